import { f1, fnr } from '@/lib/metrics';
import type { SubmissionResult, TaskEvaluation } from '../evaluation';
import type { ClassMetricRow, TeamMetricRow } from '../result-tables';
import { meanOf, orNull } from '../undefined';
import { confusionOf } from './class-metrics';

function micro(submission: SubmissionResult, threshold: number) {
  const sum = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (const result of submission.classes) {
    const counts = confusionOf(result, threshold);
    sum.tp += counts.tp;
    sum.fp += counts.fp;
    sum.fn += counts.fn;
    sum.tn += counts.tn;
  }
  return { f1: orNull(f1(sum)), fnr: orNull(fnr(sum)) };
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
 * One team's row of `team_metrics`, not yet ranked: means over the classes where a metric is
 * defined (macro), and over pooled counts (micro).
 *
 * @param rows the submission's `class_metrics` at the same threshold
 */
export function teamMetricsOf(
  task: string,
  submission: SubmissionResult,
  rows: readonly ClassMetricRow[],
  threshold: number,
): TeamMetricRow {
  const pooled = micro(submission, threshold);
  return {
    task,
    team: submission.team,
    map: meanOf(rows.map((row) => row.ap)),
    mauroc: meanOf(rows.map((row) => row.auroc)),
    mf1: meanOf(rows.map((row) => row.f1)),
    mece: meanOf(rows.map((row) => row.ece)),
    micro_f1: pooled.f1,
    macro_fnr: meanOf(rows.map((row) => row.fnr)),
    micro_fnr: pooled.fnr,
    mbrier: meanOf(rows.map((row) => row.brier)),
    rank: null,
  };
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
