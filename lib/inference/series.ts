import { CLASS_STATISTICS, type Confusion, micro, TEAM_STATISTICS } from '@/lib/metrics';
import { isScoreStatistic } from '@/lib/scoring/class-result';
import type { MeanMetric, OwnMetric, ResampledMetric } from '@/lib/scoring/result-tables';
import { OWN_METRICS } from '@/lib/scoring/tables/resampled';
import type { ClassReplicates, ClassSamples, SampleKind } from './replicates';

export function isOwn(metric: ResampledMetric): metric is OwnMetric {
  return (OWN_METRICS as readonly ResampledMetric[]).includes(metric);
}

/** The statistic of one class that a mean averages; null for statistics of summed counts. */
export function ownOf(metric: MeanMetric): OwnMetric | null {
  const statistic = TEAM_STATISTICS[metric];
  return statistic.over === 'classes' ? statistic.mean : null;
}

/** Whether a statistic depends on the threshold. */
export function needsThreshold(metric: ResampledMetric): boolean {
  const own = isOwn(metric) ? metric : ownOf(metric);
  return own === null || CLASS_STATISTICS[own].from === 'counts';
}

function counts({ positives, negatives, tp, fp }: ClassSamples, index: number): Confusion {
  const [hits, alarms] = [tp[index]!, fp[index]!];
  return { tp: hits, fp: alarms, fn: positives[index]! - hits, tn: negatives[index]! - alarms };
}

/** A statistic of a class in each sample. NaN where undefined. */
export function ownSeries(samples: ClassSamples, metric: OwnMetric): Float64Array {
  if (isScoreStatistic(metric)) return samples[metric];
  const statistic = CLASS_STATISTICS[metric];
  const { positives, negatives } = samples;
  return Float64Array.from(positives, (_, index) =>
    statistic.from === 'labels'
      ? statistic.compute({ positives: positives[index]!, negatives: negatives[index]! })
      : statistic.compute(counts(samples, index)),
  );
}

function macroSeries(classes: readonly ClassSamples[], metric: OwnMetric): Float64Array {
  const length = classes[0]?.tp.length ?? 0;
  const sums = new Float64Array(length);
  const defined = new Uint32Array(length);
  for (const samples of classes) {
    const own = ownSeries(samples, metric);
    for (let index = 0; index < length; index++) {
      if (Number.isNaN(own[index]!)) continue;
      sums[index]! += own[index]!;
      defined[index]!++;
    }
  }
  return sums.map((sum, index) => sum / defined[index]!);
}

function pooledSeries(
  classes: readonly ClassSamples[],
  rate: (counts: Confusion) => number,
): Float64Array {
  return Float64Array.from({ length: classes[0]?.tp.length ?? 0 }, (_, index) =>
    rate(micro(classes.map((samples) => counts(samples, index)))),
  );
}

/**
 * A mean over classes in each sample, without classes whose statistic is undefined in the sample; or a
 * statistic of the summed counts of all classes. NaN where undefined.
 *
 * @param classes in canonical order, so that sums do not depend on how classes are shown
 */
export function meanSeries(
  classes: readonly ClassReplicates[],
  metric: MeanMetric,
  kind: SampleKind,
): Float64Array {
  const samples = classes.map((c) => c[kind]);
  const statistic = TEAM_STATISTICS[metric];
  return statistic.over === 'classes'
    ? macroSeries(samples, statistic.mean)
    : pooledSeries(samples, statistic.pooled);
}
