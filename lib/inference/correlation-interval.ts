import { type Interval, pearson, percentileInterval } from '@/lib/metrics';
import { spreadOf } from './spread';

/** How sure a correlation over points is, the points fixed and the images of each drawn anew. */
export interface CorrelationInterval {
  readonly interval: Interval;
  /** Draws in which the correlation is defined. */
  readonly replicates: number;
}

/**
 * Percentile interval of Pearson's r between two tasks over the same teams (or classes). Draw k of
 * the one task is set against draw k of the other; the tasks are drawn independently of each other,
 * also where some images are in both, so that what they share is not taken into account. Fisher's
 * interval answers another question: which r other teams might give. Null without a draw.
 *
 * @param x by point, its figure in every draw of the first task
 * @param y the same of the second
 */
export function correlationInterval(
  x: readonly Float64Array[],
  y: readonly Float64Array[],
  level: number,
): CorrelationInterval | null {
  const draws = Math.min(...[...x, ...y].map((own) => own.length));
  if (x.length < 2 || draws === 0) return null;
  const r = Float64Array.from({ length: draws }, (_, draw) =>
    pearson(
      x.map((own) => own[draw]!),
      y.map((own) => own[draw]!),
    ),
  );
  const { count } = spreadOf(r);
  return count === 0 ? null : { interval: percentileInterval(r, level), replicates: count };
}
