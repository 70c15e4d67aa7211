import type { Confusion } from './confusion';

// Rates of calls against labels, each in [0, 1] (MCC in [-1, 1]). A rate over no image is NaN.

/** TP / (TP + FP). NaN where no image is called positive. Example: 3 of 4 calls right: 0.75. */
export function precision({ tp, fp }: Confusion): number {
  return tp / (tp + fp);
}

/** TP / (TP + FN), sensitivity. NaN without a positive. Example: 3 of 4 positives found: 0.75. */
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

/** False negative rate FN / (TP + FN) = 1 - recall. NaN without a positive. */
export function fnr({ tp, fn }: Confusion): number {
  return fn / (tp + fn);
}

/** False positive rate FP / (FP + TN). NaN without a negative. */
export function fpr({ fp, tn }: Confusion): number {
  return fp / (fp + tn);
}

/** TN / (FP + TN). NaN without a negative. */
export function specificity({ fp, tn }: Confusion): number {
  return tn / (fp + tn);
}

/** (recall + specificity) / 2. NaN without a positive or without a negative. */
export function balancedAccuracy(counts: Confusion): number {
  return (recall(counts) + specificity(counts)) / 2;
}

/**
 * Matthews' correlation coefficient, (TP TN - FP FN) / sqrt((TP + FP)(TP + FN)(TN + FP)(TN + FN)).
 * 0 where all calls are alike, as in scikit-learn; NaN without a positive or without a negative,
 * where scikit-learn says 0.
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
