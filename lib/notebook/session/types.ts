import type { FidelityRow } from '@/lib/challenge/fidelity';
import type { PublishedTables } from '@/lib/challenge/published';
import type {
  Description,
  FileFacts,
  Overrides,
  ScoreScale,
  SourceFile,
  Step,
} from '@/lib/ingest/types';
import type { CalibrationResult } from '@/lib/scoring/calibrate-submission';
import type { ClassResult } from '@/lib/scoring/evaluate-submission';
import type { Submission } from '@/lib/scoring/fit';
import type { CalibrationSettings } from '@/lib/scoring/settings';
import type { Source } from '@/lib/scoring/sources';
import type { Task } from '@/lib/scoring/task';
import type { Run } from '../uncertainty/state';

/** Where a file is from: it came with the notebook, or the user opened it. */
export type Origin = 'built-in' | 'own';

/** What the user chose for a file; anything left out is guessed. */
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
  | {
      readonly kind: 'working';
      readonly step: Step | 'aligning' | 'ranking';
      readonly fraction?: number;
    }
  | { readonly kind: 'ready' }
  /** Read and kept, but not yet of use. */
  | { readonly kind: 'waiting'; readonly why: string }
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly suggestedScale?: Exclude<ScoreScale, 'probability'>;
    };

/** A file the user opened, and its progress. */
export interface SourceEntry {
  readonly id: string;
  /** Grows each time the file is read with other choices. */
  readonly version: number;
  readonly file: SourceFile;
  readonly origin: Origin;
  readonly choices: Choices;
  /** The choices by which it was read and placed last: a change may still be under way. */
  readonly inForce: Choices;
  readonly status: SourceStatus;
  readonly loaded: FileFacts | null;
  /** What the file was taken for, also where its checks failed. */
  readonly description: Description | null;
  /** The file once its checks passed. */
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

/** The paper's tables, and whether they are shown. */
export interface PublishedState {
  /** Null until they are fetched, and where the notebook is served without them. */
  readonly tables: PublishedTables | null;
  /** How closely the synthetic twin matches them; null until it is fetched. */
  readonly fidelity: readonly FidelityRow[] | null;
  /** Whether the reader chose to show them; null leaves it to what is loaded. */
  readonly chosen: boolean | null;
}

export interface WorkspaceState {
  readonly sources: readonly SourceEntry[];
  readonly tasks: readonly Task[];
  /** By file id. */
  readonly results: ReadonlyMap<string, SubmissionEntry>;
  /** Resampling by task id. */
  readonly runs: ReadonlyMap<string, Run>;
  readonly published: PublishedState;
  readonly busy: boolean;
  /** Which origins the notebook shows; null for the user's own files once they make a task. */
  readonly shown: readonly Origin[] | null;
  /** What failed apart from any file. */
  readonly failure: string | null;
}
