import type { LabelsSource } from '@/lib/scoring/sources';
import type { SourceEntry } from './types';

/** Tasks of results files that have the labels of a label file, by id of their entries. */
export type Boards = ReadonlyMap<string, string>;

/** Finds which label files are those that results files were computed from. */
export class BoardFinder {
  /** Digest of each label file; null while it is computed. */
  readonly #digests = new WeakMap<LabelsSource, string | null>();

  /**
   * The tasks of results files whose labels are here, each with the id of their label file's entry.
   * Both have one origin and classes of the same names. A digest that is not known is computed; `found` is called then.
   */
  of(entries: readonly SourceEntry[], compute: (work: () => Promise<void>) => void): Boards {
    const boards = new Map<string, string>();
    const stored = entries.flatMap(({ id, origin, stored: part }) =>
      part && part.submission === null && part.task.labels !== null
        ? [{ id, origin, task: part.task }]
        : [],
    );
    for (const { id, origin, source, stored: part } of entries) {
      if (part || source?.role !== 'labels') continue;
      const names = JSON.stringify(source.check.classes.map(({ name }) => name));
      const like = stored.filter(
        ({ task, origin: own }) =>
          own === origin &&
          task.images === source.check.images &&
          JSON.stringify(task.classes.map(({ name }) => name)) === names,
      );
      if (like.length === 0) continue;
      const digest = this.#digests.get(source);
      if (digest === undefined) {
        this.#digests.set(source, null);
        compute(async () => {
          const { labelsDigest } = await import('@/lib/results/digest');
          this.#digests.set(source, await labelsDigest(source));
        });
      }
      for (const { id: board, task } of like) if (task.labels === digest) boards.set(board, id);
    }
    return boards;
  }
}
