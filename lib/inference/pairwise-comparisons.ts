import type { MeanMetric, PairwiseComparisonRow } from '@/lib/scoring/result-tables';
import { atOnce, type Steps } from '@/lib/scoring/steps';
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

/** Each pair of figures once, in their order, p adjusted over all pairs; a step for each figure. */
function* comparingPairs(
  task: string,
  figures: readonly Figure[],
  level: number,
): Steps<PairwiseComparisonRow[]> {
  const memo = new Map<Figure, Float64Array | null>();
  for (const figure of figures) {
    memo.set(figure, figure.series('draws'));
    yield;
  }
  const ready = figures.map((figure) => ({
    ...figure,
    series: (which: Parameters<Figure['series']>[0]) =>
      which === 'draws' ? memo.get(figure)! : figure.series(which),
  }));
  const rows: PairwiseComparisonRow[] = [];
  for (const [index, one] of ready.entries()) {
    for (const other of ready.slice(index + 1)) {
      rows.push(pairedDifference(task, one, other, level));
    }
    yield;
  }
  return adjusted(rows.filter((row) => row.replicates > 0));
}

/** As `comparingPairs`, without a pause. */
export function comparePairs(
  task: string,
  figures: readonly Figure[],
  level: number,
): PairwiseComparisonRow[] {
  return atOnce(comparingPairs(task, figures, level));
}

type Matched = ReadonlyMap<string, readonly MatchedClass[]>;

function meansOf(rows: ShownRows, matched: Matched, metric: MeanMetric, band: string | null) {
  return byRank(rows)
    .map((team) => figureOfMean(rows, matched, team, band, metric))
    .filter((figure) => figure !== null);
}

/** All pairs of teams by a mean over the classes shown. */
export function compareTeams(
  task: string,
  rows: ShownRows,
  matched: Matched,
  metric: MeanMetric,
  level: number,
  band: string | null = null,
): PairwiseComparisonRow[] {
  return comparePairs(task, meansOf(rows, matched, metric, band), level);
}

function classesOf(rows: ShownRows, matched: Matched, name: string, metric: 'ap' | 'fnr') {
  return byRank(rows).flatMap((team) => {
    const own = matched.get(team)?.find(({ row }) => row.class === name);
    return own ? [figureOfClass(own, metric)] : [];
  });
}

/**
 * `pairwise_comparisons`: of teams' and bands' means, and of AP and FNR class by class. In steps,
 * since 60 teams make 1,770 pairs by each of some hundred figures.
 */
export function* pairwiseComparisons(
  task: string,
  rows: ShownRows,
  matched: Matched,
  level: number,
): Steps<PairwiseComparisonRow[]> {
  const bands = [...new Set(rows.bandRows.map((row) => row.band))];
  const classes = [...new Set(rows.classRows.map((row) => row.class))];
  const found: PairwiseComparisonRow[][] = [];
  for (const band of [null, ...bands]) {
    for (const metric of band === null ? TEAM_METRICS : BAND_METRICS) {
      found.push(yield* comparingPairs(task, meansOf(rows, matched, metric, band), level));
    }
  }
  for (const name of classes) {
    for (const metric of ['ap', 'fnr'] as const) {
      found.push(yield* comparingPairs(task, classesOf(rows, matched, name, metric), level));
    }
  }
  return found.flat();
}
