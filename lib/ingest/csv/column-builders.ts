import { TextColumn } from '../text-column';
import type { Column } from '../types';

/** Share of its room that a column fills at least where it keeps it all. */
const NEARLY_FULL = 0.9;

/** The values of the first rows, copied only where they leave much room unused. */
function firstRows<T extends Float64Array | Uint8Array>(values: T, rows: number): T {
  const isFull = rows >= NEARLY_FULL * values.length;
  return (isFull ? values.subarray(0, rows) : values.slice(0, rows)) as T;
}

/** Numbers of a column whose rows are still coming. */
export class NumberBuilder {
  values: Float64Array<ArrayBuffer>;
  missing: Uint8Array<ArrayBuffer> | null = null;

  constructor(capacity: number) {
    this.values = new Float64Array(capacity);
  }

  grow(capacity: number): void {
    const values = new Float64Array(capacity);
    values.set(this.values);
    this.values = values;
    if (!this.missing) return;
    const missing = new Uint8Array(capacity);
    missing.set(this.missing);
    this.missing = missing;
  }

  setMissing(row: number): void {
    this.missing ??= new Uint8Array(this.values.length);
    this.missing[row] = 1;
    this.values[row] = Number.NaN;
  }

  finish(name: string, rows: number): Column {
    const values = firstRows(this.values, rows);
    const missing = this.missing && firstRows(this.missing, rows);
    return { name, kind: 'double', sqlType: 'DOUBLE', values, missing };
  }
}

/** At most 18 digits, no zero before others: what a 64-bit integer spells in the same way. */
const INTEGER = /^-?(?:0|[1-9][0-9]{0,17})$/;
const BOOLEAN = /^(?:true|false)$/i;

/** Texts of a column whose rows are still coming. */
export class TextBuilder {
  bytes: Uint8Array<ArrayBuffer>;
  offsets: Int32Array<ArrayBuffer>;
  missing: Uint8Array<ArrayBuffer> | null = null;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(16 * capacity);
    this.offsets = new Int32Array(capacity + 1);
  }

  grow(capacity: number): void {
    const offsets = new Int32Array(capacity + 1);
    offsets.set(this.offsets);
    this.offsets = offsets;
    if (!this.missing) return;
    const missing = new Uint8Array(capacity);
    missing.set(this.missing);
    this.missing = missing;
  }

  /** Makes room for a text of a row. */
  reserve(row: number, length: number): void {
    const needed = this.offsets[row]! + length;
    if (needed <= this.bytes.length) return;
    if (needed >= 2 ** 31) throw new RangeError('a column of more than 2 GB of text');
    const bytes = new Uint8Array(Math.min(2 ** 31 - 1, Math.max(needed, 2 * this.bytes.length)));
    bytes.set(this.bytes.subarray(0, this.offsets[row]));
    this.bytes = bytes;
  }

  setMissing(row: number): void {
    this.missing ??= new Uint8Array(this.offsets.length - 1);
    this.missing[row] = 1;
    this.offsets[row + 1] = this.offsets[row]!;
  }

  /** Text, or integers or truth values where every text is one and none changes by it. */
  finish(name: string, rows: number): Column {
    const offsets = this.offsets.slice(0, rows + 1);
    const missing = this.missing?.slice(0, rows) ?? null;
    const values = new TextColumn({ bytes: this.bytes.slice(0, offsets[rows]), offsets, missing });
    if (everyText(values, INTEGER)) return integersOf(name, values);
    if (everyText(values, BOOLEAN)) {
      const flags = Uint8Array.from({ length: rows }, (_, row) =>
        values.at(row)?.toLowerCase() === 'true' ? 1 : 0,
      );
      return { name, kind: 'boolean', sqlType: 'BOOLEAN', values: flags, missing };
    }
    return { name, kind: 'text', sqlType: 'VARCHAR', values, missing };
  }
}

/** Whether there is a text, and each matches. */
function everyText(texts: TextColumn, pattern: RegExp): boolean {
  let isEmpty = true;
  for (let row = 0; row < texts.length; row++) {
    const text = texts.at(row);
    if (text === null) continue;
    if (!pattern.test(text)) return false;
    isEmpty = false;
  }
  return !isEmpty;
}

function integersOf(name: string, texts: TextColumn): Column {
  const cells = Array.from({ length: texts.length }, (_, row) => texts.at(row) ?? '0');
  // The integer 0 has no sign.
  const plain = Float64Array.from(cells, (cell) => Number(cell) || 0);
  const values = plain.every(Number.isSafeInteger) ? plain : BigInt64Array.from(cells, BigInt);
  return { name, kind: 'integer', sqlType: 'BIGINT', values, missing: texts.missing };
}
