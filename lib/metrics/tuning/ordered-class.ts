import { bucketsFor, setBuckets, TABLE_LENGTH } from '../bucket-sort';
import { type Labels, type Scores, Scratch } from '../columns';

/** The images of a class with a known label, from the highest score to the lowest. */
export interface OrderedClass {
  readonly scores: Float64Array;
  /** 0 or 1. */
  readonly labels: Uint8Array;
  /** Row of each image in the columns it was ordered from; equal scores by row. */
  readonly rows: Uint32Array;
  readonly positives: number;
  readonly negatives: number;
  /** Whether scores have 32 bits: a threshold is then rounded to 32 bits before it is compared. */
  readonly single: boolean;
}

/** The values of a column at some rows. */
export function valuesAt(column: Uint8Array, rows: Uint32Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i]!]!;
  return out;
}

const values = new Scratch((length) => new Float64Array(length));
const bucketOf = new Scratch((length) => new Int32Array(length));
const start = new Uint32Array(TABLE_LENGTH);

/** Buckets with more images than this are sorted on their own. */
const CROWD = 32;

/** Sorts images that are in order but for the order within a bucket. */
function sortBucket(
  { scores, rows }: { scores: Float64Array; rows: Uint32Array },
  from: number,
  to: number,
): void {
  if (to - from > CROWD) {
    const places = Array.from({ length: to - from }, (_, i) => from + i);
    places.sort((a, b) => scores[b]! - scores[a]! || rows[a]! - rows[b]!);
    const [own, ownRows] = [places.map((i) => scores[i]!), places.map((i) => rows[i]!)];
    scores.set(own, from);
    rows.set(ownRows, from);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const score = scores[i]!;
    const row = rows[i]!;
    let j = i - 1;
    for (; j >= from && scores[j]! < score; j--) {
      scores[j + 1] = scores[j]!;
      rows[j + 1] = rows[j]!;
    }
    scores[j + 1] = score;
    rows[j + 1] = row;
  }
}

/**
 * Orders the images of a class by score, highest first; images of unknown label are left out. Time
 * grows with the number of images (a counting sort over the leading bits of scores).
 *
 * @returns null where a score is not a finite number
 * @example
 * orderClass(Float64Array.of(0.1, 0.9, 0.5), Uint8Array.of(0, 1, 255)) // scores [0.9, 0.1], rows [1, 0]
 */
export function orderClass(scores: Scores, labels: Labels): OrderedClass | null {
  if (scores.length !== labels.length) {
    throw new RangeError(`${scores.length} scores, ${labels.length} labels; expected as many`);
  }
  const known = values.take(scores.length + 1);
  const rowOf = new Uint32Array(scores.length);
  let count = 0;
  let positives = 0;
  for (let row = 0; row < scores.length; row++) {
    if (labels[row]! > 1) continue;
    const score = scores[row]!;
    if (!Number.isFinite(score)) return null;
    known[count] = score + 0;
    rowOf[count++] = row;
    positives += labels[row]!;
  }
  const buckets = bucketsFor(known, count);
  const bucket = bucketOf.take(count + 1);
  setBuckets(bucket, new Int32Array(known.buffer), count, buckets);
  const { top } = buckets;
  start.fill(0, 0, top + 2);
  for (let i = 0; i < count; i++) start[bucket[i]!]!++;
  // The first place of each bucket, the highest bucket first.
  for (let b = top, place = 0; b >= 0; b--) {
    const own = start[b]!;
    start[b] = place;
    place += own;
  }
  const ordered = { scores: new Float64Array(count), rows: new Uint32Array(count) };
  for (let i = 0; i < count; i++) {
    const place = start[bucket[i]!]!++;
    ordered.scores[place] = known[i]!;
    ordered.rows[place] = rowOf[i]!;
  }
  // `start` now holds the end of each bucket.
  for (let b = top, from = 0; b >= 0; b--) {
    if (start[b]! - from > 1) sortBucket(ordered, from, start[b]!);
    from = start[b]!;
  }
  return {
    ...ordered,
    labels: valuesAt(labels, ordered.rows),
    positives,
    negatives: count - positives,
    single: scores instanceof Float32Array,
  };
}
