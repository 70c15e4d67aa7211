import { createBlock, type Labels, loadBlock, type Scores } from './columns';
import { Sum } from './sum';

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

/**
 * The threshold in the precision of the scores; NaN for NaN.
 *
 * @example thresholdFor(Float32Array.of(0.1), 0.5) // 0.5
 */
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

/**
 * Mean over classes, each counting the same; a class where the metric is undefined (NaN) is left
 * out. NaN where it is undefined for all. Source: scikit-learn, `average='macro'`, which takes an
 * undefined class for 0 instead.
 *
 * @example macro([0.2, Number.NaN, 0.4]) // 0.3
 */
export function macro(values: ArrayLike<number>): number {
  const sum = new Sum();
  let defined = 0;
  for (let c = 0; c < values.length; c++) {
    if (Number.isNaN(values[c]!)) continue;
    sum.add(values[c]!);
    defined++;
  }
  return sum.value / defined;
}

// Rates of calls against labels, each in [0, 1] (MCC in [-1, 1]). A rate over no image is NaN. Ties
// play no part: the calls are made.

/**
 * Precision, TP / (TP + FP). NaN where no image is called positive (scikit-learn warns, says 0).
 * Source: scikit-learn, `precision_score`.
 *
 * @example precision({ tp: 3, fp: 1, fn: 2, tn: 4 }) // 0.75
 */
export function precision({ tp, fp }: Confusion): number {
  return tp / (tp + fp);
}

/**
 * Recall or sensitivity, TP / (TP + FN). NaN without a positive (scikit-learn warns, says 0).
 * Source: scikit-learn, `recall_score`.
 *
 * @example recall({ tp: 3, fp: 2, fn: 1, tn: 4 }) // 0.75
 */
export function recall({ tp, fn }: Confusion): number {
  return tp / (tp + fn);
}

/**
 * 2 TP / (2 TP + FP + FN). NaN where there is neither a positive nor a positive call, 0 where
 * there is one of them but no true positive. Source: scikit-learn, `f1_score`.
 *
 * @example f1({ tp: 2, fp: 1, fn: 1, tn: 6 }) // 0.6666...
 */
export function f1({ tp, fp, fn }: Confusion): number {
  return (2 * tp) / (2 * tp + fp + fn);
}

/**
 * False negative rate, FN / (TP + FN) = 1 - recall. NaN without a positive.
 *
 * @example fnr({ tp: 3, fp: 2, fn: 1, tn: 4 }) // 0.25
 */
export function fnr({ tp, fn }: Confusion): number {
  return fn / (tp + fn);
}

/**
 * False positive rate, FP / (FP + TN) = 1 - specificity. NaN without a negative.
 *
 * @example fpr({ tp: 3, fp: 1, fn: 2, tn: 3 }) // 0.25
 */
export function fpr({ fp, tn }: Confusion): number {
  return fp / (fp + tn);
}

/**
 * Specificity, TN / (FP + TN). NaN without a negative.
 *
 * @example specificity({ tp: 3, fp: 1, fn: 2, tn: 3 }) // 0.75
 */
export function specificity({ fp, tn }: Confusion): number {
  return tn / (fp + tn);
}
