import type { Labels, Scores } from '@/lib/metrics';

/** Scores and labels of one class, in the same order of images. */
export interface ClassColumns {
  readonly scores: Scores;
  readonly labels: Labels;
}

/** Images x classes of one submission, aligned with the labels of its task. */
export interface ScoreMatrix {
  readonly images: number;
  readonly classes: readonly string[];
  /** Columns of the class at an index. Where the file has another order of images, each call copies them. */
  columns(index: number): ClassColumns;
  /** Row of the label file for each image; null where they are all rows of it, in order. */
  readonly labelRows: Int32Array | null;
}

/** What a score matrix is made of. */
export interface MatrixParts {
  readonly classes: readonly string[];
  /** `scores[class][row of the predictions file]`. */
  readonly scores: readonly Scores[];
  /** `labels[class][row of the label file]`: 0, 1 or 255 (unknown). */
  readonly labels: readonly Labels[];
  /** Row of the label file for each matched image, ascending. */
  readonly labelRows: Int32Array;
  /** Row of the predictions file for each matched image. */
  readonly predictionRows: Int32Array;
}

function isIdentity(rows: Int32Array, length: number): boolean {
  if (rows.length !== length) return false;
  for (let i = 0; i < length; i++) if (rows[i] !== i) return false;
  return true;
}

/** The values of a column at some rows, in a new array of the same type. */
export function takeRows<T extends Scores | Labels | Int32Array>(column: T, rows: Int32Array): T {
  const out = new (column.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i]!]!;
  return out;
}

/** Aligns score and label columns. Those already in the order of the labels are not copied. */
export function scoreMatrix(parts: MatrixParts): ScoreMatrix {
  const { classes, scores, labels, labelRows, predictionRows } = parts;
  const allLabels = isIdentity(labelRows, labels[0]?.length ?? 0);
  const inOrder = isIdentity(predictionRows, scores[0]?.length ?? 0);
  return {
    images: labelRows.length,
    classes,
    columns: (index) => ({
      scores: inOrder ? scores[index]! : takeRows(scores[index]!, predictionRows),
      labels: allLabels ? labels[index]! : takeRows(labels[index]!, labelRows),
    }),
    labelRows: allLabels ? null : labelRows,
  };
}
