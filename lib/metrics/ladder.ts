import type { Scores } from './columns';
import { thresholdFor } from './rates';

/** The most steps a ladder can have. */
export const MAX_STEPS = 10_000;

/** Room for a ladder, to be made once per module. */
export function createLadder(): Float64Array {
  return new Float64Array(MAX_STEPS + 2);
}

/**
 * Sets the rungs k / steps, k = 0 ... steps, each rounded once, and to float32 where the scores
 * are; then Infinity.
 */
export function setLadder(rungs: Float64Array, scores: Scores, steps: number): void {
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= MAX_STEPS)) {
    throw new RangeError(`steps is ${steps}; expected a whole number from 1 to ${MAX_STEPS}`);
  }
  for (let k = 0; k <= steps; k++) rungs[k] = thresholdFor(scores, k / steps);
  rungs[steps + 1] = Number.POSITIVE_INFINITY;
}

/** Sets for each of the first `rows` scores the number of rungs below it; 0 for NaN. */
export function setRungsBelow(
  below: Int32Array,
  scores: Float64Array,
  rows: number,
  rungs: Float64Array,
  steps: number,
): void {
  for (let i = 0; i < rows; i++) {
    const score = scores[i]!;
    // Rounding of the product or of a rung puts the guess off by one at most.
    let guess = score > 1 ? steps : (score * steps) | 0;
    if (guess < 0) guess = 0;
    if (rungs[guess]! < score) guess += rungs[guess + 1]! < score ? 2 : 1;
    below[i] = guess;
  }
}
