import type { Band, Bands } from '@/lib/challenge/bands';
import {
  type CalibrationBins,
  CLASS_STATISTICS,
  type ClassStatisticName,
  type Confusion,
} from '@/lib/metrics';
import { type ClassResult, isScoreStatistic } from '../class-result';
import type { Called } from '../decisions';
import type { SubmissionResult, TaskEvaluation } from '../evaluation';
import { gridIndex } from '../settings';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';
import { bandsOf } from './label-counts';

const confusion = ({ positives, images }: ClassResult, { tp, fp }: Called): Confusion => ({
  tp,
  fp,
  fn: positives - tp,
  tn: images - positives - fp,
});

/** Confusion counts of a class at the grid point nearest to a threshold; NaN without probabilities. */
export function confusionAtThreshold(result: ClassResult, threshold: number): Confusion {
  const index = gridIndex(threshold);
  const [tp, fp] = [result.tp[index] ?? Number.NaN, result.fp[index] ?? Number.NaN];
  return confusion(result, { tp, fp });
}

/** Confusion counts of a class in force: at its own thresholds where it has any, else at the one of all. */
export function confusionOf(result: ClassResult, threshold: number): Confusion {
  return result.called ? confusion(result, result.called) : confusionAtThreshold(result, threshold);
}

/** One class of one submission. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly band: Band | null;
  readonly result: ClassResult;
  /** At the threshold. */
  readonly counts: Confusion;
  /** Null until calibration is computed. */
  readonly bins: CalibrationBins | null;
}

function statisticValue({ result, counts, bins }: Source, name: ClassStatisticName) {
  if (isScoreStatistic(name)) return orNull(result[name]);
  const statistic = CLASS_STATISTICS[name];
  const { positives, images } = result;
  if (statistic.from === 'labels') {
    return orNull(statistic.compute({ positives, negatives: images - positives }));
  }
  if (statistic.from === 'counts') return orNull(statistic.compute(counts));
  return bins && orNull(statistic.compute(bins));
}

const column = computed<Source>();
const { prevalence, ...statistics } = column.statistics(CLASS_STATISTICS, statisticValue);

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text('Class', 'Name of the class', ({ result }) => result.class),
  band: column.text(
    'Band',
    'Band by training prevalence, or group of classes; null where unknown',
    ({ band }) => band,
  ),
  positives: column.images('Positives', 'Positive images', ({ result }) => result.positives),
  images: column.images('Images', 'Images with a known label', ({ result }) => result.images),
  prevalence,
  ...statistics,
} as const;

export type ClassMetricRow = RowOf<{ readonly columns: typeof columns }>;

function submissionRows(
  { task }: TaskEvaluation,
  { team, classes, calibration }: SubmissionResult,
  threshold: number,
  bands: ReadonlyMap<string, Band | null>,
): ClassMetricRow[] {
  const binsOf = new Map(calibration.map((one) => [one.class, one.bins]));
  return classes.map((result) =>
    column.row(columns, {
      task,
      team,
      band: bands.get(result.class) ?? null,
      result,
      counts: confusionOf(result, threshold),
      bins: binsOf.get(result.class) ?? null,
    }),
  );
}

/** `class_metrics` of a task at a threshold. */
export function classMetrics(
  evaluation: TaskEvaluation,
  threshold: number,
  choice: Bands | null,
): ClassMetricRow[] {
  const bands = bandsOf(evaluation.classes, choice);
  return evaluation.submissions.flatMap((submission) =>
    submissionRows(evaluation, submission, threshold, bands),
  );
}

export const CLASS_METRICS = resultTable({
  name: 'class_metrics',
  description: 'Every statistic of each class of each team.',
  key: ['task', 'team', 'class'],
  columns,
  order: ['class', 'team'],
  dependsOn: ['labels', 'scores', 'bins', 'threshold', 'bands'],
  hasIntervals: true,
  inSql: true,
  inFiles: true,
  bySubmission: true,
  make: ({ evaluations, threshold, bands }) =>
    evaluations.flatMap((one) => classMetrics(one, threshold, bands)),
});
