import type { Labels, Scores } from '../columns';
import type { RankedBy } from './folded-ranking';
import { orderClass } from './ordered-class';

/** A statistic, and how much it changes with the weight of each image. */
export interface Influence {
  /** NaN where undefined; influences are then 0. */
  readonly value: number;
  /** By image: 0 for one of unknown label. Their sum is 0. */
  readonly influence: Float64Array;
}

/** First places of runs of equal scores, the highest first, and last the number of images. */
function startsOf(scores: Float64Array): Uint32Array {
  const starts = new Uint32Array(scores.length + 1);
  let groups = 0;
  for (let i = 0; i < scores.length; i++)
    if (i === 0 || scores[i] !== scores[i - 1]) starts[groups++] = i;
  starts[groups] = scores.length;
  return starts.subarray(0, groups + 1);
}

/**
 * AP or AUROC, and its derivative by the weight of each image (the empirical influence function over
 * the number of images). Squared and summed by cluster, influences give the variance of the statistic,
 * and their differences that of a paired difference (`clusteredError`).
 *
 * With weights w, AP = sum_i w_i y_i P_i / sum_i w_i y_i and P_i = sum_k w_k y_k [s_k >= s_i] / sum_k
 * w_k [s_k >= s_i]; its derivative by w_j is (y_j (P_j - AP) + sum over positives i with s_i <= s_j of
 * (y_j - P_i) / n_i) / positives, n_i the images with s_k >= s_i. For AUROC it is that of DeLong et
 * al. 1988.
 *
 * @example rankInfluence(Float64Array.of(0.9, 0.1), Uint8Array.of(1, 0), 'ap').value // 1
 */
export function rankInfluence(scores: Scores, labels: Labels, by: RankedBy): Influence {
  const influence = new Float64Array(scores.length);
  const ordered = orderClass(scores, labels);
  const undefinedValue = { value: Number.NaN, influence };
  if (!ordered || ordered.positives === 0) return undefinedValue;
  const { positives, negatives, rows } = ordered;
  if (by === 'auroc' && negatives === 0) return undefinedValue;
  const starts = startsOf(ordered.scores);
  const groups = starts.length - 1;
  // Positives above each group.
  const above = new Uint32Array(groups + 1);
  for (let g = 0; g < groups; g++) {
    let own = 0;
    for (let i = starts[g]!; i < starts[g + 1]!; i++) own += ordered.labels[i]!;
    above[g + 1] = above[g]! + own;
  }
  const set = (g: number, ofNegative: number, ofPositive: number) => {
    for (let i = starts[g]!; i < starts[g + 1]!; i++) {
      influence[rows[i]!] = ordered.labels[i] === 1 ? ofPositive : ofNegative;
    }
  };
  if (by === 'auroc') {
    // Negatives that a positive of the group beats, ties as half.
    const beaten = (g: number) =>
      negatives - (starts[g]! - above[g]! + starts[g + 1]! - above[g + 1]!) / 2;
    let won = 0;
    for (let g = 0; g < groups; g++) won += (above[g + 1]! - above[g]!) * beaten(g);
    const value = won / (positives * negatives);
    for (let g = 0; g < groups; g++) {
      const lost = (above[g]! + above[g + 1]!) / 2 / positives;
      set(g, (lost - value) / negatives, (beaten(g) / negatives - value) / positives);
    }
    return { value, influence };
  }
  let sum = 0;
  for (let g = 0; g < groups; g++) {
    sum += ((above[g + 1]! - above[g]!) * above[g + 1]!) / starts[g + 1]!;
  }
  const value = sum / positives;
  // Sums over positives at or below the group, of 1 / n_i and of P_i / n_i.
  let [shares, falls] = [0, 0];
  for (let g = groups - 1; g >= 0; g--) {
    const images = starts[g + 1]!;
    const precision = above[g + 1]! / images;
    const own = above[g + 1]! - above[g]!;
    shares += own / images;
    falls += (own * precision) / images;
    set(g, -falls / positives, (precision - value + shares - falls) / positives);
  }
  return { value, influence };
}
