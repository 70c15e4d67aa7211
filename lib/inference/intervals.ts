import {
  bcaInterval,
  clopperPearson,
  type Interval,
  logitInterval,
  normalQuantile,
  percentileInterval,
  wilson,
} from '@/lib/metrics';
import type { BootstrapMetricRow, IntervalMethod } from '@/lib/scoring/result-tables';
import { orNull } from '@/lib/scoring/undefined';
import { spreadOf } from './spread';
import type { RowHead, Statistic } from './statistics';

/** The methods that give an interval of a statistic, the one of choice for few positives last. */
export function methodsOf({ own, metric }: Statistic): readonly IntervalMethod[] {
  const bootstrap: readonly IntervalMethod[] = ['percentile', 'bca'];
  if (!own) return bootstrap;
  if (metric === 'ap') return [...bootstrap, 'logit'];
  if (metric === 'auroc') return [...bootstrap, 'delong'];
  if (metric === 'fnr' || metric === 'prevalence')
    return [...bootstrap, 'clopper_pearson', 'wilson'];
  return bootstrap;
}

/** Whether a method needs replicates. DeLong's error is computed along with them. */
function isBootstrap(method: IntervalMethod): method is 'percentile' | 'bca' {
  return method === 'percentile' || method === 'bca';
}

/** Count and total of a proportion: missed positives, or positives of all images. */
function proportion({ own, metric }: Statistic): readonly [number, number] {
  const { positives, images, fnr } = own!.row;
  return metric === 'fnr' ? [Math.round((fnr ?? 0) * positives), positives] : [positives, images];
}

function fromCounts(statistic: Statistic, method: IntervalMethod, level: number): Interval | null {
  const { own, estimate } = statistic;
  if (!own || estimate === null) return null;
  switch (method) {
    case 'clopper_pearson':
      return clopperPearson(...proportion(statistic), level);
    case 'wilson':
      return wilson(...proportion(statistic), level);
    case 'logit':
      return logitInterval(estimate, own.row.positives, level);
    case 'delong': {
      if (!own.replicates) return null;
      const half = normalQuantile((1 + level) / 2) * own.replicates.aurocError;
      return [Math.max(0, estimate - half), Math.min(1, estimate + half)];
    }
    default:
      return null;
  }
}

/** A statistic's interval by a method; null where the method gives none for it. */
export function intervalRow(
  head: RowHead,
  statistic: Statistic,
  method: IntervalMethod,
  level: number,
): BootstrapMetricRow | null {
  const { team, scope, subject, metric, estimate, own, lost } = statistic;
  const common = { ...head, team, scope, subject, metric, estimate, method, level };
  const positives = own ? own.row.positives : null;
  if (!isBootstrap(method)) {
    const found = fromCounts(statistic, method, level);
    if (!found) return null;
    const error = method === 'delong' ? orNull(own!.replicates!.aurocError) : null;
    const ends = { lower: orNull(found[0]), upper: orNull(found[1]) };
    return { ...common, ...ends, standard_error: error, replicates: 0, lost: 0, positives };
  }
  const replicates = statistic.series('bootstrap');
  if (!replicates || replicates.length === 0 || estimate === null) return null;
  const found =
    method === 'bca'
      ? bcaInterval(
          replicates,
          statistic.series('full')![0]!,
          statistic.series('jackknife')!,
          level,
        )
      : percentileInterval(replicates, level);
  const { count, deviation } = spreadOf(replicates);
  return {
    ...common,
    lower: orNull(found[0]),
    upper: orNull(found[1]),
    standard_error: orNull(deviation),
    replicates: count,
    lost,
    positives,
  };
}
