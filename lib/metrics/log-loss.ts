import { createBlock, loadBlock } from './block';
import { Sum } from './sum';
import type { Labels, Scores } from './types';

const block = createBlock();
/** scikit-learn's clip: the gap between 1 and the next double. */
const EPSILON = Number.EPSILON;

/**
 * Log loss in nats: mean of -log(p) over positives and -log(1 - p) over negatives, p the score
 * clipped to [2^-52, 1 - 2^-52] as in scikit-learn for doubles. At least 0; 0 is perfect.
 *
 * NaN without a known label, or where a score is outside [0, 1]. Defined where all labels are
 * equal, as `log_loss(y, p, labels=[0, 1])`. Scores are taken as doubles. Source: scikit-learn.
 *
 * @example logLoss(Float64Array.of(0.5, 0.5), Uint8Array.of(1, 0)) // ln 2 = 0.6931...
 */
export function logLoss(scores: Scores, labels: Labels): number {
  const total = new Sum();
  let images = 0;
  for (let start = 0; start < scores.length; ) {
    const rows = loadBlock(block, scores, labels, start);
    for (let i = 0; i < rows; i++) {
      const label = block.labels[i]!;
      if (label > 1) continue;
      const score = block.scores[i]!;
      if (!(score >= 0 && score <= 1)) return Number.NaN;
      const p = Math.min(1 - EPSILON, Math.max(EPSILON, score));
      total.add(-Math.log(label === 1 ? p : 1 - p));
      images++;
    }
    start += rows;
  }
  return total.value / images;
}
