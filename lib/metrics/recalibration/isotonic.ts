import { Scratch } from '../columns';
import type { OrderedClass } from '../tuning/ordered-class';

/** A map of scores to probabilities: linear between points, constant beyond the first and the last. */
export interface StepMap {
  /** Ascending. */
  readonly x: Float64Array;
  /** Never falling. */
  readonly y: Float64Array;
}

const memory = () => new Scratch((length) => new Float64Array(length));
const MEMORY = [memory(), memory(), memory(), memory()] as const;

/** Blocks of equal fitted values, scores ascending, while they are pooled. */
class Blocks {
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly positives: Float64Array;
  readonly images: Float64Array;
  length = 0;

  /** At most `most` blocks, in memory that the next call uses again. */
  constructor(most: number) {
    [this.first, this.last, this.positives, this.images] = MEMORY.map((own) => own.take(most)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
  }

  /** Adds images of one score, above all others; pools blocks until their rates do not fall. */
  add(score: number, positives: number, images: number): void {
    const { first, last } = this;
    let at = this.length++;
    first[at] = score;
    last[at] = score;
    this.positives[at] = positives;
    this.images[at] = images;
    while (at > 0 && this.#falls(at)) {
      last[at - 1] = last[at]!;
      this.positives[at - 1]! += this.positives[at]!;
      this.images[at - 1]! += this.images[at]!;
      at--;
    }
    this.length = at + 1;
  }

  /** Whether a block's rate is not above that of the block before it; in whole numbers. */
  #falls(at: number): boolean {
    const { positives, images } = this;
    return positives[at]! * images[at - 1]! <= positives[at - 1]! * images[at]!;
  }
}

/**
 * Isotonic regression of labels on scores: the never-falling map with the least squared error, by pooling
 * adjacent violators. Between two fitted scores it is linear, beyond them constant.
 *
 * @param folds fold of each image, in the order of `ordered`; null for none
 * @param left the fold that is left out; with -1 all images are used
 * @returns null without an image
 *
 * Source: Zadrozny and Elkan 2002; scikit-learn, `IsotonicRegression(out_of_bounds='clip')`.
 *
 * @example
 * const ordered = orderClass(Float64Array.of(0.1, 0.4, 0.6), Uint8Array.of(0, 1, 0));
 * isotonicMap(ordered) // x [0.1, 0.4, 0.6], y [0, 0.5, 0.5]
 */
export function isotonicMap(
  { scores, labels }: OrderedClass,
  folds: Uint8Array | null = null,
  left = -1,
): StepMap | null {
  const blocks = new Blocks(scores.length);
  for (let i = scores.length - 1; i >= 0; ) {
    const score = scores[i]!;
    let [positives, images] = [0, 0];
    for (; i >= 0 && scores[i] === score; i--) {
      if (folds && folds[i] === left) continue;
      positives += labels[i]!;
      images++;
    }
    if (images > 0) blocks.add(score, positives, images);
  }
  const { length, first, last } = blocks;
  if (length === 0) return null;
  const x: number[] = [];
  const y: number[] = [];
  for (let b = 0; b < length; b++) {
    const rate = blocks.positives[b]! / blocks.images[b]!;
    x.push(first[b]!);
    y.push(rate);
    if (last[b] === first[b]) continue;
    x.push(last[b]!);
    y.push(rate);
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}

/**
 * The value of a step map at a score.
 *
 * @example applyStepMap({ x: Float64Array.of(0, 1), y: Float64Array.of(0.2, 0.4) }, 0.5) // 0.3
 */
export function applyStepMap({ x, y }: StepMap, score: number): number {
  const last = x.length - 1;
  if (score <= x[0]!) return y[0]!;
  if (score >= x[last]!) return y[last]!;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (x[middle]! <= score) low = middle;
    else high = middle;
  }
  return y[low]! + ((score - x[low]!) / (x[high]! - x[low]!)) * (y[high]! - y[low]!);
}

/** A map that is constant within bins. */
export interface BinMap {
  /** Upper edges of all bins but the last, ascending; a score equal to an edge is below it. */
  readonly edges: Float64Array;
  readonly y: Float64Array;
}

/**
 * Histogram binning: bins of equally many images, each mapped to its share of positives. Images of equal
 * score stay together.
 *
 * @param bins the most bins
 * @returns null without an image
 *
 * Source: Zadrozny and Elkan 2001.
 *
 * @example
 * const ordered = orderClass(Float64Array.of(0.1, 0.2, 0.8, 0.9), Uint8Array.of(0, 0, 0, 1));
 * histogramMap(ordered, 2) // edges [0.5], y [0, 0.5]
 */
export function histogramMap(
  { scores, labels }: OrderedClass,
  bins: number,
  folds: Uint8Array | null = null,
  left = -1,
): BinMap | null {
  const isUsed = (i: number) => !(folds && folds[i] === left);
  let total = 0;
  for (let i = 0; i < scores.length; i++) if (isUsed(i)) total++;
  if (total === 0) return null;
  const edges: number[] = [];
  const y: number[] = [];
  let [positives, images, seen] = [0, 0, 0];
  let last = Number.NaN;
  for (let i = scores.length - 1; i >= 0; i--) {
    if (!isUsed(i)) continue;
    const score = scores[i]!;
    const isFull = seen >= ((y.length + 1) * total) / bins;
    if (isFull && score !== last && images > 0) {
      edges.push(last + (score - last) / 2);
      y.push(positives / images);
      [positives, images] = [0, 0];
    }
    positives += labels[i]!;
    images++;
    seen++;
    last = score;
  }
  y.push(positives / images);
  return { edges: Float64Array.from(edges), y: Float64Array.from(y) };
}

/** The value of a bin map at a score. */
export function applyBinMap({ edges, y }: BinMap, score: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! < score) low = middle + 1;
    else high = middle;
  }
  return y[low]!;
}
