import type { CalibrationResult } from './calibrate-submission';
import type { ClassResult } from './class-result';
import type { CalibrationSettings } from './settings';

/** How often a class occurs in the training set. */
export interface TrainingCount {
  readonly positives: number;
  readonly images: number;
}

/** A class of a task, with what is known of it apart from any submission. */
export interface TaskClass {
  readonly name: string;
  readonly positives: number;
  /** Images with a known label. */
  readonly images: number;
  readonly unknown: number;
  /** Training counts, where class counts were given; `unlisted` where those leave the class out. */
  readonly training: TrainingCount | 'unlisted' | null;
}

/** Everything computed of one submission. */
export interface SubmissionResult {
  readonly team: string;
  /** Images of the task it has scores of; null where it is not known which they are. */
  readonly matched: {
    readonly images: number;
    readonly imageSet: number | null;
    /** Images it left out that have the lowest score. */
    readonly filled?: number;
  };
  readonly classes: readonly ClassResult[];
  /** How the thresholds of its classes were tuned, in words; nothing where one holds for all. */
  readonly thresholds?: string | null;
  /** What the calibration below was computed with. */
  readonly calibratedWith: CalibrationSettings;
  /** By class; empty until computed. */
  readonly calibration: readonly CalibrationResult[];
  /** Over all classes, and over each band. */
  readonly pools: readonly CalibrationResult[];
}

/** A test set with its classes, and the submissions scored on it. */
export interface TaskEvaluation {
  readonly task: string;
  readonly classes: readonly TaskClass[];
  readonly submissions: readonly SubmissionResult[];
}
