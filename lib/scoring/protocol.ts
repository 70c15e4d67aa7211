import type { ClassBreakdown } from './break-down';
import type { CalibrationResult, Pool } from './calibrate-submission';
import type { ClassSlots } from './drawing/class-slots';
import type { SamplePart } from './drawing/sample-parts';
import type { Drawing } from './drawing/sampler';
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
      type: 'rank-slots';
      job: number;
      submission: string;
      classes: readonly number[];
      images: number;
      threshold: number;
    }
  | {
      type: 'resample';
      job: number;
      drawing: Drawing;
      threshold: number;
      /** Classes of submissions kept here, by index, and classes ranked elsewhere after them. */
      own: readonly { readonly submission: string; readonly classes: readonly number[] }[];
      given: readonly ClassSlots[];
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
  | { type: 'ranked-slots'; job: number; slots: ClassSlots[] }
  | { type: 'sampled'; job: number; part: SamplePart }
  | { type: 'resampled'; job: number }
  | { type: 'broken-down'; job: number; classes: ClassBreakdown[] }
  /** The cancelling of a job was taken note of. */
  | { type: 'cancelled'; job: number }
  | { type: 'failed'; job: number; message: string };
