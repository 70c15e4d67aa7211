import { inClassOrder } from '@/lib/challenge/canonical-order';
import { type Confusion, TEAM_STATISTICS, type TeamStatistic } from '@/lib/metrics';
import type { SubmissionResult, TaskEvaluation } from '../evaluation';
import { meanOf, orNull } from '../undefined';
import { type ClassMetricRow, classMetrics, confusionOf } from './class-metrics';
import { computed, type RowOf, resultTable } from './declare';

/** One submission. */
interface Source {
  readonly task: string;
  readonly team: string;
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
  rank: column.count<number | null>(
    'Rank',
    'By mAP, ties by mAUROC; equal in both, equal in rank; null without mAP',
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

function compare(a: TeamMetricRow, b: TeamMetricRow): number {
  return (b.map ?? -1) - (a.map ?? -1) || (b.mauroc ?? -1) - (a.mauroc ?? -1);
}

/** Rank by mAP, ties by mAUROC; equal in both, equal in rank. No mAP, no rank. */
export function rankTeams(rows: readonly TeamMetricRow[]): TeamMetricRow[] {
  return rows.map((row) => ({
    ...row,
    rank: row.map === null ? null : 1 + rows.filter((other) => compare(other, row) < 0).length,
  }));
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
  return column.row(columns, { task, team: submission.team, classes: inClassOrder(rows), pooled });
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
): TeamMetricRow[] {
  return rankTeams(
    evaluation.submissions.map((submission) => {
      const own = rows.filter((row) => row.team === submission.team);
      return teamMetricsOf(evaluation.task, submission, own, threshold);
    }),
  );
}

export const TEAM_METRICS = resultTable({
  name: 'team_metrics',
  description: 'Means over classes of each team, rates of its pooled counts, and its rank.',
  key: ['task', 'team'],
  columns,
  first: ['task', 'team', 'rank'],
  order: ['team'],
  dependsOn: ['labels', 'scores', 'bins', 'threshold'],
  marksBest: true,
  hasIntervals: true,
  inSql: true,
  inFiles: true,
  make: ({ evaluations, threshold, limits }) =>
    evaluations.flatMap((one) => teamMetrics(one, classMetrics(one, threshold, limits), threshold)),
});
