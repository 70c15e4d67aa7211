import type { BootstrapMetricRow } from '@/lib/scoring/result-tables';
import type { Steps } from '@/lib/scoring/steps';
import { BAND_MEANS, MEAN_METRICS, OWN_METRICS } from '@/lib/scoring/tables/resampled';
import { intervalRow, methodsOf } from './intervals';
import { AVERAGE, type Statistic, type Statistics } from './statistics';

function* statisticsOf(all: Statistics): Generator<Statistic | null> {
  for (const team of all.teams) {
    for (const metric of MEAN_METRICS) yield all.ofMean(team, null, metric);
    for (const band of [...all.bandsOf(team), AVERAGE]) {
      for (const metric of BAND_MEANS) yield all.ofMean(team, band, metric);
    }
    for (const { row } of all.classesOf(team)) {
      for (const metric of OWN_METRICS) yield all.ofClass(team, row.class, metric);
    }
  }
}

/** `bootstrap_metrics`: every resampled statistic, by every interval method that applies to it. */
export function* bootstrapMetrics(all: Statistics, level: number): Steps<BootstrapMetricRow[]> {
  const rows: BootstrapMetricRow[] = [];
  for (const statistic of statisticsOf(all)) {
    if (!statistic) continue;
    for (const method of methodsOf(statistic)) {
      const row = intervalRow(all.head, statistic, method, level);
      if (row) rows.push(row);
    }
    yield;
  }
  return rows;
}
