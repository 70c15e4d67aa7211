import type { ScoredClasses } from './cross-fit';
import type { Ensemble } from './ensemble';
import { type FixedRatesSubmission, fixedRates, type RatesPlan } from './fixed-rates';
import { type RecalibrationPlan, recalibrate } from './recalibrate';
import type { RecalibratedSubmission } from './recalibration';
import { type ThresholdPlan, tuneThresholds } from './thresholds';
import type { TunedSubmission } from './tuned';

/** What can be tried on a submission without training it again. */
export type ImprovePlan = ThresholdPlan | RecalibrationPlan | RatesPlan;

export type PlanKind = ImprovePlan['kind'];

/** What can be tried: an ensemble is made of several submissions. */
export type ImproveKind = keyof ImproveFound;

/** What is found of each kind; null where scores can only be ranked. */
export interface ImproveFound {
  readonly thresholds: TunedSubmission | null;
  readonly recalibration: RecalibratedSubmission | null;
  readonly rates: FixedRatesSubmission | null;
  readonly ensemble: Ensemble | null;
}

/** What was found for the submissions of a task; an ensemble is one more submission. */
export interface ImprovedTask<Kind extends ImproveKind> {
  readonly task: string;
  /** Name of the task it was fitted on; null where it was cross-fitted on this one. */
  readonly from: string | null;
  /** Nominal coverage of the intervals, 0 to 1. */
  readonly level: number;
  readonly submissions: readonly {
    readonly team: string;
    readonly found: NonNullable<ImproveFound[Kind]>;
  }[];
}

type Improve = {
  readonly [Kind in PlanKind]: (
    all: ScoredClasses,
    plan: Extract<ImprovePlan, { kind: Kind }>,
  ) => Generator<void, ImproveFound[Kind]>;
};

const IMPROVE: Improve = {
  thresholds: tuneThresholds,
  recalibration: recalibrate,
  rates: fixedRates,
};

/** Steps of a plan for each class, for progress. */
export const STEPS_A_CLASS: Readonly<Record<PlanKind, number>> = {
  thresholds: 4,
  recalibration: 2,
  rates: 1,
};

/** Carries a plan out in steps. */
export function improve<Kind extends PlanKind>(
  all: ScoredClasses,
  plan: Extract<ImprovePlan, { kind: Kind }>,
): Generator<void, ImproveFound[Kind]> {
  return IMPROVE[plan.kind as Kind](all, plan);
}
