import type { ParentPair } from '@/lib/challenge/challenge';
import type { EnsemblePlan } from '@/lib/improve/build-ensemble';
import type { Ensemble } from '@/lib/improve/ensemble';
import type { ImproveFound, ImprovePlan, PlanKind } from '@/lib/improve/improve';
import type { EnsembleMix, MixedScores } from '@/lib/improve/mix';
import type { InputErrorDetails } from '@/lib/ingest/input-error';
import type { AlignedIds } from '@/lib/ingest/match/alignment';
import type { ClassBreakdown } from './break-down';
import type { CalibrationResult, Pool } from './calibrate-submission';
import type { ClassResult } from './class-result';
import type { PairedScores } from './contradictions';
import type { ClassThresholds } from './decisions';
import type { Submission, SubmissionData, TaskData } from './fit';
import type { ImageAnswers, ImageQuestion } from './images/questions';
import type { OwnScores } from './member-scores';
import type { ClassSlots, ResamplingDesign, SamplePart } from './resampling';
import type { CalibrationSettings } from './settings';
import type { SummaryPlan } from './summarize';
import type { SubmissionSummary } from './summary';

/** A submission by id, evaluated on a task by id; the worker keeps both. */
export interface SubmissionOnTask {
  readonly submission: string;
  readonly task: string;
}

/** Thresholds of the classes of a submission, on one task. */
export interface TaskThresholds extends ClassThresholds {
  readonly task: string;
}

/** What is to be done with the scores of an ensemble's members. */
export interface EnsembleWork {
  readonly task: string;
  readonly members: readonly OwnScores[];
  readonly work: EnsemblePlan | EnsembleMix;
}

/** What the page asks of an evaluation worker. `job` pairs an answer with its question. */
export type Request =
  /** Both take the place of earlier data of the same id. */
  | { type: 'task'; task: TaskData }
  | { type: 'submission'; submission: SubmissionData }
  | { type: 'thresholds'; submission: string; thresholds: TaskThresholds | null }
  | { type: 'forget-task'; task: string }
  | { type: 'forget-submission'; submission: string }
  | { type: 'fit'; job: number; on: SubmissionOnTask }
  | { type: 'join'; job: number; task: string; other: AlignedIds }
  | { type: 'evaluate'; job: number; on: SubmissionOnTask }
  | {
      type: 'calibrate';
      job: number;
      on: SubmissionOnTask;
      settings: CalibrationSettings;
      pools: readonly Pool[];
    }
  | {
      type: 'rank-slots';
      job: number;
      on: SubmissionOnTask;
      classes: readonly number[];
      images: number;
      threshold: number;
    }
  | {
      type: 'resample';
      job: number;
      design: ResamplingDesign;
      threshold: number;
      /** Classes of submissions kept here, by index, and classes ranked elsewhere after them. */
      own: readonly { readonly on: SubmissionOnTask; readonly classes: readonly number[] }[];
      given: readonly ClassSlots[];
    }
  | {
      type: 'break-down';
      job: number;
      on: SubmissionOnTask;
      /** Group of each row of the label file; -1 for none. */
      groupOf: Int32Array;
      groups: number;
    }
  | { type: 'summarize'; job: number; on: SubmissionOnTask; plan: SummaryPlan }
  | {
      type: 'contradictions';
      job: number;
      on: SubmissionOnTask;
      pairs: readonly ParentPair[];
    }
  | { type: 'improve'; job: number; on: SubmissionOnTask; plan: ImprovePlan }
  | { type: 'copy-scores'; job: number; on: SubmissionOnTask; team: string }
  | ({ type: 'ensemble'; job: number } & EnsembleWork)
  | { type: 'images'; job: number; on: SubmissionOnTask; question: ImageQuestion }
  | { type: 'cancel'; job: number };

export interface CalibrationAnswer {
  readonly classes: readonly CalibrationResult[];
  readonly pools: readonly CalibrationResult[];
}

export type Answer =
  | { type: 'progress'; job: number; done: number; total: number }
  | { type: 'fitted'; job: number; submission: Submission }
  /** Row of the other file for each row of the label file; -1 where it has none. */
  | { type: 'joined'; job: number; rows: Int32Array<ArrayBuffer> }
  | { type: 'evaluated'; job: number; classes: ClassResult[] }
  | { type: 'calibrated'; job: number; calibration: CalibrationAnswer }
  | { type: 'ranked-slots'; job: number; slots: ClassSlots[] }
  | { type: 'sampled'; job: number; part: SamplePart }
  | { type: 'resampled'; job: number }
  | { type: 'broken-down'; job: number; classes: ClassBreakdown[] }
  | { type: 'summarized'; job: number; summary: SubmissionSummary }
  | { type: 'contradicted'; job: number; pairs: PairedScores[] }
  | { type: 'improved'; job: number; found: ImproveFound[PlanKind] }
  | { type: 'scores-copied'; job: number; scores: OwnScores }
  | { type: 'ensemble-done'; job: number; done: Ensemble | MixedScores }
  | { type: 'images-answered'; job: number; found: ImageAnswers[keyof ImageAnswers] }
  /** The cancelling of a job was taken note of. */
  | { type: 'cancelled'; job: number }
  | { type: 'failed'; job: number; message: string }
  /** The files cannot be used together. */
  | { type: 'input-error'; job: number; problem: string; details: InputErrorDetails };
