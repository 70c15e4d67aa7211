import type { ClassBreakdown } from './break-down';
import type { CalibrationResult, Pool } from './calibrate-submission';
import type { ClassResult } from './evaluate-submission';
import type { SubmissionColumns, TaskLabels } from './score-matrix';
import type { CalibrationSettings } from './settings';

/** What the page asks of an evaluation worker. `job` pairs an answer with its question. */
export type Request =
  | { type: 'labels'; labels: TaskLabels }
  | { type: 'forget-task'; task: string }
  | { type: 'forget-submission'; submission: string }
  | { type: 'evaluate'; job: number; submission: string; columns: SubmissionColumns }
  | {
      type: 'calibrate';
      job: number;
      submission: string;
      settings: CalibrationSettings;
      pools: readonly Pool[];
    }
  | {
      type: 'break-down';
      job: number;
      submission: string;
      /** Group of each matched image, in the order of its row in the label file; -1 for none. */
      groupOf: Int32Array;
      groups: number;
    }
  | { type: 'cancel'; job: number };

export interface CalibrationAnswer {
  readonly classes: readonly CalibrationResult[];
  readonly pools: readonly CalibrationResult[];
}

export type Answer =
  | { type: 'progress'; job: number; done: number; total: number }
  | { type: 'evaluated'; job: number; classes: ClassResult[] }
  | { type: 'calibrated'; job: number; calibration: CalibrationAnswer }
  | { type: 'broken-down'; job: number; classes: ClassBreakdown[] }
  | { type: 'failed'; job: number; message: string };
