import { normalCdf, normalQuantile } from '../normal';
import { Sum } from '../sum';
import { type Interval, NO_INTERVAL } from './intervals';

function sortedDefined(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
}

/** Quantile p of ascending values, on a straight line between two. */
export function quantileOf(sorted: Float64Array, p: number): number {
  const rank = (sorted.length - 1) * p;
  const below = Math.floor(rank);
  const lower = sorted[below]!;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return lower + (upper - lower) * (rank - below);
}

/**
 * Percentile interval: the middle part of bootstrap replicates that the level names. Undefined
 * replicates (NaN) are left out. [NaN, NaN] without a replicate. Source: Efron 1979.
 */
export function percentileInterval(replicates: ArrayLike<number>, level = 0.95): Interval {
  const sorted = sortedDefined(replicates);
  if (sorted.length === 0) return NO_INTERVAL;
  return [quantileOf(sorted, (1 - level) / 2), quantileOf(sorted, (1 + level) / 2)];
}

/** Acceleration, from the estimates that leave out one group each. */
function acceleration(jackknife: Float64Array): number {
  const mean = new Sum();
  for (const value of jackknife) mean.add(value / jackknife.length);
  const squares = new Sum();
  const cubes = new Sum();
  for (const value of jackknife) {
    const gap = mean.value - value;
    squares.add(gap * gap);
    cubes.add(gap * gap * gap);
  }
  return squares.value === 0 ? 0 : cubes.value / (6 * squares.value * Math.sqrt(squares.value));
}

/**
 * BCa interval: the percentile interval with its levels shifted for the bias of the replicates about
 * `estimate` and for how its spread changes with its value, as `jackknife` (estimates that leave out
 * one group of images each) tells. Undefined values (NaN) are left out. [NaN, NaN] without a
 * replicate or a jackknife estimate, or where all replicates lie on one side of the estimate. Source: Efron 1987; SciPy,
 * `stats.bootstrap`.
 */
export function bcaInterval(
  replicates: ArrayLike<number>,
  estimate: number,
  jackknife: ArrayLike<number>,
  level = 0.95,
): Interval {
  const sorted = sortedDefined(replicates);
  const below = sorted.filter((value) => value < estimate).length;
  const upTo = sorted.filter((value) => value <= estimate).length;
  const bias = normalQuantile((below + upTo) / (2 * sorted.length));
  if (!Number.isFinite(bias)) return NO_INTERVAL;
  const groups = sortedDefined(jackknife);
  if (groups.length === 0) return NO_INTERVAL;
  const a = acceleration(groups);
  const shifted = (p: number) => {
    const z = bias + normalQuantile(p);
    return normalCdf(bias + z / (1 - a * z));
  };
  return [
    quantileOf(sorted, shifted((1 - level) / 2)),
    quantileOf(sorted, shifted((1 + level) / 2)),
  ];
}
