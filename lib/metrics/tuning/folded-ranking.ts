import { bucketSort, setBuckets } from '../bucket-sort';
import { Scratch } from '../columns';
import { lowerBound } from '../ranking';
import { valuesAt } from './ordered-class';

/** Statistics by which images are ranked that can be taken without each fold. */
export const RANKED_BY = ['ap', 'auroc'] as const;

export type RankedBy = (typeof RANKED_BY)[number];

/** Images of a class in the order that `foldedStatistic` takes: positives first, then negatives. */
export interface FoldedClass {
  /** Row of each image in the columns it was ordered from; images of unknown label are left out. */
  readonly rows: Uint32Array;
  /** Fold of each. */
  readonly folds: Uint8Array;
  readonly foldCount: number;
  readonly positives: number;
}

/**
 * Puts the positives of a class before its negatives.
 *
 * @param folds fold of each image, below `foldCount`
 */
export function foldedClass(labels: Uint8Array, folds: Uint8Array, foldCount: number): FoldedClass {
  const rows = new Uint32Array(labels.length);
  let count = 0;
  for (let row = 0; row < labels.length; row++) if (labels[row] === 1) rows[count++] = row;
  const positives = count;
  for (let row = 0; row < labels.length; row++) if (labels[row] === 0) rows[count++] = row;
  const known = rows.subarray(0, count);
  return { rows: known, folds: valuesAt(folds, known), foldCount, positives };
}

const unsorted = new Scratch((length) => new Float64Array(length));
const sorted = new Scratch((length) => new Float64Array(length));
const bucketOf = new Scratch((length) => new Int32Array(length));
const positivesAt = new Scratch((length) => new Uint32Array(length));
const negativesAt = new Scratch((length) => new Uint32Array(length));

/**
 * Counts images by fold: `positivesAt[p F + fold]` at the first positive p of a score,
 * `negativesAt[(2 p) F + fold]` below it and above positive p - 1, `[(2 p + 1) F + fold]` tied with it.
 */
function countByFold(scores: Float64Array, { folds, foldCount, positives }: FoldedClass): void {
  const copy = unsorted.take(positives + 1);
  copy.set(scores.subarray(0, positives));
  const { values, start, buckets } = bucketSort(copy, positives, sorted.take(positives + 1));
  const words = new Int32Array(scores.buffer, scores.byteOffset, 2 * scores.length);
  const bucket = bucketOf.take(scores.length);
  setBuckets(bucket, words, scores.length, buckets);
  const tp = positivesAt.take(positives * foldCount).fill(0, 0, positives * foldCount);
  const length = (2 * positives + 1) * foldCount;
  const fp = negativesAt.take(length).fill(0, 0, length);
  for (let i = 0; i < positives; i++) {
    const b = bucket[i]!;
    const p = lowerBound(values, start[b]!, start[b + 1]!, scores[i]!);
    tp[p * foldCount + folds[i]!]!++;
  }
  for (let i = positives; i < scores.length; i++) {
    const b = bucket[i]!;
    const first = start[b]!;
    const end = start[b + 1]!;
    if (first === end) {
      fp[2 * first * foldCount + folds[i]!]!++;
      continue;
    }
    const p = lowerBound(values, first, end, scores[i]!);
    const tied = p < end && values[p] === scores[i] ? 1 : 0;
    fp[(2 * p + tied) * foldCount + folds[i]!]!++;
  }
}

/**
 * AP or AUROC on the images of all folds but one each, and last on all images, in one pass.
 *
 * @param scores finite, in the order of `own.rows`, without -0
 * @returns a value for each fold left out, and one for all; NaN where undefined
 * @example
 * const own = foldedClass(Uint8Array.of(1, 0, 1), Uint8Array.of(0, 0, 1), 2);
 * foldedStatistic(Float64Array.of(0.9, 0.1, 0.6), own, 'ap') // [0.5, 1, 0.8333...]
 */
export function foldedStatistic(
  scores: Float64Array,
  own: FoldedClass,
  by: RankedBy,
): Float64Array {
  const { folds, foldCount, positives } = own;
  const out = new Float64Array(foldCount + 1).fill(Number.NaN);
  if (positives === 0) return out;
  countByFold(scores, own);
  const tp = positivesAt.take(positives * foldCount);
  const fp = negativesAt.take((2 * positives + 1) * foldCount);
  const [ofFold, against] = [new Float64Array(foldCount + 1), new Float64Array(foldCount + 1)];
  for (let i = 0; i < scores.length; i++) (i < positives ? ofFold : against)[folds[i]!]!++;
  ofFold[foldCount] = positives;
  against[foldCount] = scores.length - positives;
  // What was called so far, by fold, and last in all.
  const called = new Float64Array(foldCount + 1);
  const wrong = new Float64Array(foldCount + 1);
  const sums = new Float64Array(foldCount + 1);
  const addNegatives = (slot: number) => {
    for (let fold = 0; fold < foldCount; fold++) {
      const more = fp[slot * foldCount + fold]!;
      wrong[fold]! += more;
      wrong[foldCount]! += more;
    }
  };
  const more = new Float64Array(foldCount + 1);
  const tied = new Float64Array(foldCount + 1);
  addNegatives(2 * positives);
  for (let p = positives - 1; p >= 0; p--) {
    more[foldCount] = 0;
    for (let fold = 0; fold < foldCount; fold++) {
      more[fold] = tp[p * foldCount + fold]!;
      more[foldCount]! += more[fold]!;
    }
    if (more[foldCount] === 0) continue;
    for (let fold = 0; fold <= foldCount; fold++) {
      called[fold]! += more[fold]!;
      tied[fold] = wrong[fold]!;
    }
    addNegatives(2 * p + 1);
    const [allMore, allCalled, allWrong] = [
      more[foldCount]!,
      called[foldCount]!,
      wrong[foldCount]!,
    ];
    for (let fold = 0; fold <= foldCount; fold++) {
      const isAll = fold === foldCount;
      const gained = isAll ? allMore : allMore - more[fold]!;
      if (gained === 0) continue;
      const found = isAll ? allCalled : allCalled - called[fold]!;
      const falsely = isAll ? allWrong : allWrong - wrong[fold]!;
      if (by === 'ap') sums[fold]! += (gained * found) / (found + falsely);
      else {
        const above = isAll ? tied[foldCount]! : tied[foldCount]! - tied[fold]!;
        const negatives = isAll ? against[foldCount]! : against[foldCount]! - against[fold]!;
        sums[fold]! += gained * (negatives - (above + falsely) / 2);
      }
    }
    addNegatives(2 * p);
  }
  for (let fold = 0; fold <= foldCount; fold++) {
    const isAll = fold === foldCount;
    const known = isAll ? positives : positives - ofFold[fold]!;
    const negatives = isAll ? against[foldCount]! : against[foldCount]! - against[fold]!;
    if (known === 0 || (by === 'auroc' && negatives === 0)) continue;
    out[fold] = sums[fold]! / (by === 'ap' ? known : known * negatives);
  }
  return out;
}
