import type { MeanMetric, PairwiseComparisonRow } from '../result-tables';
import { BAND_METRICS, TEAM_METRICS } from './bootstrap-metrics';
import { type Figure, figureOfClass, figureOfMean } from './figure';
import { adjusted, pairedDifference } from './paired-difference';
import type { MatchedClass, ShownRows } from './shown-rows';

/** Teams best first by mAP; those without a rank last. */
export function byRank({ teamRows }: ShownRows): string[] {
  return [...teamRows]
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0)
    .map((row) => row.team);
}

/** Each pair of figures once, in their order, p adjusted over all pairs. */
export function comparePairs(
  task: string,
  figures: readonly Figure[],
  level: number,
): PairwiseComparisonRow[] {
  const memo = new Map(figures.map((figure) => [figure, figure.series('draws')]));
  const ready = figures.map((figure) => ({
    ...figure,
    series: (which: Parameters<Figure['series']>[0]) =>
      which === 'draws' ? memo.get(figure)! : figure.series(which),
  }));
  const rows = ready.flatMap((one, index) =>
    ready.slice(index + 1).map((other) => pairedDifference(task, one, other, level)),
  );
  return adjusted(rows.filter((row) => row.replicates > 0));
}

/** All pairs of teams by a mean over the classes shown. */
export function compareTeams(
  task: string,
  rows: ShownRows,
  matched: ReadonlyMap<string, readonly MatchedClass[]>,
  metric: MeanMetric,
  level: number,
  band: string | null = null,
): PairwiseComparisonRow[] {
  const figures = byRank(rows).map((team) => figureOfMean(rows, matched, team, band, metric));
  return comparePairs(
    task,
    figures.filter((figure) => figure !== null),
    level,
  );
}

function compareClass(
  task: string,
  rows: ShownRows,
  matched: ReadonlyMap<string, readonly MatchedClass[]>,
  name: string,
  metric: 'ap' | 'fnr',
  level: number,
): PairwiseComparisonRow[] {
  const figures = byRank(rows).flatMap((team) => {
    const own = matched.get(team)?.find(({ row }) => row.class === name);
    return own ? [figureOfClass(own, metric)] : [];
  });
  return comparePairs(task, figures, level);
}

/** `pairwise_comparisons`: of teams' and bands' means, and of AP and FNR class by class. */
export function pairwiseComparisons(
  task: string,
  rows: ShownRows,
  matched: ReadonlyMap<string, readonly MatchedClass[]>,
  level: number,
): PairwiseComparisonRow[] {
  const bands = [...new Set(rows.bandRows.map((row) => row.band))];
  const classes = [...new Set(rows.classRows.map((row) => row.class))];
  const mean = (metric: MeanMetric, band: string | null = null) =>
    compareTeams(task, rows, matched, metric, level, band);
  const own = (name: string, metric: 'ap' | 'fnr') =>
    compareClass(task, rows, matched, name, metric, level);
  return [
    ...TEAM_METRICS.flatMap((metric) => mean(metric)),
    ...bands.flatMap((band) => BAND_METRICS.flatMap((metric) => mean(metric, band))),
    ...classes.flatMap((name) => [...own(name, 'ap'), ...own(name, 'fnr')]),
  ];
}
