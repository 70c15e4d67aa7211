import {
  CLASS_STATISTICS,
  type ClassStatisticName,
  type Curve,
  type ScoreStatisticName,
} from '@/lib/metrics';
import type { Called } from './decisions';

/** What one class of one submission comes to, for every threshold at once. NaN where undefined. */
export interface ClassResult extends Readonly<Record<ScoreStatisticName, number>> {
  readonly class: string;
  readonly positives: number;
  /** Images with a known label. */
  readonly images: number;
  readonly unknown: number;
  /** Share of images whose score another image has too. */
  readonly tied: number;
  /** True and false positives at the thresholds k / GRID_STEPS; empty without probabilities. */
  readonly tp: Uint32Array;
  readonly fp: Uint32Array;
  /** Positive calls where the class has thresholds of its own, in place of one for all. */
  readonly called?: Called;
  readonly pr: Curve;
  readonly roc: Curve;
}

/** In place of counts at thresholds, where scores can only be ranked. */
export const NO_GRID = { tp: new Uint32Array(0), fp: new Uint32Array(0) };

/** Whether a statistic is computed once per class, and so is a field of its `ClassResult`. */
export function isScoreStatistic(name: ClassStatisticName): name is ScoreStatisticName {
  return CLASS_STATISTICS[name].from === 'scores';
}

/** Statistics that are computed once per class from its scores. */
export const SCORE_STATISTICS: readonly ScoreStatisticName[] = (
  Object.keys(CLASS_STATISTICS) as ClassStatisticName[]
).filter(isScoreStatistic);
