import type { Duplicates } from '@/lib/ingest/match/alignment';
import type { ScoreScale } from '@/lib/ingest/types';
import { type Labels, logistic, type Scores } from '@/lib/metrics';
import { missingScore } from './fill-missing';

/** Scores and labels of one class, in the same order of images. */
export interface ClassColumns {
  /** As in the file: ranks come from these. */
  readonly scores: Scores;
  /** The scores as probabilities; null where they can only be ranked. */
  readonly probabilities: Scores | null;
  /** Where the class has thresholds of its own: what is above every other threshold, or below. */
  readonly decisions?: Scores;
  readonly labels: Labels;
}

/** Images x classes of one submission, aligned with the labels of its task. */
export interface ScoreMatrix {
  readonly images: number;
  readonly classes: readonly string[];
  readonly scale: ScoreScale;
  /** Whether there are probabilities: statistics at a threshold and calibration need them. */
  readonly hasProbabilities: boolean;
  /** Columns of the class at an index. Where the file has another order of images, each call copies them. */
  columns(index: number): ClassColumns;
  /** Row of the label file for each image; null if the images are all its rows, in order. */
  readonly labelRows: Int32Array | null;
}

/** The parts of a score matrix. */
export interface MatrixParts {
  readonly classes: readonly string[];
  /** `scores[class][row of the predictions file]`. */
  readonly scores: readonly Scores[];
  /** Their scale. */
  readonly scale: ScoreScale;
  /** `labels[class][row of the label file]`: 0, 1 or 255 (unknown). */
  readonly labels: readonly Labels[];
  /** Row of the label file for each matched image, ascending. */
  readonly labelRows: Int32Array;
  /** Row of the predictions file for each matched image; -1 where it has none. */
  readonly predictionRows: Int32Array;
  /** Where several rows of the predictions file are of one image: how their scores are combined. */
  readonly repeated?: Repeated | null;
}

interface Repeated {
  /** Matched image of each row of the predictions file, -1 for none. */
  readonly groups: Int32Array;
  readonly by: Duplicates;
}

/** The mean or the greatest of the scores of each image, in the type of the column. */
function combine(
  column: Scores,
  images: number,
  { groups, by }: Repeated,
  missing: number,
): Scores {
  const out = new Float64Array(images).fill(by === 'mean' ? 0 : -Infinity);
  const counts = new Uint32Array(images);
  for (let row = 0; row < groups.length; row++) {
    const image = groups[row]!;
    if (image < 0) continue;
    counts[image]!++;
    if (by === 'mean') out[image]! += column[row]!;
    else out[image] = Math.max(out[image]!, column[row]!);
  }
  for (let i = 0; i < images; i++) {
    if (counts[i] === 0) out[i] = missing;
    else if (by === 'mean') out[i]! /= counts[i]!;
  }
  return column instanceof Float32Array ? Float32Array.from(out) : out;
}

/** Whether these are all rows of a table of some length, in order. */
export function isIdentity(rows: Int32Array, length: number): boolean {
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

/** Scores at some rows; `missing` at row -1. */
function scoresAt(column: Scores, rows: Int32Array, missing: number): Scores {
  const own = takeRows(column, rows);
  for (let i = 0; i < rows.length; i++) if (rows[i]! < 0) own[i] = missing;
  return own;
}

/**
 * Scores of a scale as probabilities: percentages over 100, the logistic function of logits, in 64
 * bits; the array itself where they are probabilities, null where they can only be ranked.
 */
export function probabilitiesOf(scores: Scores, scale: ScoreScale): Scores | null {
  switch (scale) {
    case 'probability':
      return scores;
    case 'percent':
      return Float64Array.from(scores, (score) => score / 100);
    case 'logit':
      return Float64Array.from(scores, logistic);
    case 'rank':
      return null;
  }
}

/** Aligns score and label columns. Those already in the order of the labels are not copied. */
export function scoreMatrix(parts: MatrixParts): ScoreMatrix {
  const { classes, scores, scale, labels, labelRows, predictionRows, repeated } = parts;
  const allLabels = isIdentity(labelRows, labels[0]?.length ?? 0);
  const inOrder = isIdentity(predictionRows, scores[0]?.length ?? 0);
  return {
    images: labelRows.length,
    classes,
    scale,
    hasProbabilities: scale !== 'rank',
    columns: (index) => {
      const own = repeated
        ? combine(scores[index]!, labelRows.length, repeated, missingScore(scale))
        : inOrder
          ? scores[index]!
          : scoresAt(scores[index]!, predictionRows, missingScore(scale));
      return {
        scores: own,
        probabilities: probabilitiesOf(own, scale),
        labels: allLabels ? labels[index]! : takeRows(labels[index]!, labelRows),
      };
    },
    labelRows: allLabels ? null : labelRows,
  };
}
