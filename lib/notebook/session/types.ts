import type { Challenge } from '@/lib/challenge/challenge';
import type { FidelityRow } from '@/lib/challenge/fidelity';
import type { PublishedTables } from '@/lib/challenge/published';
import type {
  Description,
  FileFacts,
  Overrides,
  Remedy,
  SourceFile,
  Step,
} from '@/lib/ingest/types';
import type { CalibrationResult } from '@/lib/scoring/calibrate-submission';
import type { ClassResult } from '@/lib/scoring/class-result';
import type { Submission } from '@/lib/scoring/fit';
import type { CalibrationSettings } from '@/lib/scoring/settings';
import type { Source } from '@/lib/scoring/sources';
import type { Task } from '@/lib/scoring/task';
import type { Run } from '../uncertainty/state';
import type { StoredPart } from './stored';

/** Whether a file came with the notebook, or the user opened it. */
export type Origin = 'built-in' | 'own';

/** The user's choices for a file; anything left out is guessed. */
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
  /** Read, but not yet of use. */
  | { readonly kind: 'waiting'; readonly why: string }
  /** Its scores are on another scale: it can be used once the user says so. */
  | {
      readonly kind: 'needs-choice';
      readonly message: string;
      /** Choices under which the file can be used. */
      readonly remedies: readonly Remedy[];
    }
  | { readonly kind: 'failed'; readonly message: string };

/** A file the user opened, and its progress. */
export interface SourceEntry {
  readonly id: string;
  /** Grows each time the file is read with other choices. */
  readonly version: number;
  readonly file: SourceFile;
  readonly origin: Origin;
  readonly choices: Choices;
  /** The choices that are applied: those of the last reading. A change may be pending. */
  readonly inForce: Choices;
  readonly status: SourceStatus;
  readonly loaded: FileFacts | null;
  /** What the file was recognized as, also if its checks failed. */
  readonly description: Description | null;
  /** The file once its checks passed. */
  readonly source: Source | null;
  /** For predictions: the team guessed among the files of the task; null until it is placed. */
  readonly team: string | null;
  /** The entry whose file this one reads too: labels and scores side by side are two entries. */
  readonly partOf: string | null;
  /** For predictions: the task joined, and how well the file fits it. */
  readonly joined: { readonly task: string; readonly submission: Submission } | null;
  /** Seconds from opening the file until its figures were drawn. */
  readonly seconds: number | null;
  /** For a part of a results file; its own file is not here. */
  readonly stored?: StoredPart;
}

/** The results of a predictions file. */
export interface SubmissionEntry {
  /** Identifies what it was computed from: another key means another result. */
  readonly key: string;
  readonly classes: readonly ClassResult[];
  /** How the thresholds of its classes were tuned, in words; null where one holds for all. */
  readonly thresholds: string | null;
  readonly calibrationKey: string | null;
  readonly calibratedWith: CalibrationSettings;
  readonly calibration: readonly CalibrationResult[];
  readonly pools: readonly CalibrationResult[];
}

/** Published tables, and whether they are shown. */
export interface PublishedState {
  /**
   * Those of the description that the reader opened, else those that come with the notebook: null
   * until they are fetched, and if it is served without them.
   */
  readonly tables: PublishedTables | null;
  /** Those that come with the notebook. */
  readonly builtIn: PublishedTables | null;
  /** The opened description that brings tables; null where they are those of the notebook. */
  readonly challenge: Challenge | null;
  /** How closely the synthetic twin matches them; null until it is fetched. */
  readonly fidelity: readonly FidelityRow[] | null;
  /** Whether the user chose to show them; null decides by the loaded files. */
  readonly chosen: boolean | null;
}

/** A results file with replicates of a task, which is fetched when the reader asks for them. */
export interface OfferedReplicates {
  /** Name of the task in its results file. */
  readonly task: string;
  readonly file: SourceFile;
}

/** A file to open, and what is chosen for it. */
export interface NamedFile {
  readonly file: SourceFile;
  readonly choices: Choices;
}

export interface SessionState {
  readonly sources: readonly SourceEntry[];
  /** The built-in files whose results are shown in their place; none once they are asked for. */
  readonly unopened: readonly NamedFile[];
  /** Replicates of built-in results that are not here yet. */
  readonly offered: readonly OfferedReplicates[];
  readonly tasks: readonly Task[];
  /** By file id. */
  readonly results: ReadonlyMap<string, SubmissionEntry>;
  /** Resampling by task id. */
  readonly runs: ReadonlyMap<string, Run>;
  readonly published: PublishedState;
  readonly busy: boolean;
  /** Which origins the notebook shows; null leaves it to what is loaded. */
  readonly shown: readonly Origin[] | null;
  /**
   * Whether the open notebook was made with files of the user, loaded or not; null until a notebook
   * is open.
   */
  readonly expectsFiles: boolean | null;
  /** What failed apart from any file. */
  readonly failure: string | null;
}
