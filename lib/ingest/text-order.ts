import type { TextData } from './text-column';

/** Rows that are put in order by comparing them. */
const FEW = 24;

/** Which of two texts comes first, by their bytes from `depth` on. */
function compare({ bytes, offsets }: TextData, a: number, b: number, depth: number): number {
  const length = Math.min(offsets[a + 1]! - offsets[a]!, offsets[b + 1]! - offsets[b]!);
  for (let i = depth; i < length; i++) {
    const difference = bytes[offsets[a]! + i]! - bytes[offsets[b]! + i]!;
    if (difference !== 0) return difference;
  }
  return offsets[a + 1]! - offsets[a]! - (offsets[b + 1]! - offsets[b]!);
}

function sortFew(texts: TextData, rows: Uint32Array, from: number, to: number, depth: number) {
  for (let i = from + 1; i < to; i++) {
    const row = rows[i]!;
    let j = i - 1;
    for (; j >= from && compare(texts, rows[j]!, row, depth) > 0; j--) rows[j + 1] = rows[j]!;
    rows[j + 1] = row;
  }
}

/**
 * Rows in the order of their texts' UTF-8 bytes, equal ones as they were; a missing text counts as
 * empty. Radix sort from the first byte on: in time proportional to the bytes that tell texts apart.
 */
export function rowsInByteOrder(texts: TextData): Uint32Array<ArrayBuffer> {
  const { bytes, offsets } = texts;
  const rows = new Uint32Array(offsets.length - 1);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  const sorted = new Uint32Array(rows.length);
  /** Where texts of each next byte + 1 begin, or end; of 0 those that have no further byte. */
  const places = new Uint32Array(258);
  const pending = [{ from: 0, to: rows.length, depth: 0 }];
  for (let part = pending.pop(); part; part = pending.pop()) {
    const { from, to, depth } = part;
    if (to - from <= FEW) {
      sortFew(texts, rows, from, to, depth);
      continue;
    }
    places.fill(0);
    for (let i = from; i < to; i++) {
      const at = offsets[rows[i]!]! + depth;
      places[at < offsets[rows[i]! + 1]! ? bytes[at]! + 2 : 1]!++;
    }
    if (places[1] === to - from) continue;
    places[0] = from;
    for (let key = 1; key < places.length; key++) places[key]! += places[key - 1]!;
    for (let i = from; i < to; i++) {
      const at = offsets[rows[i]!]! + depth;
      sorted[places[at < offsets[rows[i]! + 1]! ? bytes[at]! + 1 : 0]!++] = rows[i]!;
    }
    rows.set(sorted.subarray(from, to), from);
    for (let key = 1; key < 257; key++) {
      const [begin, end] = [places[key - 1]!, places[key]!];
      if (end - begin > 1) pending.push({ from: begin, to: end, depth: depth + 1 });
    }
  }
  return rows;
}
