import { changeEphemeral, ephemeralStore } from '../ephemeral';

/**
 * Images of a task that the reader selected: in a gallery or a table, by a brush, a bar or a cell of
 * a matrix. In no document, since rows mean nothing without the label file.
 */
export interface ImageSelection {
  /** Id of the task in the session. */
  readonly task: string;
  /** Rows of the task's label file, ascending. */
  readonly rows: Int32Array;
}

const isSameTask = (selection: ImageSelection | null, task: string) => selection?.task === task;

/** The selected rows of a task; empty where images of another task are selected. */
export function selectedRows(selection: ImageSelection | null, task: string): ReadonlySet<number> {
  return new Set(isSameTask(selection, task) ? selection!.rows : []);
}

/** Selects rows of a task in place of what was selected; no rows select nothing. */
export function selectImages(task: string, rows: Iterable<number>): void {
  const own = Int32Array.from(new Set(rows)).sort();
  changeEphemeral({ images: own.length === 0 ? null : { task, rows: own } });
}

/** Adds a row of a task to the selection, or removes it. */
export function toggleImage(task: string, row: number): void {
  const rows = new Set(selectedRows(ephemeralStore.getState().images, task));
  if (!rows.delete(row)) rows.add(row);
  selectImages(task, rows);
}
