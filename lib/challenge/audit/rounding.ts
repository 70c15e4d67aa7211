/** Half of the last printed digit: a printed value stands for all numbers this near to it. */
export const HALF_DIGIT = 0.0005;

/** Room for the error of binary fractions, far below any printed digit. */
const EPSILON = 1e-9;

/**
 * Whether a printed value can be the rounding of a number that is itself only known to within
 * `slack` (half a digit where it was computed from printed values, 0 where from exact ones).
 */
export function agrees(printed: number, recomputed: number, slack = HALF_DIGIT): boolean {
  return Math.abs(printed - recomputed) <= HALF_DIGIT + slack + EPSILON;
}

/** Mean of printed values: known to within half a digit, as each of them is. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
