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
import type { Figure } from './figure';
import { spreadOf } from './spread';

/** The methods that give an interval of a figure, the one of choice for few positives last. */
export function methodsOf({ own, metric }: Figure): readonly IntervalMethod[] {
  const drawn: readonly IntervalMethod[] = ['percentile', 'bca'];
  if (!own) return drawn;
  if (metric === 'ap') return [...drawn, 'logit'];
  if (metric === 'auroc') return [...drawn, 'delong'];
  if (metric === 'fnr' || metric === 'prevalence') return [...drawn, 'clopper_pearson', 'wilson'];
  return drawn;
}

/** Whether a method needs replicates. DeLong's error is computed along with them. */
export function isDrawn(method: IntervalMethod): method is 'percentile' | 'bca' {
  return method === 'percentile' || method === 'bca';
}

/** Count and total of a proportion: missed positives, or positives of all images. */
function proportion({ own, metric }: Figure): readonly [number, number] {
  const { positives, images, fnr } = own!.row;
  return metric === 'fnr' ? [Math.round((fnr ?? 0) * positives), positives] : [positives, images];
}

function fromCounts(figure: Figure, method: IntervalMethod, level: number): Interval | null {
  const { own, estimate } = figure;
  if (!own || estimate === null) return null;
  switch (method) {
    case 'clopper_pearson':
      return clopperPearson(...proportion(figure), level);
    case 'wilson':
      return wilson(...proportion(figure), level);
    case 'logit':
      return logitInterval(estimate, own.row.positives, level);
    case 'delong': {
      if (!own.replicates || !own.ranking) return null;
      const half = normalQuantile((1 + level) / 2) * own.replicates.aurocError;
      return [Math.max(0, estimate - half), Math.min(1, estimate + half)];
    }
    default:
      return null;
  }
}

/** A figure's interval by a method; null where the method gives none for it. */
export function intervalRow(
  task: string,
  figure: Figure,
  method: IntervalMethod,
  level: number,
): BootstrapMetricRow | null {
  const { team, scope, subject, metric, estimate, own, lost } = figure;
  const common = { task, team, scope, subject, metric, estimate, method, level };
  const positives = own ? own.row.positives : null;
  if (!isDrawn(method)) {
    const found = fromCounts(figure, method, level);
    if (!found) return null;
    const error = method === 'delong' ? orNull(own!.replicates!.aurocError) : null;
    const ends = { lower: orNull(found[0]), upper: orNull(found[1]) };
    return { ...common, ...ends, standard_error: error, replicates: 0, lost: 0, positives };
  }
  const draws = figure.series('draws');
  if (!draws || draws.length === 0 || estimate === null) return null;
  const found =
    method === 'bca'
      ? bcaInterval(draws, figure.series('full')![0]!, figure.series('jackknife')!, level)
      : percentileInterval(draws, level);
  const { count, deviation } = spreadOf(draws);
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
