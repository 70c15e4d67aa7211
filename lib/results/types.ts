import type { ClassReplicates, ClusterUse } from '@/lib/inference/replicates';
import type { Pool } from '@/lib/scoring/calibrate-submission';
import type { TaskClass } from '@/lib/scoring/evaluation';
import type { Submission } from '@/lib/scoring/fit';
import type { CalibrationSettings } from '@/lib/scoring/settings';
import type { SubmissionSummary } from '@/lib/scoring/summary';
import type { StoredOutcome } from './outcomes';

/** A file that results were computed from: what is needed to recognise it. */
export interface FileStamp {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/** How the replicates of a task were made, and which images were resampled together. */
export interface StoredResampling {
  readonly seed: number;
  /** Replicates asked for, and those there are. */
  readonly asked: number;
  readonly done: number;
  /** Where true and false positives were counted. */
  readonly threshold: number;
  readonly use: ClusterUse;
  /** SHA-256 of the cluster of each image in the order of image ids; equal for equal clusters. */
  readonly digest: string;
}

/** An attribute of images by which their counts are stored. */
export interface StoredAttribute {
  readonly name: string;
  /** The file that had it. */
  readonly file: string;
  readonly groups: readonly string[];
  /** Images without a value. */
  readonly unknown: number;
  /** Groups left out, since they have fewer images than the file's smallest count. */
  readonly leftOut: number;
}

/** One submission of a results file. */
export interface StoredSubmission {
  readonly team: string;
  readonly file: FileStamp | null;
  /** Without examples of ids. */
  readonly submission: Submission;
  readonly summary: SubmissionSummary;
  /** By class, in the order of the summary's; null without replicates. */
  readonly replicates: readonly ClassReplicates[] | null;
}

/** One task of a results file. */
export interface StoredTask {
  readonly name: string;
  readonly file: FileStamp | null;
  readonly images: number;
  /**
   * SHA-256 of ids and labels in the order of image ids and class keys: the same for the same
   * labels, from whatever file. Null where no label file was at hand, as after pooling.
   */
  readonly labels: string | null;
  /** Of a pool: keys of the test sets in it, equal for equal ones, so that none is added twice. */
  readonly testSets?: readonly string[];
  readonly classes: readonly TaskClass[];
  /** Pools of classes whose calibration is stored. */
  readonly pools: readonly Pool[];
  readonly attributes: readonly StoredAttribute[];
  readonly resampling: StoredResampling | null;
  /** What cells computed of the images; absent where nothing was. */
  readonly outcomes?: readonly StoredOutcome[];
  readonly submissions: readonly StoredSubmission[];
}

/** What writes results files. */
export const GENERATOR = 'Longtail Notebook';

/** `summary`: everything but score counts; `exact`: score counts too. */
export const LEVELS = ['summary', 'exact'] as const;
export type Level = (typeof LEVELS)[number];

/** What a results file holds. */
export interface Results {
  /** The program that wrote it. */
  readonly generator: string;
  readonly level: Level;
  /** Whether images, labels and scores are made up. */
  readonly synthetic: boolean;
  /** Neighbouring scores are merged until each holds as many images; 1 where none are. */
  readonly minimumCount: number;
  readonly settings: CalibrationSettings & { readonly threshold: number };
  readonly tasks: readonly StoredTask[];
  /** The notebook's document, as its file has it; null without. */
  readonly notebook: unknown;
}

/** Calibration settings that a file holds by default. */
export const STORED_CALIBRATIONS: readonly CalibrationSettings[] = (
  ['width', 'mass'] as const
).flatMap((binning) => [5, 10, 15, 20, 25, 30, 50].map((bins) => ({ bins, binning })));

/** Calibration settings that a results file holds: those in force among them. */
export function storedCalibrations({
  bins,
  binning,
}: CalibrationSettings): readonly CalibrationSettings[] {
  const held = STORED_CALIBRATIONS.some((own) => own.bins === bins && own.binning === binning);
  return held ? STORED_CALIBRATIONS : [...STORED_CALIBRATIONS, { bins, binning }];
}
