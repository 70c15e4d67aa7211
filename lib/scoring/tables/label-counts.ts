import { type Band, type BandLimits, bandOf } from '@/lib/challenge/bands';
import { CLASS_STATISTICS } from '@/lib/metrics';
import type { TaskClass, TaskEvaluation } from '../evaluation';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';

/**
 * The prevalence a class is banded by: the training set's where class counts give it, else the
 * label file's own. A class that the counts leave out has none.
 */
export function bandingPrevalence({ training, positives, images }: TaskClass): number | null {
  if (training === 'unlisted') return null;
  if (training) return training.positives / training.images;
  return images === 0 ? null : positives / images;
}

/** What bands come from: training counts, the label file itself, or nothing that knows the classes. */
export type BandSource = 'training' | 'labels' | 'nothing';

export function bandSource(classes: readonly TaskClass[]): BandSource {
  if (classes.some(({ training }) => training && training !== 'unlisted')) return 'training';
  return classes.some(({ training }) => training) ? 'nothing' : 'labels';
}

/** Band of each class of a task. */
export function bandsOf(
  classes: readonly TaskClass[],
  limits: BandLimits,
): ReadonlyMap<string, Band | null> {
  return new Map(classes.map((c) => [c.name, bandOf(bandingPrevalence(c), limits)]));
}

/** Counts of one class in one file. */
interface Source {
  readonly task: string;
  /** `test` or `train`. */
  readonly split: string;
  readonly name: string;
  readonly positives: number;
  readonly images: number;
  readonly band: Band | null;
}

const { prevalence } = CLASS_STATISTICS;
const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  split: column.text(
    'Split',
    '`test` for the label file, `train` for the training counts',
    ({ split }) => split,
  ),
  class: column.text('Class', 'Name of the class', ({ name }) => name),
  positives: column.count('Positives', 'Positive images', ({ positives }) => positives),
  images: column.count('Images', 'Images with a known label', ({ images }) => images),
  ...column.statistics({ prevalence }, ({ positives, images }) =>
    orNull(prevalence.compute({ positives, negatives: images - positives })),
  ),
  band: column.text(
    'Band',
    'head, medium or tail by training prevalence; null where unknown',
    ({ band }) => band,
  ),
} as const;

export type LabelCountRow = RowOf<{ readonly columns: typeof columns }>;

/** `label_counts` of a task: the label file's own counts, and the training counts where given. */
export function labelCounts(evaluation: TaskEvaluation, limits: BandLimits): LabelCountRow[] {
  const bands = bandsOf(evaluation.classes, limits);
  return evaluation.classes.flatMap(({ name, positives, images, training }) => {
    const common = { task: evaluation.task, name, band: bands.get(name) ?? null };
    const test = column.row(columns, { ...common, split: 'test', positives, images });
    if (!training || training === 'unlisted') return [test];
    return [test, column.row(columns, { ...common, split: 'train', ...training })];
  });
}

export const LABEL_COUNTS = resultTable({
  name: 'label_counts',
  description: 'How often each class occurs among the test images, and in training where given.',
  key: ['task', 'split', 'class'],
  columns,
  order: ['class', 'split'],
  dependsOn: ['labels', 'limits'],
  inSql: true,
  inFiles: true,
  make: ({ evaluations, limits }) => evaluations.flatMap((one) => labelCounts(one, limits)),
});
