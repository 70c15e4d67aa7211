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
