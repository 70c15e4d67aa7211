import { TextColumn, type TextData } from './text-column';
import type { Column } from './types';

/** Where each text of a column stands: a hash table over bytes, plain data for any thread. */
export interface IdIndex {
  readonly ids: TextData;
  /** First row of a text + 1, 0 where free; open addressing, a power of two of slots. */
  readonly slots: Int32Array<ArrayBuffer>;
  /** Different texts there are; missing ones are left out. */
  readonly distinct: number;
}

/** FNV-1a over the bytes, mixed so that its low bits depend on all. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/**
 * The slot of a text: the one with a row of it, else the free one where it belongs.
 *
 * @param start where the text begins in `bytes`, which may belong to another column
 */
function slotOf(
  ids: TextData,
  slots: Int32Array,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  const mask = slots.length - 1;
  const length = end - start;
  for (let slot = hashOf(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
    const row = slots[slot]! - 1;
    if (row < 0) return slot;
    const from = ids.offsets[row]!;
    if (ids.offsets[row + 1]! - from !== length) continue;
    let i = 0;
    while (i < length && ids.bytes[from + i] === bytes[start + i]) i++;
    if (i === length) return slot;
  }
}

const known = new WeakMap<TextData, IdIndex>();

/** The index of a column of texts, built once in time proportional to its bytes. */
export function idIndex(ids: TextData): IdIndex {
  const index = known.get(ids) ?? buildIndex(ids);
  known.set(ids, index);
  return index;
}

function buildIndex(ids: TextData): IdIndex {
  const rows = ids.offsets.length - 1;
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(4, 2 * rows))));
  let distinct = 0;
  for (let row = 0; row < rows; row++) {
    if (ids.missing?.[row]) continue;
    const slot = slotOf(ids, slots, ids.bytes, ids.offsets[row]!, ids.offsets[row + 1]!);
    if (slots[slot] !== 0) continue;
    slots[slot] = row + 1;
    distinct++;
  }
  return { ids, slots, distinct };
}

/** The first row of the index with the text that `other` has in a row; -1 where there is none. */
export function findRow({ ids, slots }: IdIndex, other: TextData, row: number): number {
  if (other.missing?.[row]) return -1;
  const { bytes, offsets } = other;
  return slots[slotOf(ids, slots, bytes, offsets[row]!, offsets[row + 1]!)]! - 1;
}

/** How many different values a column has; missing ones are left out. */
export function countDistinct({ values, missing }: Column): number {
  if (values instanceof TextColumn) return idIndex(values).distinct;
  const seen = new Set<number | bigint>();
  for (let row = 0; row < values.length; row++) if (!missing?.[row]) seen.add(values[row]!);
  return seen.size;
}
