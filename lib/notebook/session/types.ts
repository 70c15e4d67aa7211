import type {
  Description,
  LoadedTable,
  Overrides,
  ScoreScale,
  SourceFile,
  Step,
} from '@/lib/engine';
import type { Source } from '@/lib/engine/intake/source';
import type { Submission } from '@/lib/engine/intake/submission';
import type { Task } from '@/lib/engine/intake/task';
import type { CalibrationResult } from '@/lib/scoring/calibrate-submission';
import type { ClassResult } from '@/lib/scoring/evaluate-submission';
import type { CalibrationSettings } from '@/lib/scoring/settings';

/** Where a file is from: it came with the notebook, or the reader opened it. */
export type Origin = 'built-in' | 'own';

/** What the reader chose for a file; anything left out is guessed. */
export interface Choices {
  readonly overrides: Overrides;
  /** Team of a predictions file. */
  readonly team?: string;
  /** Name of the task a label file makes, or id of the task a predictions file joins. */
  readonly task?: string;
  /** Size of the training set, for class counts without it. */
  readonly trainingImages?: number;
}

export type SourceStatus =
  | { readonly kind: 'queued' }
  | { readonly kind: 'working'; readonly step: Step | 'ranking'; readonly fraction?: number }
  | { readonly kind: 'ready' }
  /** Read and kept, but not yet of use. */
  | { readonly kind: 'waiting'; readonly why: string }
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly suggestedScale?: Exclude<ScoreScale, 'probability'>;
    };

/** A file the reader gave, and how far it has come. */
export interface SourceEntry {
  readonly id: string;
  /** Grows each time the file is read otherwise, so that nothing stale is used. */
  readonly version: number;
  readonly file: SourceFile;
  readonly origin: Origin;
  readonly choices: Choices;
  /** The choices by which it was read and placed: those before a change that still waits. */
  readonly inForce: Choices;
  readonly status: SourceStatus;
  readonly loaded: LoadedTable | null;
  /** What the table was taken for, also where its checks failed. */
  readonly description: Description | null;
  /** The table once its checks passed. */
  readonly source: Source | null;
  /** For predictions: the task joined, and how the file meets it. */
  readonly joined: { readonly task: string; readonly submission: Submission } | null;
  /** Seconds from opening the file to its last figure. */
  readonly seconds: number | null;
}

/** What was computed of a predictions file. */
export interface SubmissionEntry {
  /** What it was computed from; another key means another result. */
  readonly key: string;
  readonly classes: readonly ClassResult[];
  readonly calibrationKey: string | null;
  readonly calibratedWith: CalibrationSettings;
  readonly calibration: readonly CalibrationResult[];
  readonly pools: readonly CalibrationResult[];
}

/** Files that were read before, on their way into a fresh database. */
export type Rereading =
  | {
      readonly kind: 'under way';
      readonly name: string;
      /** Files that are back. */
      readonly done: number;
      readonly total: number;
    }
  /** The reader cancelled it: these are in no table. */
  | { readonly kind: 'halted'; readonly names: readonly string[] };

export interface WorkspaceState {
  readonly sources: readonly SourceEntry[];
  readonly tasks: readonly Task[];
  readonly results: ReadonlyMap<string, SubmissionEntry>;
  readonly busy: boolean;
  readonly rereading: Rereading | null;
  /** Which origins the notebook shows; null for the reader's own files once they make a task. */
  readonly shown: readonly Origin[] | null;
  /** What failed apart from any file. */
  readonly failure: string | null;
}
