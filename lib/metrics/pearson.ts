import { type Moments, moments } from './moments';
import { normalQuantile } from './normal-quantile';

/** Correlation from sums of deviations; NaN where x or y does not vary. */
export function correlation({ xx, yy, xy }: Moments): number {
  const r = xy / (Math.sqrt(xx) * Math.sqrt(yy));
  return Math.max(-1, Math.min(1, r));
}

/**
 * Pearson's r of paired values. In [-1, 1]. NaN below two pairs, or where x or y does not vary.
 * Source: SciPy, `stats.pearsonr`.
 *
 * @example pearson([1, 2, 3], [1, 3, 2]) // 0.5
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return correlation(moments(x, y));
}

/**
 * Interval of Pearson's r over n pairs by Fisher's z: tanh(atanh(r) -+ q / sqrt(n - 3)), q the
 * normal quantile of (1 + level) / 2. [NaN, NaN] below four pairs. Source: SciPy,
 * `pearsonr(...).confidence_interval`.
 *
 * @example pearsonInterval(0.5, 28) // [0.156..., 0.735...]
 */
export function pearsonInterval(r: number, n: number, level = 0.95): [number, number] {
  if (n < 4) return [Number.NaN, Number.NaN];
  const z = Math.atanh(r);
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3);
  return [Math.tanh(z - half), Math.tanh(z + half)];
}
