import { type Labels, UNKNOWN } from './columns';
import type { Confusion } from './rates';

/** Images by the calls of two raters, `a` and `b`. */
export interface PairCounts {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
  /** Images with a known label on which only `a`, or only `b`, agrees with it. */
  readonly onlyARight: number;
  readonly onlyBRight: number;
}

/**
 * Counts the calls of two raters. Images without a call of both are left out, and for who is right
 * also those without a label. Counts are 0, never NaN, without images.
 *
 * @param a 0, 1 or 255 (no call); all of equal length and order
 * @example pairCounts(Uint8Array.of(1, 0), Uint8Array.of(1, 1), Uint8Array.of(1, 0)).onlyARight // 1
 */
export function pairCounts(a: Labels, b: Labels, labels: Labels): PairCounts {
  const calls = [0, 0, 0, 0];
  let onlyARight = 0;
  let onlyBRight = 0;
  for (let i = 0; i < labels.length; i++) {
    const [one, other, label] = [a[i]!, b[i]!, labels[i]!];
    if (one === UNKNOWN || other === UNKNOWN) continue;
    calls[2 * one + other]!++;
    if (one === other || label === UNKNOWN) continue;
    if (one === label) onlyARight++;
    else onlyBRight++;
  }
  const [neither, onlyB, onlyA, both] = calls as [number, number, number, number];
  return { both, onlyA, onlyB, neither, onlyARight, onlyBRight };
}

/**
 * Calls of a rater against labels; images without a call or a label are left out. Counts are 0,
 * never NaN, without images.
 *
 * @param calls 0, 1 or 255 (no call), as long as `labels`
 * @example confusionOfCalls(Uint8Array.of(1, 0), Uint8Array.of(1, 1)).fn // 1
 */
export function confusionOfCalls(calls: Labels, labels: Labels): Confusion {
  const counts = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (let i = 0; i < labels.length; i++) {
    const [call, label] = [calls[i]!, labels[i]!];
    if (call === UNKNOWN || label === UNKNOWN) continue;
    counts[call === 1 ? (label === 1 ? 'tp' : 'fp') : label === 1 ? 'fn' : 'tn']++;
  }
  return counts;
}

/**
 * Cohen's kappa of calls and labels: agreement beyond chance, over the most there can be. NaN
 * without images, and where both are always positive or always negative. Source: scikit-learn,
 * `cohen_kappa_score`.
 *
 * @example cohenKappa({ tp: 1, fp: 0, fn: 0, tn: 1 }) // 1
 */
export function cohenKappa({ tp, fp, fn, tn }: Confusion): number {
  // (po - pe) / (1 - pe), with numerator and denominator times n^2: exact in whole numbers.
  const product = tp * tn - fp * fn;
  return (2 * product) / ((tp + fp) * (fp + tn) + (tp + fn) * (fn + tn));
}

/**
 * Fleiss' kappa of two categories, over images that each rater called. NaN without images, with
 * fewer than two raters, and where all calls are the same. Source: statsmodels, `fleiss_kappa`.
 *
 * @param positives how many of the raters called each image positive
 * @example fleissKappa(Uint16Array.of(2, 0), 2) // 1
 */
export function fleissKappa(positives: ArrayLike<number>, raters: number): number {
  const images = positives.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < images; i++) {
    const own = positives[i]!;
    sum += own;
    squares += own * own + (raters - own) ** 2;
  }
  const agreement = (squares / images - raters) / (raters * (raters - 1));
  const share = sum / (images * raters);
  const chance = share ** 2 + (1 - share) ** 2;
  return (agreement - chance) / (1 - chance);
}
