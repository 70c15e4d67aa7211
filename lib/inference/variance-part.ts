import { jackknife } from '@/lib/metrics';
import type { OwnMetric } from '@/lib/scoring/result-tables';
import type { ClassReplicates } from './replicates';
import { ownSeries } from './series';

/** What one class adds to the variance of a statistic. */
export interface VariancePart {
  readonly variance: number;
  /** Degrees of freedom: groups of the jackknife with a positive image of the class, less 1. */
  readonly freedom: number;
}

/** What a class adds to the variance of a mean over `classes` of them. */
export function variancePart(
  own: ClassReplicates,
  metric: OwnMetric,
  classes: number,
): VariancePart {
  const { standardError } = jackknife(
    ownSeries(own.full, metric)[0]!,
    ownSeries(own.jackknife, metric),
  );
  const all = own.full.positives[0]!;
  const groups = own.jackknife.positives.filter((positives) => positives < all).length;
  return { variance: (standardError / classes) ** 2, freedom: groups - 1 };
}
