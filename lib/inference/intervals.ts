import {
  bcaInterval,
  clopperPearson,
  type Interval,
  jackknifeInterval,
  logitInterval,
  normalQuantile,
  percentileInterval,
  statisticOf,
  wilson,
} from '@/lib/metrics';
import type { BootstrapMetricRow, IntervalMethod } from '@/lib/scoring/result-tables';
import { bootstrapMetricRow } from '@/lib/scoring/tables/bootstrap-metrics';
import type { RowHead } from '@/lib/scoring/tables/resampled';
import { leaveOut } from './leave-out';
import { spreadOf } from './spread';
import type { Statistic } from './statistics';

/** The interval methods that apply to a statistic, the usual one first. */
export function methodsOf({ own, metric }: Statistic): readonly IntervalMethod[] {
  const bootstrap: readonly IntervalMethod[] = ['jackknife', 'percentile', 'bca'];
  if (!own) return bootstrap;
  if (metric === 'ap') return [...bootstrap, 'logit'];
  if (metric === 'auroc') return [...bootstrap, 'delong'];
  if (metric === 'fnr' || metric === 'prevalence')
    return [...bootstrap, 'clopper_pearson', 'wilson'];
  return bootstrap;
}

/** Whether a method needs replicates. What the jackknife and DeLong need is computed along with them. */
function isBootstrap(method: IntervalMethod): method is 'percentile' | 'bca' {
  return method === 'percentile' || method === 'bca';
}

/** Count and total of a proportion: missed positives of all positives, or positives of all images. */
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

/** A statistic's interval by a method; null if the method does not apply. */
export function intervalRow(
  head: RowHead,
  statistic: Statistic,
  method: IntervalMethod,
  level: number,
): BootstrapMetricRow | null {
  const { team, scope, subject, metric, estimate, own, lost } = statistic;
  const classRow = own?.row ?? null;
  const bias = Number.NaN;
  const common = { head, team, scope, subject, metric, estimate, bias, method, level, classRow };
  if (method === 'jackknife') {
    const found = estimate === null ? null : leaveOut(statistic);
    if (estimate === null || !found) return null;
    const range = [statisticOf(metric).least ?? 0, 1] as const;
    const interval = jackknifeInterval(estimate, found, found.freedom, level, range);
    const { standardError } = found;
    const own = { interval, bias: found.bias, standardError, replicates: 0, lost: 0 };
    return bootstrapMetricRow({ ...common, ...own });
  }
  if (!isBootstrap(method)) {
    const interval = fromCounts(statistic, method, level);
    if (!interval) return null;
    const standardError = method === 'delong' ? own!.replicates!.aurocError : Number.NaN;
    return bootstrapMetricRow({ ...common, interval, standardError, replicates: 0, lost: 0 });
  }
  const series = statistic.series('bootstrap');
  if (!series || series.length === 0 || estimate === null) return null;
  const interval =
    method === 'bca'
      ? bcaInterval(series, statistic.series('full')![0]!, statistic.series('jackknife')!, level)
      : percentileInterval(series, level);
  const { count: replicates, deviation: standardError } = spreadOf(series);
  return bootstrapMetricRow({ ...common, interval, standardError, replicates, lost });
}
