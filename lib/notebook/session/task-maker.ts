import type { CountsSource, LabelsSource, Source } from '@/lib/scoring/sources';
import { makeTask, type Task } from '@/lib/scoring/task';
import { taskNames } from './names';
import type { SourceEntry } from './types';

export type EntryOf<S extends Source> = SourceEntry & { readonly source: S };

/** The entries whose files were read in a role. */
export function withRole<Role extends Source['role']>(
  entries: readonly SourceEntry[],
  role: Role,
): EntryOf<Extract<Source, { role: Role }>>[] {
  return entries.filter(
    (entry): entry is EntryOf<Extract<Source, { role: Role }>> => entry.source?.role === role,
  );
}

interface TaskParts {
  readonly name: string;
  readonly source: LabelsSource;
  readonly counts: readonly CountsSource[];
  readonly images: number | null;
}

function sameParts(a: TaskParts, b: TaskParts): boolean {
  return (
    a.name === b.name &&
    a.source === b.source &&
    a.images === b.images &&
    a.counts.length === b.counts.length &&
    a.counts.every((source, index) => source === b.counts[index])
  );
}

/** Makes the tasks of the label files. A task whose parts are unchanged stays the same object. */
export class TaskMaker {
  #made: readonly { readonly parts: TaskParts; readonly task: Task }[] = [];
  #tasks: readonly Task[] = [];

  /**
   * The tasks of label files, each with the training counts that match it, of the same origin.
   *
   * @param labels entries of the label files
   */
  of(labels: readonly EntryOf<LabelsSource>[], entries: readonly SourceEntry[]): readonly Task[] {
    const counts = withRole(entries, 'counts');
    const names = taskNames(labels);
    this.#made = labels.map(({ id, source, origin, stored }) => {
      const near = counts.filter((other) => other.origin === origin);
      const images = near.find((other) => other.choices.trainingImages)?.choices.trainingImages;
      const sources = near.map((other) => other.source);
      const parts = { name: names.get(id)!, source, counts: sources, images: images ?? null };
      const known = this.#made.find((one) => one.task.id === id);
      if (known && sameParts(known.parts, parts)) return known;
      const made = makeTask(id, parts.name, source, sources, parts.images);
      // A results file has training counts of its own.
      const classes = stored && !made.counts ? stored.task.classes : made.classes;
      return { parts, task: { ...made, classes } };
    });
    const tasks = this.#made.map(({ task }) => task);
    const same =
      tasks.length === this.#tasks.length && tasks.every((task, i) => task === this.#tasks[i]);
    if (!same) this.#tasks = tasks;
    return this.#tasks;
  }
}
