import { computed, type RowOf, resultTable } from './declare';
import {
  headColumns,
  type MeanMetric,
  RESAMPLED_DEPEND_ON,
  type RowHead,
  resampledRows,
} from './resampled';

const RANKING_RULES_BY_MEAN = ['map', 'mauroc', 'mf1', 'macro_fnr'] as const satisfies MeanMetric[];

/** What teams are ranked by: a mean over classes, or the mean over classes of their ranks by AP. */
export const RANKING_RULES = [...RANKING_RULES_BY_MEAN, 'mean_rank_ap'] as const;

export type RankingRule = (typeof RANKING_RULES)[number];

/** One rank that one team may take by one rule. */
export interface RankSource {
  readonly head: RowHead;
  readonly metric: RankingRule;
  readonly team: string;
  /** On all images; 0 where undefined. */
  readonly fullRank: number;
  readonly rank: number;
  /** Replicates in which the team has a rank, and in which it has this one. */
  readonly replicates: number;
  readonly count: number;
}

const column = computed<RankSource>();

const columns = {
  task: headColumns.task,
  metric: column.oneOf(
    'Ranked by',
    'What teams are ranked by',
    RANKING_RULES,
    ({ metric }) => metric,
  ),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  full_rank: column.count(
    'Rank',
    'On all images; null where undefined',
    ({ fullRank }) => fullRank || null,
  ),
  rank: column.count('Rank in a replicate', 'From 1 to the number of teams', ({ rank }) => rank),
  replicates: column.replicates(
    'Replicates',
    'Replicates in which the team has a rank',
    (one) => one.replicates,
  ),
  probability: column.percent(
    'Share',
    'Share of replicates in which the team has this rank',
    ({ count, replicates }) => (replicates === 0 ? 0 : count / replicates),
  ),
  out_of_date: headColumns.out_of_date,
} as const;

/** How often a team takes a rank over the replicates; ranks never taken have rows too. */
export type RankDistributionRow = RowOf<{ readonly columns: typeof columns }>;

export const rankDistributionRow = (source: RankSource): RankDistributionRow =>
  column.row(columns, source);

export const RANK_DISTRIBUTION = resultTable({
  name: 'rank_distribution',
  description: 'How often each team takes each rank over the replicates.',
  key: ['task', 'metric', 'team', 'rank'],
  columns: columns,
  order: [],
  dependsOn: RESAMPLED_DEPEND_ON,
  inSql: true,
  inFiles: true,
  make: resampledRows('rank_distribution', columns),
});
