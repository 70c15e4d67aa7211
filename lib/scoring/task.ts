import type { ClassCheck } from '@/lib/ingest/types';
import type { TaskClass } from './evaluation';
import type { Submission, TaskData } from './fit';
import { type CountsSource, idsOf, type LabelsSource } from './sources';

/** A label file as a task. */
export interface Task {
  readonly id: string;
  readonly name: string;
  readonly source: LabelsSource;
  readonly classes: readonly TaskClass[];
  /** The file the training prevalence is from; null where no file knows any class. */
  readonly counts: CountsSource | null;
}

/** What a count file says of each class, by its key; null for all where it cannot be used. */
function trainingOf(
  counts: CountsSource | null,
  given: boolean,
  trainingImages: number | null,
): (key: string) => TaskClass['training'] {
  if (!counts) return () => (given ? 'unlisted' : null);
  const byKey = new Map(counts.counts.map((c) => [c.key, c]));
  const usable = trainingImages !== null || counts.counts.some((c) => c.images);
  return (key) => {
    const count = byKey.get(key);
    const images = count?.images ?? trainingImages;
    if (count && images) return { positives: count.positives, images };
    return usable ? 'unlisted' : null;
  };
}

/** Of several count files, the one that knows most of the labels' classes. */
function bestCounts(
  classes: readonly ClassCheck[],
  all: readonly CountsSource[],
): CountsSource | null {
  const keys = new Set(classes.map((c) => c.key));
  const known = (counts: CountsSource) => counts.counts.filter((c) => keys.has(c.key)).length;
  const best = [...all].sort((a, b) => known(b) - known(a))[0];
  return best && known(best) > 0 ? best : null;
}

/**
 * Classes with what is known of their training counts, and the file that has these.
 *
 * @param trainingImages size of the training set, for count files that do not give it
 */
export function classesWithTraining(
  classes: readonly ClassCheck[],
  allCounts: readonly CountsSource[],
  trainingImages: number | null,
): Pick<Task, 'classes' | 'counts'> {
  const counts = bestCounts(classes, allCounts);
  const training = trainingOf(counts, allCounts.length > 0, trainingImages);
  return {
    counts,
    classes: classes.map((c) => ({
      name: c.name,
      positives: c.positives,
      images: c.positives + c.negatives,
      unknown: c.unknown,
      training: training(c.key),
    })),
  };
}

/**
 * Makes a task of a label file.
 *
 * @param trainingImages size of the training set, for count files that do not give it
 */
export function makeTask(
  id: string,
  name: string,
  source: LabelsSource,
  allCounts: readonly CountsSource[],
  trainingImages: number | null = null,
): Task {
  return {
    id,
    name,
    source,
    ...classesWithTraining(source.check.classes, allCounts, trainingImages),
  };
}

/** A task as the scoring workers need it. */
export function taskData({ id, source }: Task): TaskData {
  const { description, content } = source;
  const { classes, rowOrder, fillsMissing } = description;
  const { labels, readers } = content;
  return { id, ...idsOf(source), classes, rowOrder, fillsMissing, labels, readers };
}

/** A predictions file with a task it shares images and classes with. */
export interface Placement {
  readonly task: Task;
  readonly submission: Submission;
}

/** How much of a task's images x classes a submission covers, 0 to 1. */
function coverage({ task, submission }: Placement): number {
  const images = submission.alignment.images / task.source.check.images;
  return (images * submission.scored.length) / task.classes.length;
}

/**
 * The task a predictions file joins: the one whose images and classes it covers best, of equally
 * covered ones the largest. Undefined where there is none to choose from.
 */
export function bestPlacement(placements: readonly Placement[]): Placement | undefined {
  const size = ({ task }: Placement) => task.source.check.images * task.classes.length;
  return [...placements].sort((a, b) => coverage(b) - coverage(a) || size(b) - size(a))[0];
}
