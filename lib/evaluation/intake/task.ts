import { type ClassCount, type Database, gatherLabels } from '@/lib/engine';
import type { TaskClass } from '../evaluation';
import type { TaskLabels } from '../score-matrix';
import type { CountsSource, LabelsSource } from './source';

/** A label file as a task. */
export interface Task {
  readonly id: string;
  readonly name: string;
  readonly source: LabelsSource;
  readonly classes: readonly TaskClass[];
  /** The file the training prevalence is from; null where it is the labels' own. */
  readonly counts: CountsSource | null;
}

function trainingOf(
  count: ClassCount | undefined,
  trainingImages: number | null,
): TaskClass['training'] {
  const images = count?.images ?? trainingImages;
  return count && images ? { positives: count.positives, images } : null;
}

/** Of several count files, the one that knows most of the labels' classes. */
function bestCounts(source: LabelsSource, all: readonly CountsSource[]): CountsSource | null {
  const keys = new Set(source.check.classes.map((c) => c.key));
  const known = (counts: CountsSource) => counts.counts.filter((c) => keys.has(c.key)).length;
  const best = [...all].sort((a, b) => known(b) - known(a))[0];
  return best && known(best) > 0 ? best : null;
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
  const counts = bestCounts(source, allCounts);
  const byKey = new Map(counts?.counts.map((c) => [c.key, c]));
  const classes = source.check.classes.map(
    (c): TaskClass => ({
      name: c.name,
      positives: c.positives,
      images: c.positives + c.negatives,
      unknown: c.unknown,
      training: trainingOf(byKey.get(c.key), trainingImages),
    }),
  );
  return { id, name, source, classes, counts };
}

/** Fetches a task's label columns. */
export async function taskLabels(db: Database, task: Task): Promise<TaskLabels> {
  const { loaded, description } = task.source;
  const columns = description.classes.map((c) => c.column);
  const labels = await gatherLabels(db, loaded.table, columns);
  return { task: task.id, classes: description.classes.map((c) => c.name), labels };
}
