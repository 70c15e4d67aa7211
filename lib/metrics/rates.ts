import type { Confusion } from './confusion';

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

/**
 * Balanced accuracy, (recall + specificity) / 2. NaN without a positive or without a negative, where
 * scikit-learn answers for the one label there is. Source: `balanced_accuracy_score`.
 *
 * @example balancedAccuracy({ tp: 3, fp: 1, fn: 1, tn: 1 }) // 0.625
 */
export function balancedAccuracy(counts: Confusion): number {
  return (recall(counts) + specificity(counts)) / 2;
}

/**
 * Matthews' correlation coefficient, (TP TN - FP FN) / sqrt((TP + FP)(TP + FN)(TN + FP)(TN + FN)).
 * 0 where all calls are alike, as in scikit-learn; NaN without a positive or without a negative,
 * where scikit-learn says 0. Source: `matthews_corrcoef`.
 *
 * @example mcc({ tp: 2, fp: 1, fn: 1, tn: 6 }) // 11 / 21 = 0.5238...
 */
export function mcc({ tp, fp, fn, tn }: Confusion): number {
  if (tp + fn === 0 || tn + fp === 0) return Number.NaN;
  if (tp + fp === 0 || tn + fn === 0) return 0;
  // Roots apart, so that the product of four counts does not lose digits.
  const root = Math.sqrt((tp + fp) * (tp + fn)) * Math.sqrt((tn + fp) * (tn + fn));
  return (tp * tn - fp * fn) / root;
}
