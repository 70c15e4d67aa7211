import { holm, sampleFactor, statisticOf } from '@/lib/metrics';
import type {
  ClassDifferenceRow,
  MeanMetric,
  PairwiseComparisonRow,
} from '@/lib/scoring/result-tables';
import { atOnce, type Steps } from '@/lib/scoring/steps';
import {
  classDifferenceRow,
  type DifferenceSource,
  pairwiseComparisonRow,
} from '@/lib/scoring/tables/comparisons';
import { BAND_MEANS, MEAN_METRICS } from '@/lib/scoring/tables/resampled';
import { differenceError, replicatedDifference } from './difference-error';
import { spreadOf } from './spread';
import type { Statistic, Statistics } from './statistics';

/** Share of the defined differences that are above 0, ties half. */
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
 * One team's statistic minus another's, paired by sample. Interval and p come from the jackknife of the
 * differences with Student's t, or from the replicates where no groups were left out. Without replicates of both teams,
 * all of this is undefined. `adjusted` fills in `pHolm`.
 */
function pairedDifference(
  { head, images }: Pick<Statistics, 'head' | 'images'>,
  one: Statistic,
  other: Statistic,
  level: number,
): DifferenceSource {
  const { scope, subject, metric } = one;
  const differences = replicatedDifference(one, other);
  const { count } = spreadOf(differences);
  const difference =
    one.estimate === null || other.estimate === null ? null : one.estimate - other.estimate;
  const above = shareAbove(differences);
  const gap = difference ?? Number.NaN;
  const error = differenceError(gap, one, other, level);
  return {
    head,
    scope,
    subject,
    metric,
    team: one.team,
    other: other.team,
    difference,
    ...error,
    level,
    probability: statisticOf(metric).better === 'lower' ? 1 - above : above,
    pHolm: Number.NaN,
    factor: difference === null ? Number.NaN : sampleFactor(gap, error.standardError, level),
    images,
    classPositives: one.own?.row.positives ?? null,
    replicates: count,
  };
}

/** The differences with `pHolm` adjusted over all of them. */
function adjusted<Source extends DifferenceSource>(differences: readonly Source[]): Source[] {
  const p = holm(differences.map((one) => one.p));
  return differences.map((one, index) => ({ ...one, pHolm: p[index]! }));
}

/** Each pair once, in the order given, p adjusted over all pairs; a step for each statistic. */
function* comparePairs(
  all: Statistics,
  statistics: readonly (Statistic | null)[],
  level: number,
): Steps<PairwiseComparisonRow[]> {
  const known = statistics.filter((own) => own !== null).filter((own) => own.estimate !== null);
  const differences: DifferenceSource[] = [];
  for (const [index, one] of known.entries()) {
    for (const other of known.slice(index + 1)) {
      differences.push(pairedDifference(all, one, other, level));
    }
    yield;
  }
  return adjusted(differences.filter((one) => one.replicates > 0)).map(pairwiseComparisonRow);
}

function means(all: Statistics, metric: MeanMetric, band: string | null) {
  return all.ranked.map((team) => all.ofMean(team, band, metric));
}

/** All pairs of ranked teams by a mean over all classes, the team with the higher rank by mAP first. */
export function compareTeams(
  all: Statistics,
  metric: MeanMetric,
  level: number,
): PairwiseComparisonRow[] {
  return atOnce(comparePairs(all, means(all, metric, null), level));
}

/**
 * `pairwise_comparisons`: of teams' and bands' means, and of AP and FNR class by class. In steps,
 * since 60 teams make 1,770 pairs for each of about a hundred statistics.
 */
export function* pairwiseComparisons(
  all: Statistics,
  level: number,
): Steps<PairwiseComparisonRow[]> {
  const { teams, classes } = all;
  const rows: PairwiseComparisonRow[] = [];
  const bands = all.bands.filter((band) => teams.some((team) => all.bandsOf(team).includes(band)));
  for (const band of [null, ...bands]) {
    for (const metric of band === null ? MEAN_METRICS : BAND_MEANS) {
      rows.push(...(yield* comparePairs(all, means(all, metric, band), level)));
    }
  }
  for (const name of classes) {
    for (const metric of ['ap', 'fnr'] as const) {
      const own = teams.map((team) => all.ofClass(team, name, metric));
      rows.push(...(yield* comparePairs(all, own, level)));
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
  const differences = pairs.map(({ row: classRow, one, two }) => ({
    ...pairedDifference(all, one, two, level),
    classRow,
  }));
  const classes = differences.filter(({ difference }) => difference !== null).length;
  return adjusted(differences).map((one) => classDifferenceRow({ ...one, classes }));
}
