import { type Buckets, bucketOfWord, bucketSort, type Sorted, TABLE_LENGTH } from './bucket-sort';
import {
  BLOCK_ROWS,
  createBlock,
  expectPairs,
  type Labels,
  loadBlock,
  type Scores,
  Scratch,
} from './columns';

const block = createBlock();
const { scores: blockScores, labels: blockLabels, words: blockWords } = block;
const gathered = new Scratch((length) => new Float64Array(length));
const sorted = new Scratch((length) => new Float64Array(length));

/** Copies the scores of positives to `values`; gives their number. */
function gather(scores: Scores, labels: Labels, values: Float64Array): number {
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    // + 0 makes -0 a plain 0.
    if (labels[i] === 1) values[count++] = scores[i]! + 0;
  }
  return count;
}

/** The scores of positives in ascending order, then Infinity. Valid until the next call. */
export function sortedPositives(scores: Scores, labels: Labels): Sorted {
  expectPairs(scores, labels);
  const unsorted = gathered.take(scores.length + 1);
  const values = sorted.take(scores.length + 1);
  const count = gather(scores, labels, unsorted);
  const result = bucketSort(unsorted, count, values);
  values[count] = Number.POSITIVE_INFINITY;
  return result;
}

interface NegativeCounts {
  /**
   * Where positive p is the first of its score: `between[2p]` negatives lie below it and above
   * positive p - 1, `between[2p + 1]` tie with it. `between[2 positives]` lie above all.
   */
  readonly between: Uint32Array;
  /** Whether all scores are finite numbers, those of unknown label included. */
  readonly finite: boolean;
}

/** Of each of these, the bucket of its score. */
const bucketOf = new Int32Array(BLOCK_ROWS + 1);
/** Twice the negatives of each bucket, plus 1 where it holds positives. */
const table = new Int32Array(TABLE_LENGTH);
/** Rows of the block whose negatives must be found among positives. */
const listed = new Int32Array(BLOCK_ROWS + 1);
const slots = new Scratch((length) => new Uint32Array(length));
/** The leading word of infinity. */
const INFINITE = 0x7ff00000;
let finite = true;

/** Counts the block's negatives by bucket, and lists those in buckets with positives. */
function countBlock(rows: number, { low, shift, top }: Buckets): number {
  let length = 0;
  let room = 0;
  for (let i = 0; i < rows; i++) {
    const word = blockWords[2 * i + 1]!;
    room |= INFINITE - 1 - (word & 0x7fffffff);
    const bucket = bucketOfWord(word, low, shift, top);
    const negative = (blockLabels[i]! - 1) >>> 31;
    const entry = table[bucket]!;
    table[bucket] = entry + (negative << 1);
    listed[length] = i;
    bucketOf[length] = bucket;
    length += negative & entry;
  }
  if (room < 0) finite = false;
  return length;
}

/** First of `values[from..to)` that is not below `score`, or `to`. */
export function lowerBound(values: Float64Array, from: number, to: number, score: number): number {
  let lower = from;
  let upper = to;
  while (lower < upper) {
    const middle = (lower + upper) >>> 1;
    if (values[middle]! < score) lower = middle + 1;
    else upper = middle;
  }
  return lower;
}

/** Finds the listed negatives among the positives of their bucket: mostly there is one. */
function placeListed(length: number, positives: Sorted, between: Uint32Array): void {
  const { values, start } = positives;
  for (let k = 0; k < length; k++) {
    const i = listed[k]!;
    const score = blockScores[i]!;
    const bucket = bucketOf[k]!;
    const first = start[bucket]!;
    const end = start[bucket + 1]!;
    const p = end - first === 1 ? first : lowerBound(values, first, end, score);
    // Below the score only where p was alone: the negative then lies between p and the next.
    between[2 * p + Number(values[p]! < score) + Number(values[p]! <= score)]!++;
  }
}

/**
 * Counts the negatives between positives. A negative in a bucket without positives needs no look
 * at its score; the others are few where a class is rare. Valid until the next call.
 */
function countNegatives(scores: Scores, labels: Labels, positives: Sorted): NegativeCounts {
  const { count, start, buckets } = positives;
  const { top } = buckets;
  const between = slots.take(2 * count + 1).fill(0, 0, 2 * count + 1);
  for (let b = 0; b <= top; b++) table[b] = start[b + 1]! > start[b]! ? 1 : 0;
  finite = true;
  for (let row = 0; row < scores.length; row += BLOCK_ROWS) {
    const rows = loadBlock(block, scores, labels, row);
    placeListed(countBlock(rows, buckets), positives, between);
  }
  for (let b = 0; b <= top; b++) {
    if (start[b + 1] === start[b]) between[2 * start[b]!]! += table[b]! >>> 1;
  }
  return { between, finite };
}

/**
 * Where the positives of a class stand among its negatives: all that AP, AUROC and the curves need.
 * Equal scores form one group; groups run from the highest score down.
 */
export interface PositiveRanking {
  /** Images labelled 1. */
  readonly positives: number;
  /** Images labelled 0. */
  readonly negatives: number;
  /** Images labelled neither; they are left out. */
  readonly unknown: number;
  /** Whether all scores are finite numbers. Where not, no statistic is defined. */
  readonly finite: boolean;
  /** Distinct scores of positives, descending. */
  readonly thresholds: Float64Array;
  /** Positives with score >= thresholds[g]. */
  readonly tp: Uint32Array;
  /** Negatives with score >= thresholds[g]. */
  readonly fp: Uint32Array;
  /** Negatives with score > thresholds[g]. */
  readonly fpAbove: Uint32Array;
}

/**
 * Ranks one class: sorts the scores of its positives, and counts the negatives between them.
 *
 * `scores` and `labels` have one entry per image. Scores are compared exactly, float32 ones as they
 * stand in the file; -0 equals 0. Labels other than 0 and 1 are left out.
 *
 * @example
 * const r = rankPositives(Float64Array.of(0.9, 0.6, 0.6, 0.1), Uint8Array.of(1, 1, 0, 0));
 * r.thresholds // [0.9, 0.6]; r.tp // [1, 2]; r.fp // [0, 1]; r.fpAbove // [0, 0]
 */
export function rankPositives(scores: Scores, labels: Labels): PositiveRanking {
  const ordered = sortedPositives(scores, labels);
  const { values, count: positives } = ordered;
  const { between, finite } = countNegatives(scores, labels, ordered);
  let groups = 0;
  for (let p = 0; p < positives; p++) if (p === 0 || values[p] !== values[p - 1]) groups++;
  const thresholds = new Float64Array(groups);
  const tp = new Uint32Array(groups);
  const fp = new Uint32Array(groups);
  const fpAbove = new Uint32Array(groups);
  let negatives = between[2 * positives]!;
  for (let p = positives - 1, g = 0; p >= 0; p--) {
    if (p > 0 && values[p] === values[p - 1]) continue;
    thresholds[g] = values[p]!;
    tp[g] = positives - p;
    fpAbove[g] = negatives;
    negatives += between[2 * p + 1]!;
    fp[g++] = negatives;
    negatives += between[2 * p]!;
  }
  const unknown = scores.length - positives - negatives;
  return { positives, negatives, unknown, finite, thresholds, tp, fp, fpAbove };
}
