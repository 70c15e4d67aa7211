import type { BootstrapMetricRow, MeanMetric, OwnMetric } from '@/lib/scoring/result-tables';
import type { Steps } from '@/lib/scoring/steps';
import { AVERAGE, type Figure, figureOfClass, figureOfMean } from './figure';
import { intervalRow, methodsOf } from './interval-row';
import type { MatchedClass, ShownRows } from './shown-rows';

export const TEAM_METRICS: readonly MeanMetric[] = [
  'map',
  'mauroc',
  'mf1',
  'macro_fnr',
  'micro_f1',
  'micro_fnr',
];

export const BAND_METRICS: readonly MeanMetric[] = ['map', 'mauroc', 'mf1', 'macro_fnr'];

export const CLASS_METRICS: readonly OwnMetric[] = ['ap', 'auroc', 'f1', 'fnr', 'prevalence'];

function figuresOf(rows: ShownRows, matched: ReadonlyMap<string, readonly MatchedClass[]>) {
  const found: (Figure | null)[] = [];
  for (const { team } of rows.teamRows) {
    const mean = (band: string | null, metric: MeanMetric) =>
      found.push(figureOfMean(rows, matched, team, band, metric));
    for (const metric of TEAM_METRICS) mean(null, metric);
    for (const row of rows.bandRows.filter((r) => r.team === team)) {
      for (const metric of BAND_METRICS) mean(row.band, metric);
    }
    for (const metric of BAND_METRICS) mean(AVERAGE, metric);
    for (const own of matched.get(team) ?? []) {
      for (const metric of CLASS_METRICS) found.push(figureOfClass(own, metric));
    }
  }
  return found.filter((figure) => figure !== null);
}

/** `bootstrap_metrics`: every figure shown, by every method that gives an interval of it. */
export function* bootstrapMetrics(
  task: string,
  rows: ShownRows,
  matched: ReadonlyMap<string, readonly MatchedClass[]>,
  level: number,
): Steps<BootstrapMetricRow[]> {
  const found: BootstrapMetricRow[] = [];
  for (const figure of figuresOf(rows, matched)) {
    for (const method of methodsOf(figure)) {
      const row = intervalRow(task, figure, method, level);
      if (row) found.push(row);
    }
    yield;
  }
  return found;
}
