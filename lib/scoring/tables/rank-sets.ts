import type { RankedBy } from '@/lib/challenge/challenge';
import { TEAM_STATISTICS } from '@/lib/metrics';
import { computed, type RowOf, resultTable } from './declare';
import { RANKING_RULES, type RankingRule } from './rank-distribution';
import { headColumns, RESAMPLED_DEPEND_ON, type RowHead, resampledRows } from './resampled';

/** The ranks that one team may have by one rule. */
interface Source {
  readonly head: RowHead;
  readonly metric: RankingRule;
  readonly team: string;
  readonly rank: number;
  readonly lower: number;
  readonly upper: number;
  readonly teams: number;
  readonly level: number;
  readonly replicates: number;
}

const column = computed<Source>();

/** A set of ranks as text. @example rankSetText({ lower: 1, upper: 3 }) // '1-3' */
export function rankSetText({ lower, upper }: Pick<Source, 'lower' | 'upper'>): string {
  return lower === upper ? `${lower}` : `${lower}-${upper}`;
}

/** A rule by a mean over classes. */
export type MeanRule = Exclude<RankingRule, 'mean_rank_ap'>;

/** The rule that ranks as a challenge does; null where replicates do not have its statistic. */
export function ruleOf({ metric, direction }: RankedBy): MeanRule | null {
  const rule = RANKING_RULES.find((name) => name === metric);
  if (!rule || rule === 'mean_rank_ap') return null;
  return TEAM_STATISTICS[rule].better === direction ? rule : null;
}

const columns = {
  task: headColumns.task,
  metric: column.oneOf('Ranked by', 'What teams are ranked by', RANKING_RULES, (own) => own.metric),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  rank: column.count('Rank', 'On all images', ({ rank }) => rank),
  rank_set: column.text(
    'Rank set',
    'Ranks that the team may have, as 1-3. The sets of all teams together contain all true ranks with the level’s probability',
    rankSetText,
  ),
  lower: column.count('Best rank', 'Best rank of the set', ({ lower }) => lower),
  upper: column.count('Worst rank', 'Worst rank of the set', ({ upper }) => upper),
  better: column.count(
    'Better',
    'Teams that are significantly better, all pairs tested together',
    ({ lower }) => lower - 1,
  ),
  worse: column.count(
    'Worse',
    'Teams that are significantly worse, all pairs tested together',
    ({ teams, upper }) => teams - upper,
  ),
  teams: column.count('Teams', 'Teams that are ranked', ({ teams }) => teams),
  level: column.score(
    'Level',
    'Nominal probability that all sets contain the true rank, 0 to 1',
    ({ level }) => level,
  ),
  replicates: column.replicates(
    'Replicates',
    'Replicates in which all ranked teams have a value',
    (own) => own.replicates,
  ),
  out_of_date: headColumns.out_of_date,
} as const;

export type RankSetRow = RowOf<{ readonly columns: typeof columns }>;

export const rankSetRow = (source: Source): RankSetRow => column.row(columns, source);

export const RANK_SETS = resultTable({
  name: 'rank_sets',
  description:
    'Simultaneous confidence sets for the ranks of all teams (Mogstad, Romano, Shaikh and Wilhelm 2024).',
  key: ['task', 'metric', 'team'],
  columns,
  order: [],
  dependsOn: RESAMPLED_DEPEND_ON,
  inSql: true,
  inFiles: true,
  make: resampledRows('rank_sets', columns),
});
