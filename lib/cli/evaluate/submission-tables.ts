import type { Task } from '@/lib/engine/intake/task';
import { columnsOf } from '@/lib/export/result-columns';
import { calibrateClass, calibratePool } from '@/lib/scoring/calibrate-submission';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { SubmissionResult } from '@/lib/scoring/evaluation';
import { poolsOf } from '@/lib/scoring/pools';
import type { BandMetricRow, ClassMetricRow, TeamMetricRow } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { bandMetrics } from '@/lib/scoring/tables/band-metrics';
import { calibrationBinRows } from '@/lib/scoring/tables/calibration-bins';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { operatingPoints } from '@/lib/scoring/tables/operating-points';
import { teamMetricsOf } from '@/lib/scoring/tables/team-metrics';
import type { TableSink } from './table-sink';

/** Computes all there is to know of a submission. */
function evaluateMatrix(
  team: string,
  task: Task,
  matrix: ScoreMatrix,
  settings: EvaluationSettings,
): SubmissionResult {
  const indices = matrix.classes.map((_, index) => index);
  return {
    team,
    calibratedWith: settings,
    classes: indices.map((index) => evaluateClass(matrix, index)),
    calibration: indices.map((index) => calibrateClass(matrix, index, settings)),
    pools: poolsOf(task.classes, settings.limits)
      .map((pool) => calibratePool(matrix, pool, settings))
      .filter((pool) => pool !== null),
  };
}

/** Rows of one submission; the team's has no rank before all teams are known. */
export interface SubmissionRows {
  readonly team: TeamMetricRow;
  readonly bands: readonly BandMetricRow[];
  readonly classes: readonly ClassMetricRow[];
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
  const classes = classMetrics(evaluation, settings.threshold, settings.limits);
  await sink.append('class_metrics', columnsOf('class_metrics', classes));
  const bands = bandMetrics(classes);
  await sink.append('band_metrics', columnsOf('band_metrics', bands));
  const bins = calibrationBinRows(evaluation);
  await sink.append('calibration_bins', columnsOf('calibration_bins', bins));
  await sink.append('operating_points', operatingPoints([evaluation]));
  const row = teamMetricsOf(task.name, result, classes, settings.threshold);
  return { team: row, bands, classes };
}
