import { BANDS } from '@/lib/challenge/bands';
import { holm, normalCdf, percentileInterval, statisticOf } from '@/lib/metrics';
import type {
  ClassDifferenceRow,
  MeanMetric,
  PairwiseComparisonRow,
} from '@/lib/scoring/result-tables';
import { atOnce, type Steps } from '@/lib/scoring/steps';
import { BAND_MEANS, MEAN_METRICS } from '@/lib/scoring/tables/resampled';
import { orNull } from '@/lib/scoring/undefined';
import { spreadOf } from './spread';
import type { RowHead, Statistic, Statistics } from './statistics';

/** Share of the differences above 0, ties half; of those that are defined. */
function shareAbove(differences: Float64Array): number {
  let above = 0;
  let defined = 0;
  for (const difference of differences) {
    if (Number.isNaN(difference)) continue;
    defined++;
    if (difference > 0) above += 1;
    else if (difference === 0) above += 0.5;
  }
  return above / defined;
}

/**
 * One team's statistic minus another's, paired by replicate. The interval is of the differences in the
 * replicates; p is that of the difference over their standard deviation, as normal, since shares of
 * 1,000 replicates are too coarse for a correction over many pairs. Without replicates of both, all of
 * this is null. `adjusted` fills in `p_holm`.
 */
function pairedDifference(
  head: RowHead,
  one: Statistic,
  other: Statistic,
  level: number,
): PairwiseComparisonRow {
  const { scope, subject, metric } = one;
  const [a, b] = [one.series('bootstrap'), other.series('bootstrap')];
  const differences = a && b ? a.map((value, index) => value - b[index]!) : new Float64Array();
  const { count, deviation } = spreadOf(differences);
  const [lower, upper] = percentileInterval(differences, level);
  const difference =
    one.estimate === null || other.estimate === null ? null : one.estimate - other.estimate;
  const above = shareAbove(differences);
  const p =
    difference === null || deviation === 0
      ? Number.NaN
      : 2 * normalCdf(-Math.abs(difference) / deviation);
  return {
    ...head,
    scope,
    subject,
    metric,
    team: one.team,
    other: other.team,
    difference,
    lower: orNull(lower),
    upper: orNull(upper),
    level,
    probability: orNull(statisticOf(metric).better === 'lower' ? 1 - above : above),
    p_value: orNull(p),
    p_holm: null,
    replicates: count,
  };
}

/** The rows with `p_holm` adjusted over all of them. */
function adjusted<Row extends PairwiseComparisonRow>(rows: readonly Row[]): Row[] {
  const p = holm(rows.map((row) => row.p_value ?? Number.NaN));
  return rows.map((row, index) => ({ ...row, p_holm: orNull(p[index]!) }));
}

/** Each pair once, in the order given, p adjusted over all pairs; a step for each statistic. */
function* comparePairs(
  head: RowHead,
  statistics: readonly (Statistic | null)[],
  level: number,
): Steps<PairwiseComparisonRow[]> {
  const known = statistics.filter((statistic) => statistic !== null);
  const rows: PairwiseComparisonRow[] = [];
  for (const [index, one] of known.entries()) {
    for (const other of known.slice(index + 1)) {
      rows.push(pairedDifference(head, one, other, level));
    }
    yield;
  }
  return adjusted(rows.filter((row) => row.replicates > 0));
}

function means(all: Statistics, metric: MeanMetric, band: string | null) {
  return all.teams.map((team) => all.ofMean(team, band, metric));
}

/** All pairs of teams by a mean over all classes, the team with the higher rank by mAP first. */
export function compareTeams(
  all: Statistics,
  metric: MeanMetric,
  level: number,
): PairwiseComparisonRow[] {
  return atOnce(comparePairs(all.head, means(all, metric, null), level));
}

/**
 * `pairwise_comparisons`: of teams' and bands' means, and of AP and FNR class by class. In steps,
 * since 60 teams make 1,770 pairs by each of some hundred statistics.
 */
export function* pairwiseComparisons(
  all: Statistics,
  level: number,
): Steps<PairwiseComparisonRow[]> {
  const { head, teams, classes } = all;
  const rows: PairwiseComparisonRow[] = [];
  const bands = BANDS.filter((band) => teams.some((team) => all.bandsOf(team).includes(band)));
  for (const band of [null, ...bands]) {
    for (const metric of band === null ? MEAN_METRICS : BAND_MEANS) {
      rows.push(...(yield* comparePairs(head, means(all, metric, band), level)));
    }
  }
  for (const name of classes) {
    for (const metric of ['ap', 'fnr'] as const) {
      const own = teams.map((team) => all.ofClass(team, name, metric));
      rows.push(...(yield* comparePairs(head, own, level)));
    }
  }
  return rows;
}

/**
 * Two teams class by class, over the classes both scored, by key. The shares of AP add up to the
 * difference of the two mAP where both means run over the same classes.
 */
export function classDifferences(
  all: Statistics,
  team: string,
  other: string,
  metric: 'ap' | 'fnr',
  level: number,
): ClassDifferenceRow[] {
  const pairs = all.classesOf(team).flatMap(({ row }) => {
    const one = all.ofClass(team, row.class, metric);
    const two = all.ofClass(other, row.class, metric);
    return one && two ? [{ row, one, two }] : [];
  });
  const counted = pairs.filter(({ one, two }) => one.estimate !== null && two.estimate !== null);
  return adjusted(
    pairs.map(({ row: { class: subject, band, positives }, one, two }) => {
      const row = pairedDifference(all.head, one, two, level);
      const share = row.difference === null ? null : row.difference / counted.length;
      return { ...row, scope: 'class' as const, subject, band, positives, share };
    }),
  );
}
