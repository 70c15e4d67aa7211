import type { PlainColumn } from '@/lib/engine';
import type { TaskEvaluation } from '@/lib/scoring/evaluation';
import type { ResultRows } from '@/lib/scoring/result-tables';
import { bandMetrics } from '@/lib/scoring/tables/band-metrics';
import { calibrationBinRows } from '@/lib/scoring/tables/calibration-bins';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { curvePoints } from '@/lib/scoring/tables/curve-points';
import { labelCounts } from '@/lib/scoring/tables/label-counts';
import { operatingPoints } from '@/lib/scoring/tables/operating-points';
import { teamMetrics } from '@/lib/scoring/tables/team-metrics';
import { type Breakdown, groupRows } from '../breakdown';
import type { NotebookSettings } from '../settings';
import { resampledRows } from './resampled-rows';
import { RESULT_SHAPES, type ResultTable } from './result-shapes';

const rowsOf: {
  readonly [Name in Exclude<keyof ResultRows, 'operating_points'>]: (
    evaluation: TaskEvaluation,
    settings: NotebookSettings,
  ) => readonly object[];
} = {
  label_counts: (evaluation, { limits }) => labelCounts(evaluation, limits),
  class_metrics: (evaluation, { threshold, limits }) => classMetrics(evaluation, threshold, limits),
  team_metrics: (evaluation, { threshold, limits }) =>
    teamMetrics(evaluation, classMetrics(evaluation, threshold, limits), threshold),
  band_metrics: (evaluation, { threshold, limits }) =>
    bandMetrics(classMetrics(evaluation, threshold, limits)),
  calibration_bins: (evaluation) => calibrationBinRows(evaluation),
  curve_points: (evaluation) => curvePoints(evaluation),
};

function tableRows(
  table: Exclude<ResultTable, 'operating_points'>,
  evaluations: readonly TaskEvaluation[],
  settings: NotebookSettings,
  breakdowns: readonly Breakdown[],
): Promise<readonly object[]> | readonly object[] {
  switch (table) {
    case 'group_metrics':
      return breakdowns.flatMap((breakdown) => groupRows(breakdown, settings.threshold));
    case 'bootstrap_metrics':
    case 'rank_distribution':
    case 'pairwise_comparisons':
      return resampledRows(table, evaluations, settings);
    default:
      return evaluations.flatMap((evaluation) => rowsOf[table](evaluation, settings));
  }
}

/**
 * A result table of all tasks and teams by column, under the settings given.
 *
 * @param breakdowns counts by group, which only `group_metrics` is made of
 */
export async function resultColumns(
  table: ResultTable,
  evaluations: readonly TaskEvaluation[],
  settings: NotebookSettings,
  breakdowns: readonly Breakdown[] = [],
): Promise<PlainColumn[]> {
  const shape = Object.entries(RESULT_SHAPES[table]);
  if (table === 'operating_points') {
    const columns: Readonly<Record<string, ArrayLike<string | number>>> = {
      ...operatingPoints(evaluations),
    };
    return shape.map(([name, type]) => ({ name, type, values: columns[name]! }));
  }
  const rows = await tableRows(table, evaluations, settings, breakdowns);
  return shape.map(([name, type]) => ({
    name,
    type,
    values: rows.map((row) => (row as Record<string, string | number | null>)[name] ?? null),
  }));
}
