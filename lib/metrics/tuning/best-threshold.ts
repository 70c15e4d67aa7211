import type { OrderedClass } from './ordered-class';

/** What a threshold is chosen by. */
export const CRITERIA = ['f1', 'fnr', 'fpr', 'youden', 'prevalence', 'cost'] as const;

export type Criterion = (typeof CRITERIA)[number];

/**
 * How a threshold is chosen:
 * - `f1`: the highest F1;
 * - `fnr`: false negative rate at most `limit`, with the fewest positive calls;
 * - `fpr`: false positive rate at most `limit`, with the most positive calls;
 * - `youden`: the highest recall + specificity - 1;
 * - `prevalence`: as many positive calls as positive images, or as near as ties allow;
 * - `cost`: the lowest `limit` FN + FP.
 */
export interface ThresholdRule {
  readonly criterion: Criterion;
  /** The rate of `fnr` and `fpr`, 0 to 1; for `cost` how many false positives a miss is worth. */
  readonly limit: number;
}

/** Against the rounding of a share of a whole number. */
const SLACK = 1e-9;

/** How good counts are by a rule: higher is better, -Infinity where the rule is not met. */
export function worth(
  { criterion, limit }: ThresholdRule,
  tp: number,
  fp: number,
  positives: number,
  negatives: number,
): number {
  switch (criterion) {
    case 'f1':
      return (2 * tp) / (tp + fp + positives);
    case 'fnr':
      return positives - tp <= limit * positives + SLACK ? -(tp + fp) : Number.NEGATIVE_INFINITY;
    case 'fpr':
      return fp <= limit * negatives + SLACK ? tp + fp : Number.NEGATIVE_INFINITY;
    case 'youden':
      return tp / positives - fp / negatives;
    case 'prevalence':
      return -Math.abs(tp + fp - positives);
    case 'cost':
      return -(limit * (positives - tp) + fp);
  }
}

/** Whether a call of negatives alone can improve what the rule asks for. */
const needsNegatives = ({ criterion }: ThresholdRule) =>
  criterion === 'fpr' || criterion === 'prevalence';

/**
 * A threshold between two neighbouring scores: their middle, in the precision of the scores.
 *
 * @param upper the lowest score called positive
 * @param lower the highest score called negative
 */
function middle(upper: number, lower: number, single: boolean): number {
  const between = lower + (upper - lower) / 2;
  const rounded = single ? Math.fround(between) : between;
  return rounded < upper ? rounded : lower;
}

/** Below every score of [0, 1]. */
export const CALLS_ALL = -1;

/**
 * The threshold that is best by a rule: images with score > threshold are called positive. It lies in
 * the middle between the lowest score called positive and the highest called negative. Of several
 * equally good, the highest.
 *
 * @param folds fold of each image, in the order of `ordered`
 * @param left the fold that is left out; with -1 all images are used
 * @returns NaN without a positive, and for `fpr` and `youden` without a negative
 * @example
 * const ordered = orderClass(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 0));
 * bestThreshold(ordered, { criterion: 'f1', limit: 0 }) // 0.75
 */
export function bestThreshold(
  { scores, labels, single, ...all }: OrderedClass,
  rule: ThresholdRule,
  folds: Uint8Array | null = null,
  left = -1,
): number {
  let { positives, negatives } = all;
  if (folds && left >= 0) {
    for (let i = 0; i < scores.length; i++) {
      if (folds[i] !== left) continue;
      if (labels[i] === 1) positives--;
      else negatives--;
    }
  }
  const rates = rule.criterion === 'fpr' || rule.criterion === 'youden';
  if (positives === 0 || (rates && negatives === 0)) return Number.NaN;
  const always = needsNegatives(rule);
  let [tp, fp] = [0, 0];
  let isNew = true;
  let last = Number.POSITIVE_INFINITY;
  let [best, upper, lower] = [Number.NEGATIVE_INFINITY, last, Number.NaN];
  const consider = (next: number) => {
    const value = worth(rule, tp, fp, positives, negatives);
    if (value > best) [best, upper, lower] = [value, last, next];
    isNew = false;
  };
  for (let i = 0; i < scores.length; i++) {
    if (folds && folds[i] === left) continue;
    const score = scores[i]!;
    if (score !== last) {
      if (isNew || always) consider(score);
      if (!always && tp === positives) return thresholdOf();
      last = score;
    }
    if (labels[i] === 1) {
      tp++;
      isNew = true;
    } else fp++;
  }
  consider(Number.NaN);
  return thresholdOf();

  function thresholdOf(): number {
    if (upper === Number.POSITIVE_INFINITY) return lower;
    if (Number.isNaN(lower)) return upper > 0 ? middle(upper, 0, single) : CALLS_ALL;
    return middle(upper, lower, single);
  }
}

/** Calls of the images of each fold at each threshold of a grid. */
export interface FoldCounts {
  /** `tp[fold][threshold]`, and so on. */
  readonly tp: readonly Uint32Array[];
  readonly fp: readonly Uint32Array[];
  /** Images of each fold. */
  readonly positives: Uint32Array;
  readonly negatives: Uint32Array;
}

/**
 * Counts calls by fold at ascending thresholds, in one pass.
 *
 * @param folds fold of each image, in the order of `ordered`; null for one fold
 */
export function countsByFold(
  { scores, labels }: OrderedClass,
  folds: Uint8Array | null,
  foldCount: number,
  thresholds: Float64Array,
): FoldCounts {
  const table = () => Array.from({ length: foldCount }, () => new Uint32Array(thresholds.length));
  const [tp, fp] = [table(), table()];
  const positives = new Uint32Array(foldCount);
  const negatives = new Uint32Array(foldCount);
  let at = thresholds.length - 1;
  for (let i = 0; i < scores.length; i++) {
    const fold = folds ? folds[i]! : 0;
    while (at >= 0 && thresholds[at]! >= scores[i]!) at--;
    if (labels[i] === 1) positives[fold]!++;
    else negatives[fold]!++;
    if (at >= 0) (labels[i] === 1 ? tp : fp)[fold]![at]!++;
  }
  for (const own of [...tp, ...fp]) {
    for (let k = thresholds.length - 2; k >= 0; k--) own[k]! += own[k + 1]!;
  }
  return { tp, fp, positives, negatives };
}
