import { leastSquares } from '../least-squares';
import { moments } from '../moments';
import { betaQuantile } from './incomplete-beta';
import { type Interval, NO_INTERVAL } from './proportion-intervals';

/**
 * The t at which Student's distribution with `freedom` degrees of freedom reaches p, p in (0.5, 1).
 *
 * @example studentQuantile(0.975, 10) // 2.228138851964939
 */
export function studentQuantile(p: number, freedom: number): number {
  // t^2 / (freedom + t^2) has a beta distribution; small t wants its lower, large t its upper end.
  const inner = betaQuantile(2 * p - 1, 0.5, freedom / 2);
  if (inner < 0.5) return Math.sqrt((freedom * inner) / (1 - inner));
  const outer = betaQuantile(2 * (1 - p), freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - outer)) / outer);
}

export interface LineIntervals {
  readonly slope: Interval;
  readonly intercept: Interval;
}

/**
 * Intervals of the line of least squares by Student's t with n - 2 degrees of freedom, errors taken
 * as normal and of one size. [NaN, NaN] below three points, or where x does not vary. Source: SciPy,
 * `stats.linregress` (stderr, intercept_stderr).
 */
export function lineIntervals(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  level = 0.95,
): LineIntervals {
  const { slope, intercept } = leastSquares(x, y);
  const { xx, yy, xy, meanX } = moments(x, y);
  const freedom = x.length - 2;
  if (freedom < 1 || xx === 0) return { slope: NO_INTERVAL, intercept: NO_INTERVAL };
  const variance = Math.max(0, yy - (xy * xy) / xx) / freedom;
  const t = studentQuantile((1 + level) / 2, freedom);
  const around = (value: number, error: number): Interval => [value - t * error, value + t * error];
  const slopeError = Math.sqrt(variance / xx);
  const interceptError = Math.sqrt(variance * (1 / x.length + (meanX * meanX) / xx));
  return { slope: around(slope, slopeError), intercept: around(intercept, interceptError) };
}
