import type { Labels, Scores } from './columns';

/** AP and AUROC of weighted images. */
export interface WeightedRanking {
  readonly ap: number;
  readonly auroc: number;
}

/**
 * AP and AUROC where each image counts with a weight, not only a whole one; ties as in the plain
 * kernels. NaN without a weight above 0 of a positive, for AUROC also of a negative.
 *
 * @param order places of the images by score, the highest first
 * @param labels 0 or 1
 * @see scikit-learn, `average_precision_score` and `roc_auc_score` with `sample_weight`
 * @example weightedRanking(Float64Array.of(0.9, 0.5), Uint8Array.of(0, 1), Uint32Array.of(0, 1),
 *   Float64Array.of(1, 3)) // { ap: 0.75, auroc: 0 }
 */
export function weightedRanking(
  scores: Scores,
  labels: Labels,
  order: Uint32Array,
  weights: Float64Array,
): WeightedRanking {
  let [tp, fp, precisions, won] = [0, 0, 0, 0];
  for (let start = 0; start < order.length; ) {
    const score = scores[order[start]!]!;
    let [positives, negatives] = [0, 0];
    let end = start;
    for (; end < order.length && scores[order[end]!]! === score; end++) {
      const image = order[end]!;
      if (labels[image] === 1) positives += weights[image]!;
      else negatives += weights[image]!;
    }
    won += negatives * (tp + positives / 2);
    tp += positives;
    fp += negatives;
    if (positives > 0) precisions += (positives * tp) / (tp + fp);
    start = end;
  }
  return { ap: precisions / tp, auroc: won / (tp * fp) };
}
