import { thresholdFor } from './confusion';
import type { Scores } from './types';

const MAX_STEPS = 100_000;

/**
 * The rungs k / steps, k = 0 ... steps, each rounded once, and to float32 where the scores are;
 * then Infinity.
 */
export function ladder(scores: Scores, steps: number): Float64Array {
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= MAX_STEPS)) {
    throw new RangeError(`the number of steps is ${steps}; expected 1 to ${MAX_STEPS}, whole`);
  }
  return Float64Array.from({ length: steps + 2 }, (_, k) =>
    k > steps ? Number.POSITIVE_INFINITY : thresholdFor(scores, k / steps),
  );
}

/** Number of rungs below a score; 0 for NaN. */
export function rungsBelow(score: number, rungs: Float64Array, steps: number): number {
  // Rounding of the product or of a rung puts the guess off by one at most.
  const guess = score > 0 ? (score < 1 ? (score * steps) | 0 : steps) : 0;
  if (!(rungs[guess]! < score)) return guess;
  return rungs[guess + 1]! < score ? guess + 2 : guess + 1;
}
