import { createBlock, loadBlock } from './block';
import { Sum } from './sum';
import type { Labels, Scores } from './types';

const block = createBlock();
const { scores: blockScores, labels: blockLabels } = block;

/** Sum of (score - label)^2 over the block; NaN where a score is no probability. */
function squaredGaps(rows: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const label = blockLabels[i]!;
    if (label > 1) continue;
    const score = blockScores[i]!;
    if (!(score >= 0 && score <= 1)) return Number.NaN;
    const gap = score - label;
    sum += gap * gap;
  }
  return sum;
}

/** Images of known label. */
function known(labels: Labels): number {
  let images = 0;
  for (let i = 0; i < labels.length; i++) images += (labels[i]! - 2) >>> 31;
  return images;
}

/**
 * Brier score: mean of (score - label)^2. In [0, 1]; 0 is perfect.
 *
 * NaN without a known label, or where a score is outside [0, 1] (scikit-learn raises). Scores are
 * taken as doubles. Source: scikit-learn, `brier_score_loss`.
 *
 * @example brier(Float64Array.of(0.9, 0.2), Uint8Array.of(1, 0)) // (0.01 + 0.04) / 2 = 0.025
 */
export function brier(scores: Scores, labels: Labels): number {
  const total = new Sum();
  for (let start = 0; start < scores.length; ) {
    const rows = loadBlock(block, scores, labels, start);
    total.add(squaredGaps(rows));
    start += rows;
  }
  return total.value / known(labels);
}
