import { createBlock, loadBlock } from './block';
import type { Labels, Scores } from './types';

/** Images by label and call at one threshold; unknown labels are left out. */
export interface Confusion {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

const block = createBlock();
const { scores: blockScores, labels: blockLabels } = block;
/** Images by 2 label + call. */
const cells = new Int32Array(2 * 256);

/** The number a threshold stands for where scores are of this precision. */
export function thresholdFor(scores: Scores, threshold: number): number {
  return scores instanceof Float32Array ? Math.fround(threshold) : threshold;
}

function countBlock(rows: number, limit: number): void {
  for (let i = 0; i < rows; i++) {
    const cell = 2 * blockLabels[i]! + Number(blockScores[i]! > limit);
    cells[cell] = cells[cell]! + 1;
  }
}

/**
 * Counts calls at a threshold: positive where score > threshold, strictly. For float32 scores the
 * threshold is rounded to float32 first, as NumPy does. A score equal to the threshold is called
 * negative, one that is NaN too. Source: scikit-learn, `confusion_matrix`.
 *
 * @example confusionAt(Float64Array.of(0.9, 0.5), Uint8Array.of(1, 1), 0.5)
 * // { tp: 1, fp: 0, fn: 1, tn: 0 }
 */
export function confusionAt(scores: Scores, labels: Labels, threshold: number): Confusion {
  const limit = thresholdFor(scores, threshold);
  cells.fill(0);
  for (let start = 0; start < scores.length; ) {
    const rows = loadBlock(block, scores, labels, start);
    countBlock(rows, limit);
    start += rows;
  }
  return { tp: cells[3]!, fp: cells[1]!, fn: cells[2]!, tn: cells[0]! };
}

/**
 * Counts summed over classes: micro averages are the rates of these, e.g. `f1(micro(counts))`.
 * Source: scikit-learn, `average='micro'`.
 *
 * @example micro([{ tp: 1, fp: 0, fn: 1, tn: 2 }, { tp: 3, fp: 1, fn: 0, tn: 0 }])
 * // { tp: 4, fp: 1, fn: 1, tn: 2 }
 */
export function micro(confusions: Iterable<Confusion>): Confusion {
  let tp = 0;
  let fp = 0;
  let fn = 0;
  let tn = 0;
  for (const counts of confusions) {
    tp += counts.tp;
    fp += counts.fp;
    fn += counts.fn;
    tn += counts.tn;
  }
  return { tp, fp, fn, tn };
}
