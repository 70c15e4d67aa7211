import { moments } from './moments';
import { correlation } from './pearson';

export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** Pearson's r. */
  readonly r: number;
  /** Share of the variance of y that the line explains, r^2. */
  readonly r2: number;
}

/**
 * The line y = intercept + slope x of least squared distance in y.
 *
 * All NaN below two points or where x does not vary; r and r2 NaN where y does not vary. Source:
 * SciPy, `stats.linregress` (which raises in the first case, and calls r 0 in the second).
 *
 * @example leastSquares([0, 1, 2], [1, 3, 5]) // { slope: 2, intercept: 1, r: 1, r2: 1 }
 */
export function leastSquares(x: ArrayLike<number>, y: ArrayLike<number>): Line {
  const sums = moments(x, y);
  const slope = sums.xx === 0 ? Number.NaN : sums.xy / sums.xx;
  const r = correlation(sums);
  return { slope, intercept: sums.meanY - slope * sums.meanX, r, r2: r * r };
}
