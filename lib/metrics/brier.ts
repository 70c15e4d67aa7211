import { createBlock, loadBlock } from './block';
import { Sum } from './sum';
import type { Labels, Scores } from './types';

const block = createBlock();
const { scores: blockScores, labels: blockLabels } = block;

/** Of the last block: sum of (score - label)^2, and images of known label. */
const tally = { sum: 0, images: 0 };

function tallyBlock(rows: number): void {
  let sum = 0;
  let images = 0;
  let valid = true;
  for (let i = 0; i < rows; i++) {
    const label = blockLabels[i]!;
    if (label > 1) continue;
    const score = blockScores[i]!;
    if (!(score >= 0 && score <= 1)) valid = false;
    const gap = score - label;
    sum += gap * gap;
    images++;
  }
  tally.sum = valid ? sum : Number.NaN;
  tally.images = images;
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
  let images = 0;
  for (let start = 0; start < scores.length; ) {
    const rows = loadBlock(block, scores, labels, start);
    tallyBlock(rows);
    total.add(tally.sum);
    images += tally.images;
    start += rows;
  }
  return total.value / images;
}
