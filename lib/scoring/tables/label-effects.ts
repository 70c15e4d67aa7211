import { CLASS_STATISTICS, kendall, percentileInterval } from '@/lib/metrics';
import { BOARD_LEVEL, BOARD_METRICS, type BoardMetric } from '../boards/board-samples';
import { type BoardComparison, compareBoards } from '../boards/comparison';
import { changeInterval, sampleParts } from '../boards/sample-parts';
import { bothDefined } from '../boards/team-boards';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable, type TableInputs } from './declare';

/** One statistic of one team under both label sets, in every sample. */
interface TeamSeries {
  readonly team: string;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** The teams by one statistic of a class, or by the mean over the shared classes. */
interface Ranked {
  readonly class: string | null;
  readonly metric: BoardMetric;
  readonly teams: readonly TeamSeries[];
}

/** The means first, then each class; statistics that no team has are left out. */
function rankedBy({ samples, teams, shared }: BoardComparison): Ranked[] {
  const means = BOARD_METRICS.map((metric) => ({
    class: null,
    metric,
    teams: teams.filter((own) => own.metric === metric),
  }));
  const names = [...new Set(samples.map((own) => own.team))];
  const classes = shared.classes.flatMap(({ name }) =>
    BOARD_METRICS.map((metric) => ({
      class: name,
      metric,
      teams: names.flatMap((team) =>
        bothDefined(samples, team, metric)
          .filter((own) => own.class === name)
          .map((own) => ({ team, first: own.first[metric], second: own.second[metric] })),
      ),
    })),
  );
  return [...means, ...classes].filter((own) => own.teams.length > 0);
}

interface Head {
  readonly task: string;
  readonly second: string;
  readonly images: number;
  readonly class: string | null;
  readonly metric: BoardMetric;
  readonly groups: number;
  readonly replicates: number;
}

const headOf = ({ shared }: BoardComparison, { class: name, metric, teams }: Ranked): Head => ({
  task: shared.task,
  second: shared.second,
  images: shared.rows.length,
  class: name,
  metric,
  groups: shared.groups,
  replicates: teams[0]!.first.length - 1 - shared.groups,
});

interface EffectSource extends Head {
  readonly own: TeamSeries;
  readonly ranks: readonly [first: number, second: number];
}

const LOWER =
  'Lower end of the 95 % interval: percentiles over replicates of the shared images, by patient where one is known';

const OF_CHANGE =
  'Lower end of the 95 % interval for as many other images, by the jackknife of the shared images, by patient where one is known';

const effect = computed<EffectSource>();

const changes = ({ own, groups }: EffectSource) =>
  changeInterval(
    own.second.map((value, at) => value - own.first[at]!),
    groups,
    BOARD_LEVEL,
  );

const head = <Source extends Head>() => {
  const column = computed<Source>();
  return {
    task: column.text('Task', 'Name of the task', ({ task }) => task),
    second: column.text(
      'Second labels',
      'Task that has other labels of the same images',
      ({ second }) => second,
    ),
    class: column.text(
      'Class',
      'The class; null for the mean over the classes that both label files have, where defined under both',
      (own) => own.class,
    ),
    metric: column.oneOf('Metric', 'The statistic', BOARD_METRICS, ({ metric }) => metric),
    images: column.images('Images', 'Images that both label files have', ({ images }) => images),
  } as const;
};

const effectColumns = {
  ...head<EffectSource>(),
  team: effect.text('Team', 'Name of the team', ({ own }) => own.team),
  first_value: effect.score('First', 'Under the first labels', ({ own }) => orNull(own.first[0]!)),
  second_value: effect.score('Second', 'Under the second labels', ({ own }) =>
    orNull(own.second[0]!),
  ),
  change: effect.signed('Change', 'Second minus first', ({ own }) =>
    orNull(own.second[0]! - own.first[0]!),
  ),
  lower: effect.signed('Lower', OF_CHANGE, (own) => orNull(changes(own)[0])),
  upper: effect.signed('Upper', 'Upper end of that interval', (own) => orNull(changes(own)[1])),
  first_rank: effect.count('First rank', 'Rank under the first labels', ({ ranks }) => ranks[0]),
  second_rank: effect.count('Second rank', 'Rank under the second labels', ({ ranks }) => ranks[1]),
  replicates: effect.replicates('Replicates', 'Replicates', (own) => own.replicates),
} as const;

export type LabelEffectRow = RowOf<{ readonly columns: typeof effectColumns }>;

/** Rank among values, 1 for the best; equal values share a rank. */
function rankOf(value: number, all: readonly number[], metric: BoardMetric): number {
  const better = (other: number) =>
    CLASS_STATISTICS[metric].better === 'lower' ? other < value : other > value;
  return 1 + all.filter(better).length;
}

/** `label_effects` of a comparison. */
export function labelEffectRows(comparison: BoardComparison): LabelEffectRow[] {
  return rankedBy(comparison).flatMap((ranked) => {
    const first = ranked.teams.map((own) => own.first[0]!);
    const second = ranked.teams.map((own) => own.second[0]!);
    return ranked.teams.map((own, i) =>
      effect.row(effectColumns, {
        ...headOf(comparison, ranked),
        own,
        ranks: [rankOf(first[i]!, first, ranked.metric), rankOf(second[i]!, second, ranked.metric)],
      }),
    );
  });
}

interface RankingSource extends Head {
  readonly teams: number;
  readonly tau: Float64Array;
  readonly changed: number;
}

const ranking = computed<RankingSource>();

const tauInterval = ({ tau, groups }: RankingSource) =>
  percentileInterval(sampleParts(tau, groups).replicates, BOARD_LEVEL);

const rankingColumns = {
  ...head<RankingSource>(),
  teams: ranking.count('Teams', 'Teams that are ranked', ({ teams }) => teams),
  kendall: ranking.signed(
    'Kendall’s τ',
    'Between the order of teams under the first and under the second labels: 1 is the same order',
    ({ tau }) => orNull(tau[0]!),
  ),
  lower: ranking.signed('Lower', LOWER, (own) => orNull(tauInterval(own)[0])),
  upper: ranking.signed('Upper', 'Upper end of that interval', (own) =>
    orNull(tauInterval(own)[1]),
  ),
  reversed_pairs: ranking.count(
    'Reversed pairs',
    'Pairs of teams whose order is the opposite under the second labels',
    ({ changed }) => changed,
  ),
  replicates: ranking.replicates('Replicates', 'Replicates', (own) => own.replicates),
} as const;

export type LabelRankingRow = RowOf<{ readonly columns: typeof rankingColumns }>;

function reversedPairs(teams: readonly TeamSeries[]): number {
  let reversed = 0;
  for (const [i, one] of teams.entries()) {
    for (const other of teams.slice(i + 1)) {
      if ((one.first[0]! - other.first[0]!) * (one.second[0]! - other.second[0]!) < 0) reversed++;
    }
  }
  return reversed;
}

/** `label_rankings` of a comparison: for statistics of two teams or more. */
export function labelRankingRows(comparison: BoardComparison): LabelRankingRow[] {
  return rankedBy(comparison)
    .filter(({ teams }) => teams.length > 1)
    .map((ranked) => {
      const { teams } = ranked;
      const tau = Float64Array.from(teams[0]!.first, (_, at) =>
        kendall(
          teams.map((own) => own.first[at]!),
          teams.map((own) => own.second[at]!),
        ),
      );
      return ranking.row(rankingColumns, {
        ...headOf(comparison, ranked),
        teams: teams.length,
        tau,
        changed: reversedPairs(teams),
      });
    });
}

/** The comparisons of all tasks whose images another label file has too. */
export async function comparisonsOf({
  images,
  evaluations,
  threshold,
}: TableInputs): Promise<BoardComparison[]> {
  const found: BoardComparison[] = [];
  for (const source of await images()) {
    const comparison = await compareBoards(source, evaluations, threshold);
    if (comparison) found.push(comparison);
  }
  return found;
}

const ON_DEMAND = {
  order: [],
  dependsOn: ['labels', 'scores', 'metadata', 'threshold'],
  onDemand: true,
  inSql: true,
  inFiles: false,
} as const;

export const LABEL_EFFECTS = resultTable({
  name: 'label_effects',
  description: 'Statistics of each team on the same images under two label files.',
  key: ['task', 'second', 'class', 'metric', 'team'],
  columns: effectColumns,
  ...ON_DEMAND,
  make: async (inputs) => (await comparisonsOf(inputs)).flatMap(labelEffectRows),
});

export const LABEL_RANKINGS = resultTable({
  name: 'label_rankings',
  description:
    'Whether the order of teams is the same under two label files of the same images, by class.',
  key: ['task', 'second', 'class', 'metric'],
  columns: rankingColumns,
  ...ON_DEMAND,
  make: async (inputs) => (await comparisonsOf(inputs)).flatMap(labelRankingRows),
});
