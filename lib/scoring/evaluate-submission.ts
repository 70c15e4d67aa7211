import {
  CLASS_STATISTICS,
  type ClassStatisticName,
  type ConfusionGrid,
  type Curve,
  confusionGrid,
  precisionRecallCurve,
  type RankedClass,
  rankPositives,
  rocCurve,
  type ScoreStatisticName,
  tiedShare,
} from '@/lib/metrics';
import type { ScoreMatrix } from './score-matrix';
import { GRID_STEPS } from './settings';

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
  readonly pr: Curve;
  readonly roc: Curve;
}

/**
 * Points kept of a curve. Of 40 classes of 78,946 images the area under precision over recall moves by
 * at most 0.0011 and that under ROC by 0.0004, and no point of either by more than 0.018.
 */
const CURVE_POINTS = { pr: 256, roc: 96 };

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

function scoreStatistics(ranked: RankedClass): Record<ScoreStatisticName, number> {
  const found = Object.entries(CLASS_STATISTICS).flatMap(([name, statistic]) =>
    statistic.from === 'scores' ? [[name, statistic.compute(ranked)]] : [],
  );
  return Object.fromEntries(found);
}

/** What one class comes to, from its ranking and its counts at the thresholds of the grid. */
export function classResult(
  name: string,
  ranked: RankedClass,
  { tp, fp }: Pick<ConfusionGrid, 'tp' | 'fp'>,
  tied: number,
): ClassResult {
  const { ranking } = ranked;
  return {
    class: name,
    positives: ranking.positives,
    images: ranking.positives + ranking.negatives,
    unknown: ranking.unknown,
    tied,
    ...scoreStatistics(ranked),
    tp,
    fp,
    pr: precisionRecallCurve(ranking, CURVE_POINTS.pr),
    roc: rocCurve(ranking, CURVE_POINTS.roc),
  };
}

/** Ranks one class once, and takes every threshold-free statistic and count from that ranking. */
export function evaluateClass(matrix: ScoreMatrix, index: number): ClassResult {
  const { scores, probabilities, labels } = matrix.columns(index);
  const ranking = rankPositives(scores, labels);
  const grid = probabilities ? confusionGrid(probabilities, labels, GRID_STEPS) : NO_GRID;
  const ranked = { probabilities, labels, ranking };
  return classResult(matrix.classes[index]!, ranked, grid, tiedShare(scores));
}
