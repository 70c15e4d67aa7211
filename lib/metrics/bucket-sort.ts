import { type Buckets, bucketsFor, setBuckets, TABLE_LENGTH } from './buckets';
import { Scratch } from './scratch';

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
