import {
  CLASS_STATISTICS,
  type ConfusionGrid,
  confusionGrid,
  precisionRecallCurve,
  type RankedClass,
  rankPositives,
  rocCurve,
  type ScoreStatisticName,
  tiedShare,
} from '@/lib/metrics';
import { type ClassResult, NO_GRID } from './class-result';
import { countCalled } from './decisions';
import type { ScoreMatrix } from './score-matrix';
import { GRID_STEPS } from './settings';

/**
 * Points kept of a curve. Of 40 classes of 78,946 images the area under precision over recall moves by
 * at most 0.0011 and that under ROC by 0.0004, and no point of either by more than 0.018.
 */
const CURVE_POINTS = { pr: 256, roc: 96 };

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
  const { scores, probabilities, labels, decisions } = matrix.columns(index);
  const ranking = rankPositives(scores, labels);
  const grid = probabilities ? confusionGrid(probabilities, labels, GRID_STEPS) : NO_GRID;
  const ranked = { probabilities, labels, ranking };
  const result = classResult(matrix.classes[index]!, ranked, grid, tiedShare(scores));
  return decisions ? { ...result, called: countCalled(decisions, labels) } : result;
}
