import type { Scores } from '../columns';
import { thresholdFor } from '../rates';

/** A set of rows, a bit each: row i is bit i % 32 of word i / 32. Bits beyond the last row are 0. */
export type Bits = Uint32Array<ArrayBuffer>;

/** An empty set of rows below `length`. */
export function noBits(length: number): Bits {
  return new Uint32Array(Math.ceil(length / 32));
}

/** All rows below `length`. */
export function allBits(length: number): Bits {
  const bits = noBits(length).fill(0xffffffff);
  if (length % 32 > 0) bits[bits.length - 1] = 2 ** (length % 32) - 1;
  return bits;
}

/** Adds a row. */
export function setBit(bits: Bits, row: number): void {
  bits[row >>> 5]! |= 1 << (row & 31);
}

export function hasBit(bits: Bits, row: number): boolean {
  return ((bits[row >>> 5]! >>> (row & 31)) & 1) === 1;
}

/** The rows where an array has a value. */
export function bitsOf(values: Uint8Array, value: number): Bits {
  const bits = noBits(values.length);
  for (let i = 0; i < values.length; i++) if (values[i] === value) bits[i >>> 5]! |= 1 << (i & 31);
  return bits;
}

/** The rows whose score is above a threshold, which is rounded to the precision of the scores. */
export function bitsAbove(scores: Scores, threshold: number): Bits {
  const limit = thresholdFor(scores, threshold);
  const bits = noBits(scores.length);
  for (let i = 0; i < scores.length; i++) if (scores[i]! > limit) bits[i >>> 5]! |= 1 << (i & 31);
  return bits;
}

/** Bits set in a word. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Number of rows in a set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let w = 0; w < bits.length; w++) count += ones(bits[w]!);
  return count;
}

/** Number of rows in both sets, of equal length. */
export function countBoth(a: Bits, b: Bits): number {
  let count = 0;
  for (let w = 0; w < a.length; w++) count += ones(a[w]! & b[w]!);
  return count;
}

/** The rows in both sets. */
export function both(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word & b[w]!);
}

/** The rows in either set. */
export function either(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word | b[w]!);
}

/** The rows in the first set and not in the second. */
export function without(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word & ~b[w]!);
}

/** The rows of a set, ascending. */
export function rowsOf(bits: Bits): Int32Array<ArrayBuffer> {
  const rows = new Int32Array(countBits(bits));
  let count = 0;
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w]!; word !== 0; word &= word - 1) {
      rows[count++] = 32 * w + 31 - Math.clz32(word & -word);
    }
  }
  return rows;
}
