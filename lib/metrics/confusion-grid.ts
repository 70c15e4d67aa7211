import { thresholdFor } from './confusion';
import type { Labels, Scores } from './types';

/** Confusion counts at the thresholds k / steps, k = 0 ... steps. */
export interface ConfusionGrid {
  readonly tp: Uint32Array;
  readonly fp: Uint32Array;
  readonly fn: Uint32Array;
  readonly tn: Uint32Array;
}

/** Sums from the end: entry k becomes the sum of all entries after k. */
function sumAfter(counts: Uint32Array): Uint32Array {
  const out = new Uint32Array(counts.length - 1);
  let sum = 0;
  for (let k = out.length - 1; k >= 0; k--) {
    sum += counts[k + 1]!;
    out[k] = sum;
  }
  return out;
}

/**
 * Confusion counts at all thresholds k / steps at once, in one pass over the images. Entry k equals
 * `confusionAt(scores, labels, k / steps)`.
 *
 * @example confusionGrid(Float64Array.of(0.9, 0.5), Uint8Array.of(1, 0), 2).tp // [1, 1, 0]
 */
export function confusionGrid(scores: Scores, labels: Labels, steps = 1000): ConfusionGrid {
  const limits = Float64Array.from({ length: steps + 1 }, (_, k) =>
    thresholdFor(scores, k / steps),
  );
  // Images by the number of thresholds below their score.
  const positives = new Uint32Array(steps + 2);
  const negatives = new Uint32Array(steps + 2);
  for (let i = 0; i < scores.length; i++) {
    const label = labels[i]!;
    if (label > 1) continue;
    const score = scores[i]!;
    let below = score >= 1 ? steps + 1 : score > 0 ? Math.trunc(score * steps) + 1 : 0;
    while (below > 0 && limits[below - 1]! >= score) below--;
    while (below <= steps && limits[below]! < score) below++;
    if (label === 1) positives[below]!++;
    else negatives[below]!++;
  }
  const tp = sumAfter(positives);
  const fp = sumAfter(negatives);
  const allPositives = tp[0]! + positives[0]!;
  const allNegatives = fp[0]! + negatives[0]!;
  return { tp, fp, fn: tp.map((n) => allPositives - n), tn: fp.map((n) => allNegatives - n) };
}
