import type { CalibrationBins } from '@/lib/metrics';
import type { CalibrationResult } from '../calibrate-submission';
import type { TaskEvaluation } from '../evaluation';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';

/** One bin of one class, or of a pool of classes. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly name: string;
  readonly bins: CalibrationBins;
  readonly bin: number;
}

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text('Class', 'Name of the class or pool of classes', ({ name }) => name),
  bin: column.count('Bin', 'Number of the bin, from 0', ({ bin }) => bin),
  lower: column.probability('Above', 'Lower edge, excluded', ({ bins, bin }) => bins.lower[bin]!),
  upper: column.probability('Up to', 'Upper edge, included', ({ bins, bin }) => bins.upper[bin]!),
  count: column.images(
    'Images',
    'Images whose score is in it',
    ({ bins, bin }) => bins.count[bin]!,
  ),
  mean_score: column.probability(
    'Mean score',
    'Mean score of its images; null without images',
    ({ bins, bin }) => orNull(bins.meanScore[bin]!),
  ),
  positive_rate: column.score(
    'Positive rate',
    'Share of its images that are positive; null without images',
    (one) => orNull(one.bins.positiveRate[one.bin]!),
  ),
} as const;

export type CalibrationBinRow = RowOf<{ readonly columns: typeof columns }>;

function binRows(task: string, team: string, result: CalibrationResult): CalibrationBinRow[] {
  const { bins, class: name } = result;
  return Array.from(bins.count, (_, bin) => column.row(columns, { task, team, name, bins, bin }));
}

/**
 * `calibration_bins` of a task: by class, then pooled over all classes and over each band.
 *
 * @param only a class, or the name of a pool of classes
 */
export function calibrationBinRows(evaluation: TaskEvaluation, only?: string): CalibrationBinRow[] {
  return evaluation.submissions.flatMap((submission) =>
    [...submission.calibration, ...submission.pools]
      .filter((result) => only === undefined || result.class === only)
      .flatMap((result) => binRows(evaluation.task, submission.team, result)),
  );
}

export const CALIBRATION_BINS = resultTable({
  name: 'calibration_bins',
  description: 'Bins of scores with their positive rate, by class and pooled.',
  key: ['task', 'team', 'class', 'bin'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores', 'bins', 'bands'],
  inSql: true,
  inFiles: true,
  bySubmission: true,
  make: ({ evaluations }) => evaluations.flatMap((one) => calibrationBinRows(one)),
});
