import { exp } from './elementary';

const SERIES_LIMIT = 1.5;
const FRACTION_TERMS = 200;

/** 2 / sqrt(pi) x sum of (2 x^2)^k / (1 3 5 ... (2k + 1)), times exp(-x^2): all terms positive. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * exp(-x * x) * sum;
}

/** exp(-x^2) / sqrt(pi) times Laplace's continued fraction 1/(x + (1/2)/(x + (2/2)/(x + ...))). */
function erfcFraction(x: number): number {
  let fraction = x;
  for (let k = FRACTION_TERMS; k >= 1; k--) fraction = x + k / 2 / fraction;
  return exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}

/** 1 - erf(x) for any x, to about 15 digits, also where it is tiny. */
function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < SERIES_LIMIT ? 1 - erfSeries(x) : erfcFraction(x);
}

/**
 * Probability that a standard normal variable is at most z; NaN for NaN. Source: Abramowitz and Stegun 1964,
 * 7.1.6 and 7.1.14.
 *
 * @example normalCdf(1.959963984540054) // 0.975
 */
export function normalCdf(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}
