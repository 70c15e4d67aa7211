import type { PositiveRanking } from './ranking';
import { Sum } from './sum';

/**
 * Average precision: AP = sum over thresholds t of (R(t) - R(t before)) P(t), with recall R and
 * precision P of calling positive where score >= t, thresholds descending. Tied images enter
 * together. It is the step sum, never the trapezoid, which is too optimistic.
 *
 * In [0, 1]. NaN without a positive. Source: scikit-learn, `average_precision_score`.
 *
 * @example averagePrecision(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)))
 * // (1/2) (1/1) + (1/2) (2/3) = 0.8333...
 */
export function averagePrecision(ranking: PositiveRanking): number {
  const { positives, tp, fp, finite } = ranking;
  if (!finite || positives === 0) return Number.NaN;
  const sum = new Sum();
  let before = 0;
  for (let g = 0; g < tp.length; g++) {
    const called = tp[g]!;
    sum.add(((called - before) * called) / (called + fp[g]!));
    before = called;
  }
  return sum.value / positives;
}

/**
 * Area under the ROC curve: the share of pairs of a positive and a negative in which the positive
 * has the higher score, ties counted as half (Mann-Whitney U / (positives x negatives)).
 *
 * In [0, 1]. NaN without a positive or without a negative. Counted in whole numbers, so it is
 * exact up to the last division. Source: scikit-learn, `roc_auc_score`.
 *
 * @example auroc(rankPositives(Float64Array.of(0.9, 0.6, 0.6, 0.1), Uint8Array.of(1, 1, 0, 0)))
 * // (2 + 1.5) / 4 = 0.875
 */
export function auroc(ranking: PositiveRanking): number {
  const { positives, negatives, tp, fp, fpAbove, finite } = ranking;
  if (!finite || positives === 0 || negatives === 0) return Number.NaN;
  let twiceWon = 0;
  let before = 0;
  for (let g = 0; g < tp.length; g++) {
    const called = tp[g]!;
    twiceWon += (called - before) * (2 * negatives - fp[g]! - fpAbove[g]!);
    before = called;
  }
  return twiceWon / (2 * positives * negatives);
}
