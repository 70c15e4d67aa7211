import { Calibration } from '@/lib/scoring/calibrate-submission';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { SubmissionResult, TaskEvaluation } from '@/lib/scoring/evaluation';
import { poolsOf } from '@/lib/scoring/pools';
import {
  type BandMetricRow,
  type ClassMetricRow,
  type ResultTableName,
  type TeamMetricRow,
  tableOf,
  WRITTEN_TABLES,
} from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { bandMetrics } from '@/lib/scoring/tables/band-metrics';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { teamMetricsOf } from '@/lib/scoring/tables/team-metrics';
import type { Task } from '@/lib/scoring/task';
import type { TableSink } from './table-sink';

/** Computes all there is to know of a submission. */
function evaluateMatrix(
  team: string,
  task: Task,
  matrix: ScoreMatrix,
  settings: EvaluationSettings,
): SubmissionResult {
  const calibration = new Calibration(matrix, settings);
  const indices = matrix.classes.map((_, index) => index);
  return {
    team,
    calibratedWith: settings,
    classes: indices.map((index) => evaluateClass(matrix, index)),
    calibration: indices.map((index) => calibration.ofClass(index)),
    pools: poolsOf(task.classes, settings.limits)
      .map((pool) => calibration.ofPool(pool))
      .filter((pool) => pool !== null),
  };
}

/** Rows of one submission; the team's has no rank before all teams are known. */
export interface SubmissionRows {
  readonly team: TeamMetricRow;
  readonly bands: readonly BandMetricRow[];
  readonly classes: readonly ClassMetricRow[];
}

/** Tables that are made before any submission, and those made of one after the other. */
const TASK_TABLES = WRITTEN_TABLES.filter((name) => !tableOf(name).dependsOn.includes('scores'));
const SUBMISSION_TABLES = WRITTEN_TABLES.filter((name) => tableOf(name).bySubmission);

async function write(
  names: readonly ResultTableName[],
  evaluation: TaskEvaluation,
  { threshold, limits }: EvaluationSettings,
  sink: TableSink,
): Promise<void> {
  const none = async () => [];
  const evaluations = [evaluation];
  const inputs = { evaluations, threshold, limits, breakdowns: none, resampled: none };
  for (const name of names) await sink.append(name, await tableOf(name).make(inputs));
}

/** Adds the rows that a task has without any submission to the result tables. */
export function writeTask(
  { name, classes }: Task,
  settings: EvaluationSettings,
  sink: TableSink,
): Promise<void> {
  return write(TASK_TABLES, { task: name, classes, submissions: [] }, settings, sink);
}

/** Computes a submission and adds its rows to the result tables, all but the team's. */
export async function writeSubmission(
  team: string,
  task: Task,
  matrix: ScoreMatrix,
  settings: EvaluationSettings,
  sink: TableSink,
): Promise<SubmissionRows> {
  const result = evaluateMatrix(team, task, matrix, settings);
  const evaluation = { task: task.name, classes: task.classes, submissions: [result] };
  const { threshold, limits } = settings;
  await write(SUBMISSION_TABLES, evaluation, settings, sink);
  const classes = classMetrics(evaluation, threshold, limits);
  const row = teamMetricsOf(task.name, result, classes, threshold);
  return { team: row, bands: bandMetrics(classes), classes };
}
