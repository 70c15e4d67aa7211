import { type Band, type Bands, bandOf } from '@/lib/challenge/bands';
import { bandsOfChallenge } from '@/lib/challenge/challenge';
import { canonicalClassKey } from '@/lib/challenge/class-names';
import { recognise } from '@/lib/challenge/recognise';
import { CLASS_STATISTICS } from '@/lib/metrics';
import type { TaskClass, TaskEvaluation } from '../evaluation';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';

/**
 * The prevalence that decides the band of a class: in the training set if class counts give it,
 * otherwise in the label file. A class that the counts leave out has none.
 */
export function bandingPrevalence({ training, positives, images }: TaskClass): number | null {
  if (training === 'unlisted') return null;
  if (training) return training.positives / training.images;
  return images === 0 ? null : positives / images;
}

/** What decides the bands: training counts, the label file, or nothing if the counts lack all classes. */
export type BandSource = 'training' | 'labels' | 'nothing';

export function bandSource(classes: readonly TaskClass[]): BandSource {
  if (classes.some(({ training }) => training && training !== 'unlisted')) return 'training';
  return classes.some(({ training }) => training) ? 'nothing' : 'labels';
}

/**
 * How the classes of a task are divided: as chosen, else as their challenge divides them. Groups
 * without a class of the task are left out.
 */
export function bandsInForce(
  classes: readonly { readonly name: string }[],
  choice: Bands | null,
): Bands {
  if (choice?.by === 'group') {
    const keys = new Set(classes.map(({ name }) => canonicalClassKey(name)));
    const groups = choice.groups.filter((group) => group.classes.some((key) => keys.has(key)));
    return { by: 'group', groups };
  }
  return choice ?? bandsOfChallenge(recognise(classes.map(({ name }) => name)).challenge);
}

/** Band of each class of a task. */
export function bandsOf(
  classes: readonly TaskClass[],
  choice: Bands | null,
): ReadonlyMap<string, Band | null> {
  const bands = bandsInForce(classes, choice);
  return new Map(
    classes.map((c) => [c.name, bandOf(canonicalClassKey(c.name), bandingPrevalence(c), bands)]),
  );
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
  positives: column.images('Positives', 'Positive images', ({ positives }) => positives),
  images: column.images('Images', 'Images with a known label', ({ images }) => images),
  ...column.statistics({ prevalence }, ({ positives, images }) =>
    orNull(prevalence.compute({ positives, negatives: images - positives })),
  ),
  band: column.text(
    'Band',
    'Band by training prevalence, or group of classes; null where unknown',
    ({ band }) => band,
  ),
} as const;

export type LabelCountRow = RowOf<{ readonly columns: typeof columns }>;

/** `label_counts` of a task: the label file's own counts, and the training counts where given. */
export function labelCounts(evaluation: TaskEvaluation, choice: Bands | null): LabelCountRow[] {
  const bands = bandsOf(evaluation.classes, choice);
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
  dependsOn: ['labels', 'bands'],
  inSql: true,
  inFiles: true,
  make: ({ evaluations, bands }) => evaluations.flatMap((one) => labelCounts(one, bands)),
});
