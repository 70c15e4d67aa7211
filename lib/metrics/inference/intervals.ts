import { exp, log } from '../elementary';
import { normalQuantile } from '../normal';
import { betaQuantile, incompleteBeta } from './incomplete-beta';

/** Lower and upper end. */
export type Interval = readonly [number, number];

export const NO_INTERVAL: Interval = [Number.NaN, Number.NaN];

function checkCount(count: number, of: number): void {
  if (!(count >= 0 && count <= of)) {
    throw new RangeError(`the count is ${count} of ${of}; expected 0 to ${of}`);
  }
}

/**
 * Exact binomial interval of the proportion `count` / `of`, e.g. of a false negative rate: it covers
 * with at least the level's probability. In [0, 1]; [NaN, NaN] of none. Source: Clopper and Pearson
 * 1934.
 *
 * @example clopperPearson(1, 10) // [0.00252..., 0.44501...]
 */
export function clopperPearson(count: number, of: number, level = 0.95): Interval {
  checkCount(count, of);
  if (of === 0) return NO_INTERVAL;
  const tail = (1 - level) / 2;
  return [
    count === 0 ? 0 : betaQuantile(tail, count, of - count + 1),
    count === of ? 1 : betaQuantile(1 - tail, count + 1, of - count),
  ];
}

/**
 * Score interval of the proportion `count` / `of`: shorter than the exact one, and covers with the
 * level's probability on average. In [0, 1]; [NaN, NaN] of none. Source: Wilson 1927.
 *
 * @example wilson(1, 10) // [0.01787..., 0.40415...]
 */
export function wilson(count: number, of: number, level = 0.95): Interval {
  checkCount(count, of);
  if (of === 0) return NO_INTERVAL;
  const z = normalQuantile((1 + level) / 2);
  const rate = count / of;
  const middle = rate + (z * z) / (2 * of);
  const half = z * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return [count === 0 ? 0 : (middle - half) / scale, count === of ? 1 : (middle + half) / scale];
}

/**
 * Logit interval of average precision from its number of positives n:
 * logit(ap) -+ z / sqrt(n ap (1 - ap)), taken back. In (0, 1); [NaN, NaN] without a positive and
 * where ap is 0 or 1. Source: Boyd, Eng and Page 2013.
 *
 * @example logitInterval(0.5, 100) // [0.40324..., 0.59675...]
 */
export function logitInterval(ap: number, positives: number, level = 0.95): Interval {
  if (!(positives > 0 && ap > 0 && ap < 1)) return NO_INTERVAL;
  const z = normalQuantile((1 + level) / 2);
  const centre = log(ap / (1 - ap));
  const half = z / Math.sqrt(positives * ap * (1 - ap));
  const logistic = (x: number) => 1 / (1 + exp(-x));
  return [logistic(centre - half), logistic(centre + half)];
}

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
