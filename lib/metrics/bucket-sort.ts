import { Scratch } from './columns';

/**
 * Buckets over the leading bits of doubles. A double's bits, read as an integer, grow with the
 * double, so buckets are ordered as scores are. Bucket 0 lies below the range, `top` above it.
 */
export interface Buckets {
  readonly low: number;
  readonly shift: number;
  readonly top: number;
}

const MIN_BITS = 12;
const MAX_BITS = 16;

/** Room for a table that is indexed by b or b + 1 for any bucket b. */
export const TABLE_LENGTH = 2 ** MAX_BITS + 4;

/**
 * An integer that grows with the double whose leading word this is, the same for -0 and 0. Halved,
 * so that the difference of two stays within 32 bits.
 */
function orderOf(word: number): number {
  return (word < 0 ? -0x80000000 - word : word) >> 1;
}

/** The bucket of a double, by its leading word. Without branches, as scores jump about. */
export function bucketOfWord(word: number, low: number, shift: number, top: number): number {
  const bucket = ((orderOf(word) - low) >> shift) + 1;
  const notBelow = bucket & ~(bucket >> 31);
  const over = notBelow - top;
  return top + (over & (over >> 31));
}

/** Buckets that span the first `count` values: about four for each, as far as 16 bits go. */
export function bucketsFor(values: Float64Array, count: number): Buckets {
  const words = new Int32Array(values.buffer);
  let low = count === 0 ? 0 : 0x7fffffff;
  let high = count === 0 ? 0 : -0x80000000;
  for (let i = 0; i < count; i++) {
    const order = orderOf(words[2 * i + 1]!);
    if (order < low) low = order;
    if (order > high) high = order;
  }
  const bits = Math.min(MAX_BITS, Math.max(MIN_BITS, 35 - Math.clz32(count)));
  const shift = Math.max(0, 32 - Math.clz32(high - low) - bits);
  return { low, shift, top: ((high - low) >> shift) + 2 };
}

/** Sets the bucket of each of `count` doubles, whose leading words are `words[2 i + 1]`. */
export function setBuckets(
  out: Int32Array,
  words: Int32Array,
  count: number,
  { low, shift, top }: Buckets,
): void {
  for (let i = 0; i < count; i++) out[i] = bucketOfWord(words[2 * i + 1]!, low, shift, top);
}

/** Values in ascending order, and where in them each bucket begins. Valid until the next call. */
export interface Sorted {
  readonly values: Float64Array;
  readonly count: number;
  readonly buckets: Buckets;
  /** Values of bucket b are those from `start[b]` up to `start[b + 1]`. */
  readonly start: Uint32Array;
}

const start = new Uint32Array(TABLE_LENGTH);
const bucketsOf = new Scratch((length) => new Int32Array(length));

/** Buckets with more values than this are sorted on their own. */
const CROWD = 32;

/** Makes `start` the first place of each bucket, after the counts in it; gives the largest count. */
function placesFromCounts(top: number): number {
  let most = 0;
  let places = 0;
  for (let b = 0; b <= top + 1; b++) {
    if (start[b]! > most) most = start[b]!;
    places += start[b]!;
    start[b] = places;
  }
  return most;
}

/** Sorts values that are in order but for the order within buckets. */
function sortWithin(values: Float64Array, count: number, top: number, most: number): void {
  for (let b = 1; most > CROWD && b < top; b++) {
    if (start[b + 1]! - start[b]! > CROWD) values.subarray(start[b]!, start[b + 1]!).sort();
  }
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    let j = i - 1;
    for (; j >= 0 && values[j]! > value; j--) values[j + 1] = values[j]!;
    values[j + 1] = value;
  }
}

/** Sorts the first `count` of `unsorted` into `values`, in time that grows with their number. */
export function bucketSort(unsorted: Float64Array, count: number, values: Float64Array): Sorted {
  const words = new Int32Array(unsorted.buffer);
  const buckets = bucketsFor(unsorted, count);
  const { top } = buckets;
  const bucketOf = bucketsOf.take(count);
  setBuckets(bucketOf, words, count, buckets);
  start.fill(0, 0, top + 2);
  for (let i = 0; i < count; i++) start[bucketOf[i]!]!++;
  const most = placesFromCounts(top);
  // From the end of each bucket to its beginning.
  for (let i = count - 1; i >= 0; i--) {
    values[--start[bucketOf[i]!]!] = unsorted[i]!;
  }
  sortWithin(values, count, top, most);
  return { values, count, buckets, start };
}
