import type { Interval } from '@/lib/metrics';
import { differenceError } from './difference-error';
import type { Statistic } from './statistics';

/** The interval of a difference, and how it is computed. */
export interface DifferenceInterval {
  readonly interval: Interval;
  readonly method: 'jackknife' | 'percentile';
}

/**
 * Interval of one band's mean minus another's, of one team on the same samples. By the jackknife,
 * corrected for bias, with the degrees of freedom of the band that has fewer; by percentiles where no
 * groups were left out. Null without samples of both.
 */
export function bandDifference(
  one: Statistic,
  other: Statistic,
  level: number,
): DifferenceInterval | null {
  if (one.estimate === null || other.estimate === null) return null;
  const found = differenceError(one.estimate - other.estimate, one, other, level);
  if (!Number.isFinite(found.interval[0])) return null;
  return { interval: found.interval, method: found.method };
}
