import { falsePosition } from './false-position';
import { gridResiduals, SmoothedResiduals } from './smoothed-residuals';
import type { Labels, Scores } from './types';

/** No narrower smoothing is looked at. */
const NARROWEST = 0.001;

/**
 * Smooth ECE: the width s at which the residuals label - score, smoothed over the score by a
 * Gaussian of standard deviation s reflected at 0 and 1, have a mean absolute value of s. Unlike
 * ECE it has no bins to choose and does not jump as scores move.
 *
 * In [0, 1]; below 0.001 it is the mean absolute residual smoothed by 0.001. NaN without a known
 * label, or where a score is outside [0, 1].
 *
 * Source: Błasiok and Nakkiran 2023, smECE. Their package finds s to 0.001; this solves for it.
 * Residuals are put on a grid of 1 / 16,384, and the mean is taken over 1,025 points.
 *
 * @example smoothEce(Float64Array.of(0.5, 0.5), Uint8Array.of(1, 1)) // 0.5
 */
export function smoothEce(scores: Scores, labels: Labels): number {
  const grid = gridResiduals(scores, labels);
  if (!grid) return Number.NaN;
  const smoothed = new SmoothedResiduals(grid);
  const excess = (width: number) => smoothed.integral(width) - width;
  // The integral falls as the width grows, so there is one solution. Halve until it is passed.
  let wide = 2;
  let narrow = 1;
  let atNarrow = excess(narrow);
  while (narrow > NARROWEST && atNarrow <= 0) {
    wide = narrow;
    narrow = Math.max(NARROWEST, narrow / 2);
    atNarrow = excess(narrow);
  }
  return atNarrow <= 0 ? atNarrow + narrow : falsePosition(excess, narrow, wide);
}
