import { exp, log } from '../elementary';
import { betaQuantile, incompleteBeta } from './incomplete-beta';
import { type Interval, NO_INTERVAL } from './intervals';

/** What estimates that leave out one group of images each say of an estimate. NaN where undefined. */
export interface Jackknife {
  /** How much too high the estimate is on average: above its value for any number of images. */
  readonly bias: number;
  readonly standardError: number;
  /** Estimates that are defined. */
  readonly groups: number;
}

/**
 * Bias and standard error of an estimate by the jackknife. Groups hold equally many clusters of images, or
 * one more. Undefined estimates (NaN) are left out; below two, bias and error are NaN. Sources:
 * Quenouille 1956; Tukey 1958.
 *
 * @param left estimates that leave out one group each
 * @example jackknife(2, Float64Array.of(1.5, 2, 2.5)) // bias 0, standard error 0.57735...
 */
export function jackknife(estimate: number, left: Float64Array): Jackknife {
  let groups = 0;
  let mean = 0;
  let squares = 0;
  for (const value of left) {
    if (Number.isNaN(value)) continue;
    groups++;
    const gap = value - mean;
    mean += gap / groups;
    squares += gap * (value - mean);
  }
  if (groups < 2) return { bias: Number.NaN, standardError: Number.NaN, groups };
  return {
    bias: (groups - 1) * (mean - estimate),
    standardError: Math.sqrt(((groups - 1) / groups) * squares),
    groups,
  };
}

/**
 * Probability that a Student t variable lies at least as far from 0 as t, on either side. NaN
 * without a degree of freedom. Source: Abramowitz and Stegun 1964, 26.7.1; SciPy, `2 * t.sf(abs(t), df)`.
 *
 * @param freedom degrees of freedom, above 0, not only whole numbers
 * @example studentTails(2, 10) // 0.07338...
 */
export function studentTails(t: number, freedom: number): number {
  if (!(freedom > 0)) return Number.NaN;
  return incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t));
}

/**
 * The t that a Student t variable exceeds on either side with probability `tails`, in (0, 1).
 *
 * @example studentQuantile(0.05, 10) // 2.22813...
 */
export function studentQuantile(tails: number, freedom: number): number {
  if (!(freedom > 0)) return Number.NaN;
  const x = betaQuantile(tails, freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - x)) / x);
}

/**
 * Jackknife interval: the estimate less its bias, with Student's t times the standard error on
 * either side, on the logit scale between the least and the greatest possible value, so that it stays between
 * them. Unlike percentiles of replicates it holds the true value of a mean of average precisions,
 * whose bias does not average out: see `test/coverage/report.md`. It may lie beside the estimate. On
 * the plain scale, cut off, where the corrected estimate is out of range. [NaN, NaN] without an
 * error or a degree of freedom.
 *
 * @param freedom degrees of freedom of the standard error
 * @param range least and greatest possible value
 * @example jackknifeInterval(0.5, { bias: 0, standardError: 0.1, groups: 50 }, 49) // [0.30913..., 0.69086...]
 */
export function jackknifeInterval(
  estimate: number,
  { bias, standardError }: Jackknife,
  freedom: number,
  level = 0.95,
  [least, greatest]: Interval = [0, 1],
): Interval {
  if (!(standardError > 0 && freedom > 0)) return NO_INTERVAL;
  const half = studentQuantile(1 - level, freedom) * standardError;
  const corrected = estimate - bias;
  const [below, above] = [corrected - least, greatest - corrected];
  if (!(below > 0 && above > 0)) {
    return [Math.max(least, corrected - half), Math.min(greatest, corrected + half)];
  }
  const span = greatest - least;
  const centre = log(below / above);
  const scaled = (half * span) / (below * above);
  const back = (x: number) => least + span / (1 + exp(-x));
  return [back(centre - scaled), back(centre + scaled)];
}

/**
 * Degrees of freedom of a sum of independent parts, from each part's variance and degrees of
 * freedom; a part with none counts as one with 1. NaN where no part varies. Sources: Satterthwaite
 * 1946; Welch 1947.
 *
 * @example pooledFreedom([1, 1], [4, 4]) // 8
 */
export function pooledFreedom(variances: readonly number[], freedoms: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  variances.forEach((variance, part) => {
    if (Number.isNaN(variance)) return;
    sum += variance;
    squares += (variance * variance) / Math.max(1, freedoms[part]!);
  });
  return squares > 0 ? (sum * sum) / squares : Number.NaN;
}
