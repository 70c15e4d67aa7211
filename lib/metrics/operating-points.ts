import type { PositiveRanking } from './ranking';

/**
 * The highest precision at any threshold whose recall is at least `recall` (0 to 1).
 * NaN without a positive. Source: `precision_recall_curve` of scikit-learn, best point with enough
 * recall.
 *
 * @example
 * precisionAtRecall(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)), 0.8)
 * // 2 / 3 = 0.6666...
 */
export function precisionAtRecall(ranking: PositiveRanking, recall: number): number {
  const { positives, tp, fp, finite } = ranking;
  if (!finite || positives === 0) return Number.NaN;
  let best = Number.NaN;
  for (let g = 0; g < tp.length; g++) {
    if (tp[g]! / positives < recall) continue;
    const precision = tp[g]! / (tp[g]! + fp[g]!);
    if (!(precision <= best)) best = precision;
  }
  return best;
}

/**
 * The highest recall at any threshold whose specificity is at least `specificity` (0 to 1); 0
 * where only calling nothing positive is specific enough. NaN without a positive or without a
 * negative. Source: `roc_curve` of scikit-learn, best point specific enough.
 *
 * @example
 * recallAtSpecificity(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)), 1)
 * // 0.5
 */
export function recallAtSpecificity(ranking: PositiveRanking, specificity: number): number {
  const { positives, negatives, tp, fp, finite } = ranking;
  if (!finite || positives === 0 || negatives === 0) return Number.NaN;
  let best = 0;
  for (let g = 0; g < tp.length; g++) {
    if ((negatives - fp[g]!) / negatives < specificity) break;
    best = tp[g]! / positives;
  }
  return best;
}
