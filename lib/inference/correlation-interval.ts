import { type Interval, pearson, percentileInterval } from '@/lib/metrics';
import { spreadOf } from './spread';

/** Uncertainty of a correlation over fixed points, whose images are resampled. */
export interface CorrelationInterval {
  readonly interval: Interval;
  /** Replicates in which the correlation is defined. */
  readonly replicates: number;
}

/**
 * Percentile interval of Pearson's r between two tasks over the same teams (or classes), pairing
 * replicate k of the first with replicate k of the second. The tasks are resampled independently,
 * even if they share images, so this dependence is not taken into account. Fisher's interval
 * answers another question: which r other teams might give. Null without a replicate.
 *
 * @param x by point, its statistic in every replicate of the first task
 * @param y likewise for the second task
 */
export function correlationInterval(
  x: readonly Float64Array[],
  y: readonly Float64Array[],
  level: number,
): CorrelationInterval | null {
  const replicates = Math.min(...[...x, ...y].map((own) => own.length));
  if (x.length < 2 || replicates === 0) return null;
  const r = Float64Array.from({ length: replicates }, (_, index) =>
    pearson(
      x.map((own) => own[index]!),
      y.map((own) => own[index]!),
    ),
  );
  const { count } = spreadOf(r);
  return count === 0 ? null : { interval: percentileInterval(r, level), replicates: count };
}
