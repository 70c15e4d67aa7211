import { type HighWords, orderOf } from './high-words';
import { Scratch } from './scratch';

/** Which of a few sorted values a number lies among, by its leading bits. */
export interface BucketTable {
  /** Order of the lowest value. */
  readonly low: number;
  /** Order of the highest value. */
  readonly high: number;
  /** The bucket of an order o in [low, high] is (o - low) >>> shift. */
  readonly shift: number;
  /** Values of bucket b are those from `start[b]` up to `start[b + 1]`. */
  readonly start: Uint32Array;
}

const starts = new Scratch((length) => new Uint32Array(length));
const MIN_BITS = 8;
const MAX_BITS = 16;

/** A table over `groups` (at least one) ascending values. Valid until the next call. */
export function bucketTable({ words, step }: HighWords, groups: number): BucketTable {
  const low = orderOf(words[step]!);
  const high = orderOf(words[((groups - 1) << step) + step]!);
  const bits = Math.min(MAX_BITS, Math.max(MIN_BITS, 34 - Math.clz32(groups)));
  const shift = Math.max(0, 32 - Math.clz32(high - low) - bits);
  const buckets = ((high - low) >>> shift) + 1;
  const start = starts.take(buckets + 1);
  let bucket = 0;
  for (let g = 0; g < groups; g++) {
    const own = (orderOf(words[(g << step) + step]!) - low) >>> shift;
    while (bucket <= own) start[bucket++] = g;
  }
  start[buckets] = groups;
  return { low, high, shift, start };
}
