import type { BinMap, CalibrationBins, LogisticMap, StepMap } from '@/lib/metrics';
import type { FitScope, Gain } from './tuned';

// What is said of recalibrated scores, apart from how they are fitted: tables and figures read it.

export const METHODS = ['temperature', 'platt', 'beta', 'isotonic', 'histogram'] as const;

export type RecalibrationMethod = (typeof METHODS)[number];

export interface RecalibrationFit {
  readonly method: RecalibrationMethod;
  /** On the images of which classes a map is fitted. */
  readonly scope: FitScope;
  /** With fewer positives, or negatives, among the images fitted on, scores stay as they are. */
  readonly fewest: number;
}

/** A map of probabilities to probabilities. */
export type FittedMap =
  | { readonly kind: 'logistic'; readonly map: LogisticMap }
  | { readonly kind: 'steps'; readonly map: StepMap }
  | { readonly kind: 'bins'; readonly map: BinMap };

/** How well probabilities fit the labels of a class. NaN where undefined. */
export interface CalibrationState {
  readonly brier: number;
  readonly logLoss: number;
  readonly ece: number;
  readonly eceDebiased: number;
  /** NaN unless it was asked for: it takes long. */
  readonly smoothEce: number;
  /** Parts of the Brier score: distance from the positive rates, and how mixed bins are. */
  readonly calibration: number;
  readonly refinement: number;
  readonly ap: number;
  readonly bins: CalibrationBins;
}

/** What a map does to the order of images: monotone maps keep AP and AUROC. */
export type OrderCheck = 'same' | 'ties' | 'reversed';

export interface RecalibratedClass {
  readonly class: string;
  readonly band: string | null;
  readonly positives: number;
  readonly images: number;
  /**
   * The map fitted on all images, or on the other task. Null where there were too few positives: the
   * scores are as they were.
   */
  readonly fitted: FittedMap | null;
  /** The same in words. */
  readonly map: string | null;
  /** What the map does to the order; null without a map. */
  readonly order: OrderCheck | null;
  readonly before: CalibrationState;
  readonly after: CalibrationState;
  /** `after` minus `before`: below 0 is better. */
  readonly brierGain: Gain;
  readonly logLossGain: Gain;
}

/** Means over classes. */
export interface RecalibratedGroup {
  /** Null for all classes. */
  readonly band: string | null;
  readonly classes: number;
  readonly brierGain: Gain;
  readonly logLossGain: Gain;
}

export interface RecalibratedSubmission {
  readonly classes: readonly RecalibratedClass[];
  /** All classes, then each band. */
  readonly groups: readonly RecalibratedGroup[];
}
