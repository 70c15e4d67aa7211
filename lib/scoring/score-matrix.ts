import type { Labels, Scores } from '@/lib/metrics';

/** A task's labels: one column per class, all in the label file's order of images. */
export interface TaskLabels {
  /** Identifies the task among those a worker keeps. */
  readonly task: string;
  readonly classes: readonly string[];
  /** `labels[class][image]`: 0, 1 or 255 (unknown). */
  readonly labels: readonly Labels[];
}

/** One submission as it stands in its file, with the rows that align it to its task's labels. */
export interface SubmissionColumns {
  readonly task: string;
  /** For each score column the index of its class among the task's classes. */
  readonly classIndex: readonly number[];
  /** `scores[column][row of the predictions file]`. */
  readonly scores: readonly Scores[];
  /** Row of the label file for each matched image, ascending. */
  readonly labelRows: Int32Array;
  /** Row of the predictions file for each matched image. */
  readonly predictionRows: Int32Array;
}

/** Images x classes of one submission: scores and labels, column-major, in the same order. */
export interface ScoreMatrix {
  readonly images: number;
  readonly classes: readonly string[];
  readonly scores: readonly Scores[];
  readonly labels: readonly Labels[];
  /** Row of the label file for each image; without it, they are the label file's own, in order. */
  readonly labelRows?: Int32Array;
}

function isIdentity(rows: Int32Array, length: number): boolean {
  if (rows.length !== length) return false;
  for (let i = 0; i < length; i++) if (rows[i] !== i) return false;
  return true;
}

function take<T extends Scores | Labels>(column: T, rows: Int32Array): T {
  const out = new (column.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i]!]!;
  return out;
}

/**
 * Aligns a submission with its task's labels. Columns that already stand in label order are
 * shared, not copied.
 */
export function scoreMatrix(labels: TaskLabels, columns: SubmissionColumns): ScoreMatrix {
  const allLabels = isIdentity(columns.labelRows, labels.labels[0]?.length ?? 0);
  const inOrder = isIdentity(columns.predictionRows, columns.scores[0]?.length ?? 0);
  return {
    images: columns.labelRows.length,
    classes: columns.classIndex.map((c) => labels.classes[c]!),
    scores: inOrder ? columns.scores : columns.scores.map((s) => take(s, columns.predictionRows)),
    labels: columns.classIndex.map((c) => {
      const column = labels.labels[c]!;
      return allLabels ? column : take(column, columns.labelRows);
    }),
    ...(!allLabels && { labelRows: columns.labelRows }),
  };
}
