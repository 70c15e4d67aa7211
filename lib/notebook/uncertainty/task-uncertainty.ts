import { bootstrapMetrics } from '@/lib/inference/bootstrap-metrics';
import { type ClassDifferenceRow, classDifferences } from '@/lib/inference/class-difference';
import { type Figure, figureOfClass, figureOfMean, isOwn, meanDraws } from '@/lib/inference/figure';
import { indistinctTeams } from '@/lib/inference/indistinct';
import { intervalRow } from '@/lib/inference/interval-row';
import { compareTeams, pairwiseComparisons } from '@/lib/inference/pairwise-comparisons';
import { RANKING_RULES, rankDistribution } from '@/lib/inference/rank-distribution';
import { type RankStability, rankStability } from '@/lib/inference/rank-stability';
import { type Ranking, rankingOf } from '@/lib/inference/ranks';
import type { TaskReplicates } from '@/lib/inference/replicates';
import { type MatchedClass, matchClasses } from '@/lib/inference/shown-rows';
import type {
  BootstrapMetricRow,
  IntervalMethod,
  MeanMetric,
  OwnMetric,
  PairwiseComparisonRow,
  RankDistributionRow,
  RankingRule,
  ResampledMetric,
  ResampledRows,
  ResampledScope,
} from '@/lib/scoring/result-tables';
import type { Steps } from '@/lib/scoring/steps';
import type { TaskView } from '../view';
import { remember } from './remember';
import type { UncertaintySettings } from './settings';
import type { Run, UncertaintyState } from './state';
import { stateOf } from './state-of';

/** All that replicates say of one task as it is shown: a pure view, computed where asked for. */
export interface TaskUncertainty {
  readonly state: UncertaintyState;
  readonly settings: UncertaintySettings;
  /** What was drawn; null where nothing was. Its `done`, `seed` and `cluster` are for footers. */
  readonly replicates: TaskReplicates | null;
  /**
   * The interval of a figure for the classes, bands and images shown; null where there is none for
   * just these. Without `method` by the method of the settings.
   *
   * @param subject a band's or class's name; null for a team
   */
  interval(
    scope: ResampledScope,
    team: string,
    subject: string | null,
    metric: ResampledMetric,
    method?: IntervalMethod,
  ): BootstrapMetricRow | null;
  /** A figure in every draw, as `interval` finds it; NaN where undefined. */
  draws(
    scope: ResampledScope,
    team: string,
    subject: string | null,
    metric: ResampledMetric,
  ): Float64Array | null;
  /** A team's mean over some of the classes shown, in every draw. */
  meanDraws(
    team: string,
    metric: Exclude<OwnMetric, 'prevalence'>,
    classes?: ReadonlySet<string>,
  ): Float64Array | null;
  /** A result table, for the teams shown; in steps, since with many teams it takes long. */
  rows<Name extends keyof ResampledRows>(table: Name): Steps<ResampledRows[Name][]>;
  /** Rows of `rank_distribution` by one rule, without computing those of the others. */
  rankRows(metric: RankingRule): readonly RankDistributionRow[];
  /** Rows of `pairwise_comparisons` of the teams' means, without those of bands and classes. */
  teamPairs(metric: MeanMetric): readonly PairwiseComparisonRow[];
  /** Over all teams of the task, whether shown or not; null where not all were drawn. */
  stability(metric: RankingRule): RankStability | null;
  /** Runs of neighbours in the leaderboard that cannot be told apart, each of two teams or more. */
  readonly indistinct: readonly (readonly string[])[];
  /** Two teams class by class, in the order of classes of the view. */
  classDifferences(
    team: string,
    other: string,
    metric: 'ap' | 'fnr',
  ): readonly ClassDifferenceRow[];
}

/** The ranking of all teams by a rule; null where replicates are not of just what is shown. */
function rankingShown(
  view: TaskView,
  replicates: TaskReplicates | null,
  matched: ReadonlyMap<string, readonly MatchedClass[]>,
  metric: RankingRule,
): Ranking | null {
  if (!replicates) return null;
  const drawn = new Map(replicates.teams.map((team) => [team.team, team]));
  const teams = view.allTeams.flatMap((team) => drawn.get(team) ?? []);
  const counts = metric === 'mf1' || metric === 'macro_fnr';
  const fits = [...matched.values()].flat().every((c) => (counts ? c.counts : c.ranking));
  if (teams.length < view.allTeams.length || !fits) return null;
  const classes = new Set(view.classRows.map((row) => row.class));
  return rankingOf(view.task, teams, classes, metric);
}

/** What a task's run says of it as it is shown. */
export function taskUncertainty(
  view: TaskView,
  run: Run | undefined,
  settings: UncertaintySettings,
): TaskUncertainty {
  const { task } = view;
  const { level } = settings;
  const replicates = run?.replicates ?? null;
  const matched = matchClasses(view.classRows, replicates);
  const figure = (
    scope: ResampledScope,
    team: string,
    subject: string | null,
    metric: ResampledMetric,
  ): Figure | null => {
    if (scope !== 'class') {
      return isOwn(metric) ? null : figureOfMean(view, matched, team, subject, metric);
    }
    const own = matched.get(team)?.find(({ row }) => row.class === subject);
    return own && isOwn(metric) ? figureOfClass(own, metric) : null;
  };
  const interval = remember(
    (
      scope: ResampledScope,
      team: string,
      subject: string | null,
      metric: ResampledMetric,
      method: IntervalMethod,
    ) => {
      const found = figure(scope, team, subject, metric);
      return found && intervalRow(task, found, method, level);
    },
  );
  const ranking = remember((metric: RankingRule) =>
    rankingShown(view, replicates, matched, metric),
  );
  const rankRows = remember((metric: RankingRule) => {
    const found = ranking(metric);
    return found ? rankDistribution(found).filter((row) => view.teams.includes(row.team)) : [];
  });
  const teamPairs = remember((metric: MeanMetric) =>
    compareTeams(task, view, matched, metric, level),
  );
  const indistinct = remember(() => indistinctTeams(view.teams, teamPairs('map'), 1 - level));
  const tables: { [Name in keyof ResampledRows]: () => Steps<ResampledRows[Name][]> } = {
    bootstrap_metrics: () => bootstrapMetrics(task, view, matched, level),
    *rank_distribution() {
      const found: RankDistributionRow[] = [];
      for (const metric of RANKING_RULES) {
        found.push(...rankRows(metric));
        yield;
      }
      return found;
    },
    pairwise_comparisons: () => pairwiseComparisons(task, view, matched, level),
  };
  return {
    state: stateOf(view, run, settings, matched),
    settings,
    replicates,
    interval: (scope, team, subject, metric, method = settings.method) =>
      interval(scope, team, subject, metric, method),
    draws: (...which) => figure(...which)?.series('draws') ?? null,
    meanDraws: (team, metric, classes) => meanDraws(matched.get(team) ?? [], metric, classes),
    rows: (table) => tables[table](),
    rankRows,
    teamPairs,
    stability: remember((metric: RankingRule) => {
      const found = ranking(metric);
      return found && rankStability(found, level);
    }),
    get indistinct() {
      return indistinct();
    },
    classDifferences: remember((team: string, other: string, metric: 'ap' | 'fnr') =>
      classDifferences(task, matched.get(team) ?? [], matched.get(other) ?? [], metric, level),
    ),
  };
}
