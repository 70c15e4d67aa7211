import type { TextColumn } from '@/lib/ingest/text-column';
import type { Column } from '@/lib/ingest/types';
import { cellText } from '@/lib/ingest/values';
import type { Labels } from '@/lib/metrics';
import { idsOf } from '@/lib/scoring/sources';
import { clusterSources, taskClusters } from '../resampling';
import type { Session } from '../session';

/** A column of metadata, or of attributes in the label file, by row of the label file. */
export interface ImageColumn {
  readonly name: string;
  /** File that has the column. */
  readonly file: string;
  readonly kind: Column['kind'];
  /** The cell as text; null where it is missing. */
  at(row: number): string | null;
}

/** What is known of the images of a task apart from any score, by row of the label file. */
export interface TaskImages {
  /** Id of the task in the session. */
  readonly task: string;
  /** SHA-256 of the label file. */
  readonly digest: string;
  /** Number of rows. */
  readonly rows: number;
  readonly ids: TextColumn;
  readonly classes: readonly string[];
  /** `labels[class][row]`: 0, 1 or 255 (unknown). */
  readonly labels: readonly Labels[];
  readonly columns: readonly ImageColumn[];
  /** Which images are of one patient, where a column says so. */
  readonly patients: { readonly column: string; readonly of: Uint32Array } | null;
}

function imageColumn(column: Column, file: string, rows: Int32Array | null): ImageColumn {
  const at = (row: number) => {
    const own = rows ? rows[row]! : row;
    return own < 0 ? null : cellText(column, own);
  };
  return { name: column.name, file, kind: column.kind, at };
}

/**
 * What is known of a task's images; null where the task is gone, or where a results file holds it,
 * which knows no images. Metadata that shares no id with the labels is left out.
 */
export async function taskImages(
  session: Session,
  taskId: string,
  signal: AbortSignal,
): Promise<TaskImages | null> {
  const { state } = session;
  const task = state.tasks.find(({ id }) => id === taskId);
  const files = clusterSources(state, taskId);
  if (!task || !files || state.sources.find(({ id }) => id === taskId)?.stored) return null;
  const { source, classes } = task;
  return session.withScores(taskId, signal, async (workers, own) => {
    const found = files.map(async (file) => {
      const rows =
        file.role === 'labels'
          ? null
          : await workers.join(taskId, idsOf(file), { signal: own }).catch((error: unknown) => {
              if (own.aborted) throw error;
              return undefined;
            });
      if (rows === undefined) return [];
      const { attributes } = file.description;
      return file.content.columns
        .filter(({ name }) => attributes.includes(name))
        .map((column) => imageColumn(column, file.loaded.fileName, rows));
    });
    const all = (await Promise.all(found)).flat();
    // Of columns that several files have, the first.
    const first = new Map(all.toReversed().map((column) => [column.name, column]));
    const columns = all.filter((column) => first.get(column.name) === column);
    const { clusterOf, use } = await taskClusters(workers, state, taskId, null, own);
    return {
      task: taskId,
      digest: source.loaded.hash,
      rows: source.content.ids.length,
      ids: source.content.ids,
      classes: classes.map(({ name }) => name),
      labels: source.content.labels,
      columns,
      patients: use.column === null ? null : { column: use.column, of: clusterOf },
    };
  });
}
