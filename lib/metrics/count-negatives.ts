import { BLOCK_ROWS, createBlock, loadBlock } from './block';
import type { Sorted } from './bucket-sort';
import { setBuckets, TABLE_LENGTH } from './buckets';
import { Scratch } from './scratch';
import type { Labels, Scores } from './types';

export interface NegativeCounts {
  /**
   * Where positive p is the first of its score: `between[2p]` negatives lie below it and above
   * positive p - 1, `between[2p + 1]` tie with it. `between[2 positives]` lie above all.
   */
  readonly between: Uint32Array;
  /** Whether all scores are finite numbers, those of unknown label included. */
  readonly finite: boolean;
}

const block = createBlock();
const { scores: blockScores, labels: blockLabels, words: blockWords } = block;
/** Of each row of the block, the bucket of its score. */
const bucketOf = new Int32Array(BLOCK_ROWS);
/** Twice the negatives of each bucket, plus 1 where it holds positives. */
const table = new Int32Array(TABLE_LENGTH);
/** Rows of the block whose negatives must be found among positives. */
const listed = new Int32Array(BLOCK_ROWS + 1);
const slots = new Scratch((length) => new Uint32Array(length));
/** The leading word of infinity. */
const INFINITE = 0x7ff00000;
let finite = true;

/** Counts the block's negatives by bucket, and lists those in buckets with positives. */
function countBlock(rows: number): number {
  let length = 0;
  let room = 0;
  for (let i = 0; i < rows; i++) {
    const word = blockWords[2 * i + 1]!;
    room |= INFINITE - 1 - (word & 0x7fffffff);
    const bucket = bucketOf[i]!;
    const negative = (blockLabels[i]! - 1) >>> 31;
    const entry = table[bucket]!;
    table[bucket] = entry + (negative << 1);
    listed[length] = i;
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
    const bucket = bucketOf[i]!;
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
export function countNegatives(
  columns: readonly Scores[],
  labels: readonly Labels[],
  positives: Sorted,
): NegativeCounts {
  const { count, start, buckets } = positives;
  const { top } = buckets;
  const between = slots.take(2 * count + 1).fill(0, 0, 2 * count + 1);
  for (let b = 0; b <= top; b++) table[b] = start[b + 1]! > start[b]! ? 1 : 0;
  finite = true;
  for (let c = 0; c < columns.length; c++) {
    for (let row = 0; row < columns[c]!.length; row += BLOCK_ROWS) {
      const rows = loadBlock(block, columns[c]!, labels[c]!, row);
      setBuckets(bucketOf, blockWords, rows, buckets);
      placeListed(countBlock(rows), positives, between);
    }
  }
  for (let b = 0; b <= top; b++) {
    if (start[b + 1] === start[b]) between[2 * start[b]!]! += table[b]! >>> 1;
  }
  return { between, finite };
}
