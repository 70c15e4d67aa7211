import { type Interval, jackknife, type Sampled, studentQuantile } from '@/lib/metrics';

/**
 * The parts of a series: the value on the shared images, then without each of `groups` groups of
 * their patients, then in the replicates.
 */
export function sampleParts(series: Float64Array, groups: number): Sampled {
  return {
    value: series[0]!,
    left: series.subarray(1, 1 + groups),
    replicates: series.subarray(1 + groups),
  };
}

/**
 * Interval of a change on as many other images, by the jackknife with Student's t. The bias of AP with few
 * positives is part of such a change, and so is not taken off. [NaN, NaN] where undefined.
 */
export function changeInterval(series: Float64Array, groups: number, level: number): Interval {
  const { value, left } = sampleParts(series, groups);
  const { standardError, groups: defined } = jackknife(value, left);
  if (defined < 2) return [Number.NaN, Number.NaN];
  const half = studentQuantile(1 - level, defined - 1) * standardError;
  return [value - half, value + half];
}
