import { Sum } from './sum';
import type { Labels, Scores } from './types';

/** Images added up before the sum is put by with what rounding lost. */
const BLOCK = 512;

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
  for (let start = 0; start < scores.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, scores.length);
    let block = 0;
    for (let i = start; i < end; i++) {
      const label = labels[i]!;
      if (label > 1) continue;
      const score = scores[i]!;
      if (!(score >= 0 && score <= 1)) return Number.NaN;
      const gap = score - label;
      block += gap * gap;
      images++;
    }
    total.add(block);
  }
  return total.value / images;
}
