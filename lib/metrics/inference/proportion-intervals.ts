import { exp, log } from '../elementary';
import { normalQuantile } from '../normal-quantile';
import { betaQuantile } from './incomplete-beta';

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
