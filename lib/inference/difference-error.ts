import {
  type Interval,
  normalCdf,
  percentileInterval,
  studentQuantile,
  studentTails,
} from '@/lib/metrics';
import { leaveOutDifference } from './leave-out';
import { spreadOf } from './spread';
import type { Statistic } from './statistics';

/** How certain a difference is. NaN where undefined. */
export interface DifferenceError {
  readonly interval: Interval;
  /** Two-sided, of no difference. */
  readonly p: number;
  readonly standardError: number;
  readonly method: 'jackknife' | 'percentile';
}

/** From the replicates alone: their percentiles, and a normal p with their standard deviation. */
function errorOfReplicates(
  difference: number,
  replicates: Float64Array,
  level: number,
): DifferenceError {
  const { deviation } = spreadOf(replicates);
  return {
    interval: percentileInterval(replicates, level),
    p: deviation === 0 ? Number.NaN : 2 * normalCdf(-Math.abs(difference) / deviation),
    standardError: deviation,
    method: 'percentile',
  };
}

/** Student's t by level and degrees of freedom: all pairs of a statistic have the same. */
const quantiles = new Map<string, number>();

function quantileOf(level: number, freedom: number): number {
  const key = `${level} ${freedom}`;
  const known = quantiles.get(key);
  if (known !== undefined) return known;
  if (quantiles.size > 1000) quantiles.clear();
  const t = studentQuantile(1 - level, freedom);
  quantiles.set(key, t);
  return t;
}

/** By the jackknife of the differences, corrected for their bias; null without groups left out. */
function errorOfGroups(
  difference: number,
  one: Statistic,
  other: Statistic,
  level: number,
): DifferenceError | null {
  const found = leaveOutDifference(one, other);
  if (!found) return null;
  const { bias, standardError, freedom } = found;
  const corrected = difference - bias;
  const half = quantileOf(level, freedom) * standardError;
  const varies = standardError > 0;
  return {
    interval: varies ? [corrected - half, corrected + half] : [Number.NaN, Number.NaN],
    p: varies ? studentTails(corrected / standardError, freedom) : Number.NaN,
    standardError,
    method: 'jackknife',
  };
}

/** One statistic minus another in every replicate; empty without replicates of both. */
export function replicatedDifference(one: Statistic, other: Statistic): Float64Array {
  const [a, b] = [one.series('bootstrap'), other.series('bootstrap')];
  return a && b ? a.map((value, index) => value - b[index]!) : new Float64Array();
}

/**
 * How certain one statistic minus another is: by the jackknife of the differences with Student's t, or from the
 * replicates where no groups were left out.
 */
export function differenceError(
  difference: number,
  one: Statistic,
  other: Statistic,
  level: number,
): DifferenceError {
  return (
    errorOfGroups(difference, one, other, level) ??
    errorOfReplicates(difference, replicatedDifference(one, other), level)
  );
}
