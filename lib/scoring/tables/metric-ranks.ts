import type { Bands } from '@/lib/challenge/bands';
import { byCodeUnits, inClassOrder } from '@/lib/challenge/canonical-order';
import { completeAmong } from '../coverage';
import type { TaskEvaluation } from '../evaluation';
import { meanOf } from '../undefined';
import { type ClassMetricRow, classMetrics } from './class-metrics';
import { computed, type RowOf, resultTable } from './declare';
import { coverageOf } from './team-metrics';

interface RankedMetric {
  readonly title: string;
  readonly name: string;
  readonly better: 'higher' | 'lower';
  /** Of one class; null where undefined. */
  value(row: ClassMetricRow): number | null;
}

/** AP over what scores without skill reach. */
function lift({ ap, prevalence }: ClassMetricRow): number | null {
  return ap === null || !prevalence ? null : ap / prevalence;
}

/** Precision gain (Flach and Kull 2015) at the value of AP: 0 without skill, 1 at best. */
function gain({ ap, prevalence }: ClassMetricRow): number | null {
  if (ap === null || ap === 0 || prevalence === null || prevalence === 1) return null;
  return (ap - prevalence) / ((1 - prevalence) * ap);
}

/** The statistics that teams are ranked by side by side: means over classes. */
export const RANKED_METRICS = {
  ap: { title: 'AP', name: 'Mean AP', better: 'higher', value: ({ ap }) => ap },
  auroc: { title: 'AUROC', name: 'Mean AUROC', better: 'higher', value: ({ auroc }) => auroc },
  lift: {
    title: 'AP / prevalence',
    name: 'Mean of AP over prevalence',
    better: 'higher',
    value: lift,
  },
  gain: { title: 'AP gain', name: 'Mean precision gain at AP', better: 'higher', value: gain },
  f1: { title: 'F1', name: 'Mean F1 at the threshold', better: 'higher', value: ({ f1 }) => f1 },
  brier: {
    title: 'Brier',
    name: 'Mean Brier score',
    better: 'lower',
    value: ({ brier }) => brier,
  },
} as const satisfies Readonly<Record<string, RankedMetric>>;

export type RankedMetricName = keyof typeof RANKED_METRICS;

export const RANKED_METRIC_NAMES = Object.keys(RANKED_METRICS) as readonly RankedMetricName[];

/** A team with its classes in canonical order. */
interface Team {
  readonly team: string;
  readonly rows: readonly ClassMetricRow[];
}

/** The teams that scored all images and classes that any team scored: only these are ranked. */
function rankedTeams(evaluation: TaskEvaluation, rows: readonly ClassMetricRow[]): readonly Team[] {
  const complete = completeAmong(evaluation.submissions.map(coverageOf));
  return evaluation.submissions
    .filter((_, index) => complete[index])
    .map(({ team }) => ({ team, rows: inClassOrder(rows.filter((row) => row.team === team)) }))
    .sort((a, b) => byCodeUnits(a.team, b.team));
}

const meanBy = ({ rows }: Team, metric: RankedMetricName) =>
  meanOf(rows.map((row) => RANKED_METRICS[metric].value(row)));

/** How much better one value is than another: above 0 where it is. */
function advantage(metric: RankedMetricName, one: number, other: number): number {
  return RANKED_METRICS[metric].better === 'higher' ? one - other : other - one;
}

interface RankSource {
  readonly task: string;
  readonly team: string;
  readonly metric: RankedMetricName;
  readonly value: number;
  readonly rank: number;
}

const ofRank = computed<RankSource>();

const rankColumns = {
  task: ofRank.text('Task', 'Name of the task', ({ task }) => task),
  team: ofRank.text('Team', 'Name of the team', ({ team }) => team),
  metric: ofRank.oneOf(
    'Statistic',
    'Mean over classes; `lift`: AP / prevalence; `gain`: (AP - p) / ((1 - p) AP), p the prevalence',
    RANKED_METRIC_NAMES,
    ({ metric }) => metric,
  ),
  value: ofRank.score('Value', 'Mean over classes', ({ value }) => value),
  rank: ofRank.count(
    'Rank',
    'Among the teams that scored all images and classes; equal values share a rank',
    ({ rank }) => rank,
  ),
} as const;

export type MetricRankRow = RowOf<{ readonly columns: typeof rankColumns }>;

function ranksOf(task: string, teams: readonly Team[]): MetricRankRow[] {
  return RANKED_METRIC_NAMES.flatMap((metric) => {
    const known = teams.flatMap((team) => {
      const value = meanBy(team, metric);
      return value === null ? [] : [{ team: team.team, value }];
    });
    return known
      .map(({ team, value }) => {
        const better = known.filter((other) => advantage(metric, other.value, value) > 0);
        return ofRank.row(rankColumns, { task, team, metric, value, rank: better.length + 1 });
      })
      .sort((a, b) => a.rank - b.rank);
  });
}

/** `metric_ranks` of a task at a threshold. */
export function metricRanks(
  evaluation: TaskEvaluation,
  threshold: number,
  bands: Bands | null,
): MetricRankRow[] {
  const rows = classMetrics(evaluation, threshold, bands);
  return ranksOf(evaluation.task, rankedTeams(evaluation, rows));
}

export const METRIC_RANKS = resultTable({
  name: 'metric_ranks',
  description: 'Ranks of the teams by several statistics side by side.',
  key: ['task', 'metric', 'team'],
  columns: rankColumns,
  order: [],
  dependsOn: ['labels', 'scores', 'threshold'],
  inSql: true,
  inFiles: false,
  make: ({ evaluations, threshold, bands }) =>
    evaluations.flatMap((one) => metricRanks(one, threshold, bands)),
});

/** A pair of teams whose order two statistics reverse. */
interface FlipSource {
  readonly task: string;
  readonly metric: RankedMetricName;
  /** Better by the statistic, worse by AP. */
  readonly team: string;
  readonly other: string;
  /** By AP, then by the statistic; above 0 where the team is better. */
  readonly byAp: number;
  readonly byMetric: number;
  /** The class that adds most to the advantage by the statistic, and what it adds. */
  readonly class: string;
  readonly share: number;
}

const ofFlip = computed<FlipSource>();

const flipColumns = {
  task: ofFlip.text('Task', 'Name of the task', ({ task }) => task),
  metric: ofFlip.oneOf(
    'Statistic',
    'The statistic that reverses the order by mean AP',
    RANKED_METRIC_NAMES,
    ({ metric }) => metric,
  ),
  team: ofFlip.text('Team', 'Better by the statistic, worse by mean AP', ({ team }) => team),
  other: ofFlip.text('Other', 'The other team', ({ other }) => other),
  ap_difference: ofFlip.signed('AP difference', 'Mean AP: team minus other', ({ byAp }) => byAp),
  difference: ofFlip.signed(
    'Difference',
    'Mean of the statistic: team minus other',
    ({ metric, byMetric }) => (RANKED_METRICS[metric].better === 'higher' ? byMetric : -byMetric),
  ),
  class: ofFlip.text(
    'Class',
    'The class that adds most to the team’s advantage by the statistic',
    (own) => own.class,
  ),
  class_share: ofFlip.signed(
    'Of it by the class',
    'What this class adds to the difference of the means',
    ({ metric, share }) => (RANKED_METRICS[metric].better === 'higher' ? share : -share),
  ),
} as const;

export type RankFlipRow = RowOf<{ readonly columns: typeof flipColumns }>;

/** What each class adds to a team's advantage over another by a mean over classes. */
function sharesOf(one: Team, other: Team, metric: RankedMetricName) {
  const { value } = RANKED_METRICS[metric];
  const shares = one.rows.flatMap((row, index) => {
    const [a, b] = [value(row), value(other.rows[index]!)];
    return a === null || b === null ? [] : [{ class: row.class, share: advantage(metric, a, b) }];
  });
  return shares.map((own) => ({ ...own, share: own.share / shares.length }));
}

/**
 * `rank_flips` of a task: pairs of ranked teams that another statistic puts in the opposite order than
 * mean AP does, with the class that does most for it.
 */
export function rankFlips(
  evaluation: TaskEvaluation,
  threshold: number,
  bands: Bands | null,
): RankFlipRow[] {
  const { task } = evaluation;
  const teams = rankedTeams(evaluation, classMetrics(evaluation, threshold, bands));
  const values = new Map(
    RANKED_METRIC_NAMES.map((metric) => [metric, teams.map((team) => meanBy(team, metric))]),
  );
  const lead = (metric: RankedMetricName, a: number, b: number) => {
    const [one, other] = [values.get(metric)![a], values.get(metric)![b]];
    return one == null || other == null ? 0 : advantage(metric, one, other);
  };
  const rows: RankFlipRow[] = [];
  for (const metric of RANKED_METRIC_NAMES) {
    for (const [a, one] of teams.entries()) {
      for (const [b, other] of teams.entries()) {
        const [byAp, byMetric] = [lead('ap', a, b), lead(metric, a, b)];
        if (!(byAp < 0 && byMetric > 0)) continue;
        const [most] = sharesOf(one, other, metric).sort((x, y) => y.share - x.share);
        const source = { task, metric, team: one.team, other: other.team, byAp, byMetric };
        if (most) rows.push(ofFlip.row(flipColumns, { ...source, ...most }));
      }
    }
  }
  return rows;
}

export const RANK_FLIPS = resultTable({
  name: 'rank_flips',
  description: 'Pairs of teams in another order by a statistic than by mean AP, and why.',
  key: ['task', 'metric', 'team', 'other'],
  columns: flipColumns,
  order: [],
  dependsOn: ['labels', 'scores', 'threshold'],
  onDemand: true,
  inSql: true,
  inFiles: false,
  make: ({ evaluations, threshold, bands }) =>
    evaluations.flatMap((one) => rankFlips(one, threshold, bands)),
});
