import { incompleteBeta } from './incomplete-beta';
import { type Interval, NO_INTERVAL } from './proportion-intervals';

/**
 * The smallest count k whose binomial probability of at most k, of n with probability q each,
 * reaches p, p in (0, 1). Source: SciPy, `binom.ppf`.
 *
 * @example binomialQuantile(0.5, 10, 0.3) // 3
 */
export function binomialQuantile(p: number, n: number, q: number): number {
  if (q <= 0) return 0;
  if (q >= 1) return n;
  let below = -1;
  let reached = n;
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (1 - incompleteBeta(middle + 1, n - middle, q) >= p) reached = middle;
    else below = middle;
  }
  return reached;
}

/**
 * Consistency band of a calibration bin: where its positive rate lies with the level's probability
 * if its scores are right, that is if each of its `count` images is positive with probability
 * `meanScore`. In [0, 1]; [NaN, NaN] of an empty bin. Source: Bröcker and Smith 2007, with exact
 * binomial quantiles in place of resampled labels, and the bin's mean in place of each score, which
 * can only widen the band.
 *
 * @example consistencyBand(100, 0.2) // [0.12, 0.28]
 */
export function consistencyBand(count: number, meanScore: number, level = 0.95): Interval {
  if (!(count > 0) || Number.isNaN(meanScore)) return NO_INTERVAL;
  const tail = (1 - level) / 2;
  return [
    binomialQuantile(tail, count, meanScore) / count,
    binomialQuantile(1 - tail, count, meanScore) / count,
  ];
}
