import { inClassOrder } from '@/lib/challenge/canonical-order';
import { type RankedBy, type Ranking, rankingOf } from '@/lib/challenge/challenge';
import { recognise } from '@/lib/challenge/recognise';
import {
  type Confusion,
  TEAM_STATISTICS,
  type TeamStatistic,
  type TeamStatisticName,
} from '@/lib/metrics';
import { type Coverage, completeAmong } from '../coverage';
import type { SubmissionResult, TaskClass, TaskEvaluation } from '../evaluation';
import { meanOf, orNull } from '../undefined';
import { type ClassMetricRow, classMetrics, confusionOf } from './class-metrics';
import { computed, type RowOf, resultTable } from './declare';

/** One submission. */
interface Source {
  readonly task: string;
  readonly team: string;
  /** Images it has scores of, and images it left out that count as score 0. */
  readonly images: number;
  readonly filled: number;
  /** Its `class_metrics`, in canonical order. */
  readonly classes: readonly ClassMetricRow[];
  /** Counts at the threshold, summed over classes. */
  readonly pooled: Confusion;
}

function statisticValue({ classes, pooled }: Source, name: keyof typeof TEAM_STATISTICS) {
  const statistic: TeamStatistic = TEAM_STATISTICS[name];
  return statistic.over === 'classes'
    ? meanOf(classes.map((row) => row[statistic.mean]))
    : orNull(statistic.pooled(pooled));
}

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  ...column.statistics(TEAM_STATISTICS, statisticValue),
  images: column.images('Images', 'Images of the task that the team scored', (one) => one.images),
  filled: column.images(
    'Filled images',
    'Images that the team left out and that count as score 0, the lowest score',
    (one) => one.filled,
  ),
  classes: column.count(
    'Classes',
    'Classes of the task that the team scored',
    ({ classes }) => classes.length,
  ),
  rank: column.count<number | null>(
    'Rank',
    'By the statistic and ties of the challenge, else by mAP, ties by mAUROC; equal in all, equal in rank; null without the statistic, and for fewer images or classes than others scored',
    // Known once all teams are: `rankTeams`.
    () => null,
  ),
} as const;

export type TeamMetricRow = RowOf<{ readonly columns: typeof columns }>;

function pooledCounts({ classes }: SubmissionResult, threshold: number): Confusion {
  const sum = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (const result of classes) {
    const counts = confusionOf(result, threshold);
    sum.tp += counts.tp;
    sum.fp += counts.fp;
    sum.fn += counts.fn;
    sum.tn += counts.tn;
  }
  return sum;
}

/** How the teams of a task are ranked: as chosen, else as their challenge ranks them. */
export function rankingInForce(classes: readonly TaskClass[], choice: Ranking | null): Ranking {
  return choice ?? rankingOf(recognise(classes.map(({ name }) => name)).challenge);
}

/** Below 0 where a team is better than another by one statistic; undefined values come last. */
function compareBy(a: TeamMetricRow, b: TeamMetricRow, { metric, direction }: RankedBy): number {
  const [one, other] = [a, b].map((row) => row[metric as TeamStatisticName]);
  if (one == null || other == null) return Number(one == null) - Number(other == null);
  return direction === 'higher' ? other - one : one - other;
}

/**
 * Ranks teams: 1 is the best; teams equal in the statistic and all ties have the same rank. A team
 * without the statistic has none, and unless the ranking says otherwise one that is not complete.
 *
 * @param complete of each row, as `completeAmong` says
 */
export function rankTeams(
  rows: readonly TeamMetricRow[],
  ranking: Ranking,
  complete: readonly boolean[],
): TeamMetricRow[] {
  const rules = [ranking, ...ranking.ties];
  const isBetter = (one: TeamMetricRow, other: TeamMetricRow) => {
    const deciding = rules.find((rule) => compareBy(one, other, rule) !== 0);
    return deciding !== undefined && compareBy(one, other, deciding) < 0;
  };
  const ranked = new Set(
    rows.filter(
      (row, i) =>
        row[ranking.metric as TeamStatisticName] !== null &&
        (complete[i] || ranking.incomplete === 'rank'),
    ),
  );
  const place = (row: TeamMetricRow) =>
    1 + rows.filter((other) => ranked.has(other) && isBetter(other, row)).length;
  return rows.map((row) => ({ ...row, rank: ranked.has(row) ? place(row) : null }));
}

/**
 * One team's row of `team_metrics`, not yet ranked.
 *
 * @param rows the submission's `class_metrics` at the same threshold
 */
export function teamMetricsOf(
  task: string,
  submission: SubmissionResult,
  rows: readonly ClassMetricRow[],
  threshold: number,
): TeamMetricRow {
  const pooled = pooledCounts(submission, threshold);
  const { team, matched } = submission;
  const { images, filled = 0 } = matched;
  return column.row(columns, { task, team, images, filled, classes: inClassOrder(rows), pooled });
}

/** What of its task a submission covers. */
export function coverageOf({ matched, classes }: SubmissionResult): Coverage {
  const { images, imageSet, filled = 0 } = matched;
  return { images: images + filled, imageSet, classes: classes.map((own) => own.class) };
}

/**
 * `team_metrics` of a task.
 *
 * @param rows the task's `class_metrics` at the same threshold
 */
export function teamMetrics(
  evaluation: TaskEvaluation,
  rows: readonly ClassMetricRow[],
  threshold: number,
  ranking: Ranking | null = null,
): TeamMetricRow[] {
  return rankTeams(
    evaluation.submissions.map((submission) => {
      const own = rows.filter((row) => row.team === submission.team);
      return teamMetricsOf(evaluation.task, submission, own, threshold);
    }),
    rankingInForce(evaluation.classes, ranking),
    completeAmong(evaluation.submissions.map(coverageOf)),
  );
}

export const TEAM_METRICS = resultTable({
  name: 'team_metrics',
  description: 'Means over classes of each team, rates of its pooled counts, and its rank.',
  key: ['task', 'team'],
  columns,
  first: ['task', 'team', 'rank'],
  order: ['team'],
  dependsOn: ['labels', 'scores', 'bins', 'threshold', 'ranking'],
  marksBest: true,
  hasIntervals: true,
  inSql: true,
  inFiles: true,
  make: ({ evaluations, threshold, bands, ranking }) =>
    evaluations.flatMap((one) =>
      teamMetrics(one, classMetrics(one, threshold, bands), threshold, ranking),
    ),
});
