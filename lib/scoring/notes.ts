import type { TaskClass } from './evaluation';
import type { Submission } from './fit';
import type { TeamMetricRow } from './result-tables';
import type { Task } from './task';

const COUNT = new Intl.NumberFormat('en-US');

const count = (n: number) => COUNT.format(n);

function names(list: readonly string[]): string {
  const shown = list.slice(0, 8).join(', ');
  return list.length > 8 ? `${shown} and ${list.length - 8} more` : shown;
}

/** Classes of which most images have an unknown label. */
export function mostlyUnknown(classes: readonly TaskClass[]): TaskClass[] {
  return classes.filter(({ images, unknown }) => unknown > images);
}

/** Classes with a positive image and none that is negative: AP is 1 whatever the scores. */
export function withoutNegatives(classes: readonly TaskClass[]): TaskClass[] {
  return classes.filter(({ images, positives }) => images > 0 && positives === images);
}

/** Whether nearly no class has a positive image: labels rarely look like that, calls of a model do. */
export function nearlyEmpty(classes: readonly TaskClass[]): boolean {
  const empty = classes.filter(({ positives }) => positives === 0).length;
  return classes.length >= 3 && empty > 0.8 * classes.length;
}

export const NEARLY_EMPTY =
  'Nearly all classes have no positive image: check that these are labels, and not the decisions of a model';

/** Notes on a task's labels, a sentence each. */
export function labelNotes(task: Task): string[] {
  const unknown = task.classes.filter((c) => c.unknown > 0);
  const empty = task.classes.filter((c) => c.positives === 0);
  const full = withoutNegatives(task.classes);
  const sum = unknown.reduce((total, c) => total + c.unknown, 0);
  const mostly = mostlyUnknown(task.classes);
  return [
    ...(nearlyEmpty(task.classes) ? [NEARLY_EMPTY] : []),
    ...(mostly.length > 0
      ? [
          `Most labels are unknown, so prevalence, band and statistics come from few images: ${names(mostly.map((c) => `${c.name} ${count(c.images)} of ${count(c.images + c.unknown)}`))}`,
        ]
      : []),
    ...(sum > 0
      ? [
          `${count(sum)} ${sum === 1 ? 'label is' : 'labels are'} unknown and left out of the statistics of their class: ${names(unknown.map((c) => `${c.name} ${count(c.unknown)}`))}`,
        ]
      : []),
    ...(empty.length > 0
      ? [`No positive image, so no AP, AUROC or FNR: ${names(empty.map((c) => c.name))}`]
      : []),
    ...(full.length > 0
      ? [
          `No negative image, so no AUROC, and AP is 1 whatever the scores: ${names(full.map((c) => c.name))}`,
        ]
      : []),
  ];
}

/** Which teams are not ranked, since others scored more images or classes. */
export function incompleteNotes(
  task: { readonly images: number; readonly classes: Task['classes'] },
  rows: readonly TeamMetricRow[],
): string[] {
  const left = rows.filter(({ rank, map }) => rank === null && map !== null);
  if (left.length === 0) return [];
  const all = `${count(task.images)} images and ${count(task.classes.length)} classes`;
  const parts = left.map(
    ({ team, images, classes }) => `${team} (${count(images)} images, ${count(classes)} classes)`,
  );
  return [
    `Not ranked, because teams scored different images or classes (the labels have ${all}): ${names(parts)}`,
  ];
}

/** How many images of a submission were matched. */
export function matchedNote({ alignment }: Submission): string {
  return `${count(alignment.images)} images matched`;
}

const REPEATED = {
  mean: 'their scores are averaged',
  max: 'the maximum of their scores is taken',
} as const;

const CLASSES_BY = {
  order: {
    note: 'classes are matched by their order, because a file does not name them',
    mark: 'classes by order',
  },
  'bare-name': {
    note: 'classes are matched without what all their names have in common',
    mark: 'classes by parts of their names',
  },
} as const;

/** In which way images were matched, where it is not by the id column and equal ids. */
export function matchingNotes({ alignment: { matching }, classesBy }: Submission): string[] {
  if (!matching) return [];
  const classes = classesBy ? [CLASSES_BY[classesBy].note] : [];
  const { columns, isByOthers, differences, repeated } = matching;
  if (columns === null) {
    return ['images are matched by the order of rows, because a file has no ids', ...classes];
  }
  return [
    ...classes,
    ...(isByOthers
      ? [`images are matched by column "${columns.predictions}", in the labels "${columns.labels}"`]
      : []),
    ...differences.map(
      (own) =>
        `${count(own.count)} ${own.count === 1 ? 'id is' : 'ids are'} matched ignoring ${own.difference}`,
    ),
    ...(repeated
      ? [
          `${count(repeated.ids)} ${repeated.ids === 1 ? 'id has' : 'ids have'} several rows: ${REPEATED[repeated.by]}`,
        ]
      : []),
  ];
}

/** The same in few words, for footers and captions. */
export function matchingMarks({
  alignment: { matching, filled = 0 },
  classesBy,
}: Submission): string[] {
  const missing = filled > 0 ? [`${count(filled)} images without scores count as score 0`] : [];
  if (!matching) return missing;
  const { columns, differences, repeated } = matching;
  return [
    ...missing,
    ...(columns === null ? ['matched by row order'] : []),
    ...(classesBy ? [CLASSES_BY[classesBy].mark] : []),
    ...differences.map(({ difference }) => `ids matched ignoring ${difference}`),
    ...(repeated
      ? [repeated.by === 'mean' ? 'rows of an id averaged' : 'maximum of the rows of an id']
      : []),
  ];
}

/** What could not be matched of a submission and its task; empty if everything was. */
export function unmatchedNotes(submission: Submission): string[] {
  const { alignment, missing, ignored, scored, copied = [] } = submission;
  const examples = (ids: readonly string[]) => `for example ${ids.join(', ')}`;
  return [
    ...(alignment.onlyLabels > 0
      ? [
          `${count(alignment.onlyLabels)} images of the labels have no prediction and ${alignment.filled ? 'count as score 0, the lowest score' : 'are left out'}, ${examples(alignment.onlyLabelsExamples)}`,
        ]
      : []),
    ...(alignment.onlyPredictions > 0
      ? [
          `${count(alignment.onlyPredictions)} predicted images have no label, ${examples(alignment.onlyPredictionsExamples)}`,
        ]
      : []),
    ...(missing.length > 0
      ? [
          `scored on ${scored.length} ${scored.length === 1 ? 'class' : 'classes'} only; no column for ${names(missing)}`,
        ]
      : []),
    ...copied.map(
      (column) =>
        `column "${column}" holds only 0 and 1 and equals its label: it is read as an attribute, not as scores of a class`,
    ),
    ...(ignored.length > 0 ? [`columns without a class in the labels: ${names(ignored)}`] : []),
  ];
}
