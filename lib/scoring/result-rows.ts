import type { TaskEvaluation } from './evaluation';
import type { ResultRows } from './result-tables';
import type { EvaluationSettings } from './settings';
import { bandMetrics } from './tables/band-metrics';
import { calibrationBinRows } from './tables/calibration-bins';
import { classMetrics } from './tables/class-metrics';
import { curvePoints } from './tables/curve-points';
import { labelCounts } from './tables/label-counts';
import { teamMetrics } from './tables/team-metrics';

/** The small result tables, as rows; `operating_points` is made by column where it is asked for. */
export type ResultTables = {
  [Name in Exclude<keyof ResultRows, 'operating_points'>]: ResultRows[Name][];
};

/** Result tables of several tasks under one set of settings. */
export function resultTables(
  evaluations: readonly TaskEvaluation[],
  settings: EvaluationSettings,
): ResultTables {
  const tables: ResultTables = {
    label_counts: [],
    team_metrics: [],
    band_metrics: [],
    class_metrics: [],
    calibration_bins: [],
    curve_points: [],
  };
  for (const evaluation of evaluations) {
    const classes = classMetrics(evaluation, settings.threshold, settings.limits);
    tables.label_counts.push(...labelCounts(evaluation, settings.limits));
    tables.class_metrics.push(...classes);
    tables.team_metrics.push(...teamMetrics(evaluation, classes, settings.threshold));
    tables.band_metrics.push(...bandMetrics(classes));
    for (const row of calibrationBinRows(evaluation)) tables.calibration_bins.push(row);
    for (const row of curvePoints(evaluation)) tables.curve_points.push(row);
  }
  return tables;
}
