import type {
  BootstrapMetricRow,
  ClassDifferenceRow,
  IntervalMethod,
  MeanMetric,
  OwnMetric,
  PairwiseComparisonRow,
  RankDistributionRow,
  RankingRule,
  RankSetRow,
  ResampledMetric,
  ResampledRows,
  ResampledScope,
} from '@/lib/scoring/result-tables';
import type { Steps } from '@/lib/scoring/steps';
import { RANKING_RULES } from '@/lib/scoring/tables/rank-distribution';
import type { MeanRule } from '@/lib/scoring/tables/rank-sets';
import { bandDifference, type DifferenceInterval } from './band-difference';
import { bootstrapMetrics } from './bootstrap-metrics';
import { letterGroups } from './compact-letters';
import { intervalRow } from './intervals';
import { classDifferences, compareTeams, pairwiseComparisons } from './pairwise-comparisons';
import { type RankStability, rankStability } from './rank-stability';
import { rankDistribution, rankingOf, rankSetRows } from './ranks';
import type { TaskReplicates } from './replicates';
import { isOwn } from './series';
import { type RowsBasis, Statistics, type TaskRows } from './statistics';

/** Memoizes a function by its arguments. */
function memo<Args extends readonly (string | null)[], Value>(
  compute: (...args: Args) => Value,
): (...args: Args) => Value {
  const known = new Map<string, Value>();
  return (...args) => {
    const key = JSON.stringify(args);
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(...args);
    known.set(key, value);
    return value;
  };
}

/** The rows of every rule, a rule a step. */
function* byRule<Row>(rowsOf: (rule: RankingRule) => readonly Row[]): Steps<Row[]> {
  const found: Row[] = [];
  for (const rule of RANKING_RULES) {
    found.push(...rowsOf(rule));
    yield;
  }
  return found;
}

/** A statistic: a mean of a team or of a band, or a class's own. */
export type StatisticArgs = readonly [
  scope: ResampledScope,
  team: string,
  /** A band's or class's name; null for a team. */
  subject: string | null,
  metric: ResampledMetric,
];

/**
 * Everything inferred from the replicates of one task, for all its teams. Page and terminal
 * both use it. Each part is computed on first use, and none depends on the order of rows.
 */
export interface TaskInference {
  /** Null if this statistic has neither replicates nor an interval from counts. */
  interval(method: IntervalMethod, ...statistic: StatisticArgs): BootstrapMetricRow | null;
  /** A statistic in every replicate; NaN where undefined. */
  replicatesOf(...statistic: StatisticArgs): Float64Array | null;
  /** A team's mean over some of its classes, in every replicate. */
  meanReplicates(
    team: string,
    metric: Exclude<OwnMetric, 'prevalence'>,
    classes?: ReadonlySet<string>,
  ): Float64Array | null;
  /** The interval of a team's mean over one band minus that over another; null where unknown. */
  bandDifference(
    team: string,
    band: string,
    other: string,
    metric: MeanMetric,
  ): DifferenceInterval | null;
  /** A result table; in steps, since it takes long with many teams. */
  table<Name extends keyof ResampledRows>(name: Name): Steps<ResampledRows[Name][]>;
  /** Rows of `rank_distribution` by one rule; none unless all teams have replicates. */
  rankRows(rule: RankingRule): readonly RankDistributionRow[];
  /** Rows of `rank_sets` by one rule; none unless all teams have replicates. */
  rankSets(rule: RankingRule): readonly RankSetRow[];
  /** Rows of `pairwise_comparisons` of the teams' means. */
  teamPairs(metric: MeanMetric): readonly PairwiseComparisonRow[];
  /** Null unless all teams have replicates. */
  stability(rule: RankingRule): RankStability | null;
  /** What teams are ranked by; null where replicates do not have it. */
  readonly rule: MeanRule | null;
  /** Compact letter display by the rule: neighbours in the ranking that do not differ significantly. */
  letterGroups(): readonly (readonly string[])[];
  /** Two teams class by class, by key. */
  classDifferences(
    team: string,
    other: string,
    metric: 'ap' | 'fnr',
  ): readonly ClassDifferenceRow[];
}

/**
 * @param rows of all teams of the task
 * @param basis what the rows were computed from: replicates of other scores are left out
 * @param level nominal coverage of intervals, 0 to 1
 * @param rule what teams are ranked by; null where replicates do not have it
 */
export function taskInference(
  rows: TaskRows,
  basis: RowsBasis,
  replicates: TaskReplicates | null,
  level: number,
  rule: MeanRule | null = 'map',
): TaskInference {
  const all = new Statistics(rows, basis, replicates);
  const statistic = (...[scope, team, subject, metric]: StatisticArgs) => {
    if (isOwn(metric)) return scope === 'class' ? all.ofClass(team, subject ?? '', metric) : null;
    return scope === 'class' ? null : all.ofMean(team, subject, metric);
  };
  const interval = memo((method: IntervalMethod, ...of: StatisticArgs) => {
    const found = statistic(...of);
    return found && intervalRow(all.head, found, method, level);
  });
  const ranking = memo((rule: RankingRule) => {
    if (!all.complete || (rule !== 'mean_rank_ap' && !all.atThreshold(rule))) return null;
    // Scores that can only be ranked have no F1 and no FNR.
    const isDefined = (team: string) =>
      rule === 'mean_rank_ap' || all.ofMean(team, null, rule)?.estimate != null;
    return rankingOf(all.head, all.complete, all.ranked.filter(isDefined), all.classes, rule);
  });
  const rankRows = memo((rule: RankingRule) => {
    const found = ranking(rule);
    return found ? rankDistribution(found) : [];
  });
  const rankSets = memo((rule: RankingRule) => {
    const found = ranking(rule);
    return found ? rankSetRows(found, level) : [];
  });
  const teamPairs = memo((metric: MeanMetric) => compareTeams(all, metric, level));
  const tables: { [Name in keyof ResampledRows]: () => Steps<ResampledRows[Name][]> } = {
    bootstrap_metrics: () => bootstrapMetrics(all, level),
    rank_distribution: () => byRule(rankRows),
    rank_sets: () => byRule(rankSets),
    pairwise_comparisons: () => pairwiseComparisons(all, level),
  };
  return {
    interval,
    replicatesOf: (...of) => statistic(...of)?.series('bootstrap') ?? null,
    meanReplicates: (...of) => all.meanReplicates(...of),
    bandDifference: (team, band, other, metric) => {
      const [a, b] = [all.ofMean(team, band, metric), all.ofMean(team, other, metric)];
      return a && b && bandDifference(a, b, level);
    },
    table: (name) => tables[name](),
    rankRows,
    rankSets,
    teamPairs,
    stability: memo((rule: RankingRule) => {
      const found = ranking(rule);
      return found && rankStability(found, level);
    }),
    rule,
    letterGroups: memo(() => (rule ? letterGroups(all.ranked, teamPairs(rule), 1 - level) : [])),
    classDifferences: memo((team: string, other: string, metric: 'ap' | 'fnr') =>
      classDifferences(all, team, other, metric, level),
    ),
  };
}
