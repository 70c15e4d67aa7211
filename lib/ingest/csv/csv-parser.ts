import { NotUtf8 } from '../read/encoding';
import type { Column } from '../types';
import { NumberBuilder, TextBuilder } from './column-builders';
import type { CsvHead } from './csv-head';
import type { CsvType } from './guess-types';
import {
  parseLongNumber,
  parseNumber,
  parseShortNumbers,
  type RecordCursor,
  wordsOf,
} from './numbers';

/** CSV that is not plain: whoever catches it reads the file in another way. */
export class UnusualCsv extends Error {
  override readonly name = 'UnusualCsv';
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;

/** Bytes of a record; DuckDB refuses longer ones. */
const LONGEST_RECORD = 2_000_000;

/** Stands for a cell that ends beyond the bytes at hand. */
const CUT_OFF = -1;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

const isLetter = (byte: number) => (byte | 32) >= 97 && (byte | 32) <= 122;

/**
 * Parses plain CSV from bytes to columns, block by block: records of as many cells as the header
 * has, cells quoted as a whole (RFC 4180) or not at all, UTF-8. Anything else throws `UnusualCsv`.
 */
export class CsvParser {
  /** Rows parsed so far. */
  rows = 0;
  readonly #delimiter: number;
  readonly #point: number;
  readonly #cursor: RecordCursor;
  readonly #builders: (NumberBuilder | TextBuilder)[];
  /** Where the numbers of each column go; null for a column of text. */
  #values: (Float64Array | null)[] = [];
  readonly #types: CsvType[];
  readonly #names: readonly string[];
  #capacity: number;
  #sawHighByte = false;
  #needsAnotherPass = false;

  constructor({ delimiter, decimal, header }: CsvHead, types: readonly CsvType[], rows: number) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#point = decimal.charCodeAt(0);
    this.#cursor = { column: 0, at: 0, delimiter: this.#delimiter, point: this.#point };
    this.#capacity = Math.max(rows, 1);
    this.#names = header;
    this.#types = [...types];
    this.#builders = types.map((type) =>
      type === 'DOUBLE' ? new NumberBuilder(this.#capacity) : new TextBuilder(this.#capacity),
    );
    this.#findValues();
  }

  /** Types as they turned out: a column of numbers in which text was found is one of text. */
  get types(): readonly CsvType[] {
    return this.#types;
  }

  /** Whether text was found in a column of numbers, whose rows before it are lost. */
  get needsAnotherPass(): boolean {
    return this.#needsAnotherPass;
  }

  /**
   * Parses the whole records of some bytes, which begin with a record. Answers where the first
   * begins that is not whole.
   */
  parse(bytes: Uint8Array, start: number, end: number): number {
    const words = wordsOf(bytes);
    this.#sawHighByte = false;
    const columns = this.#builders.length;
    let at = start;
    while (at < end) {
      const first = bytes[at]!;
      if (first === LF || first === CR) {
        if (columns === 1) throw new UnusualCsv('a blank line in a single column');
        at++;
        continue;
      }
      if (this.rows === this.#capacity) this.#grow();
      const next = this.#parseRecord(bytes, words, at, end);
      if (next === CUT_OFF) break;
      if (next - at > LONGEST_RECORD) throw new UnusualCsv('a long record');
      at = next;
      this.rows++;
    }
    if (this.#sawHighByte) this.#checkUtf8(bytes.subarray(start, at));
    return at;
  }

  finish(): Column[] {
    return this.#builders.map((builder, i) => builder.finish(this.#names[i]!, this.rows));
  }

  #grow(): void {
    this.#capacity = Math.ceil(this.#capacity * 1.5) + 16;
    for (const builder of this.#builders) builder.grow(this.#capacity);
    this.#findValues();
  }

  #findValues(): void {
    this.#values = this.#builders.map((one) => (one instanceof NumberBuilder ? one.values : null));
  }

  #checkUtf8(bytes: Uint8Array): void {
    try {
      strictUtf8.decode(bytes);
    } catch {
      throw new NotUtf8();
    }
  }

  /** Parses a record and answers where the next begins, or `CUT_OFF`. */
  #parseRecord(bytes: Uint8Array, words: DataView, start: number, end: number): number {
    const cursor = this.#cursor;
    const columns = this.#builders.length;
    cursor.column = 0;
    cursor.at = start;
    for (;;) {
      parseShortNumbers(bytes, words, this.#values, this.rows, cursor);
      if (cursor.at >= end) return CUT_OFF;
      if (cursor.column === columns) break;
      const stop = this.#cell(cursor.column, bytes, cursor.at, end);
      if (stop < 0 || stop >= end) return CUT_OFF;
      cursor.column++;
      const isLast = cursor.column === columns;
      if ((bytes[stop] === this.#delimiter) === isLast) throw new UnusualCsv('a ragged record');
      cursor.at = isLast ? stop : stop + 1;
      if (isLast) break;
    }
    const { at } = cursor;
    return bytes[at] === CR && bytes[at + 1] === LF && at + 1 < end ? at + 2 : at + 1;
  }

  /** Reads a cell and answers where it ends, or `CUT_OFF`. */
  #cell(column: number, bytes: Uint8Array, at: number, end: number): number {
    const values = this.#values[column]!;
    if (values === null) return this.#text(column, bytes, at, end);
    const byte = bytes[at]!;
    if (byte === this.#delimiter || byte === LF || byte === CR) {
      this.#builders[column]!.setMissing(this.rows);
      return at;
    }
    const stop = parseLongNumber(bytes, values, this.rows, this.#cursor);
    return stop < 0 ? this.#otherNumber(column, bytes, at, end) : stop;
  }

  /** Where a cell without quotes ends. */
  #endOfCell(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === this.#delimiter || byte === LF || byte === CR) break;
      if (byte === QUOTE || byte === 0) throw new UnusualCsv('an odd character');
      if (byte > 127) this.#sawHighByte = true;
    }
    return at;
  }

  /** Where the quoted cell that begins here is closed, or `CUT_OFF`. */
  #closingQuote(bytes: Uint8Array, start: number, end: number): number {
    for (let at = start + 1; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === CR || byte === 0) throw new UnusualCsv('an odd character in quotes');
      if (byte > 127) this.#sawHighByte = true;
      if (byte !== QUOTE) continue;
      if (at + 1 >= end) return CUT_OFF;
      const next = bytes[at + 1]!;
      if (next === QUOTE) at++;
      else if (next === this.#delimiter || next === LF || next === CR) return at;
      else throw new UnusualCsv('a quote within a cell');
    }
    if (end - start > LONGEST_RECORD) throw new UnusualCsv('a long record');
    return CUT_OFF;
  }

  /** Reads a number that is quoted, long, or has spaces, an exponent or a name. */
  #otherNumber(column: number, bytes: Uint8Array, start: number, end: number): number {
    const isQuoted = bytes[start] === QUOTE;
    const stop = isQuoted
      ? this.#closingQuote(bytes, start, end)
      : this.#endOfCell(bytes, start, end);
    if (stop === CUT_OFF || stop >= end) return CUT_OFF;
    let from = isQuoted ? start + 1 : start;
    let to = stop;
    if (from === to) this.#builders[column]!.setMissing(this.rows);
    else {
      while (from < to && bytes[from] === SPACE) from++;
      while (to > from && bytes[to - 1] === SPACE) to--;
      const value = parseNumber(bytes, from, to, this.#point);
      if (value !== undefined) this.#values[column]![this.rows] = value;
      else if (isLetter(bytes[from]!) && !isQuoted) this.#becomeText(column);
      else throw new UnusualCsv('neither a number nor a word');
    }
    return isQuoted ? stop + 1 : stop;
  }

  /** From here on a column is read as text; the rows before it are to be read again. */
  #becomeText(column: number): void {
    this.#types[column] = 'VARCHAR';
    this.#needsAnotherPass = true;
    this.#builders[column] = new TextBuilder(this.#capacity);
    this.#findValues();
  }

  #text(column: number, bytes: Uint8Array, start: number, end: number): number {
    const builder = this.#builders[column] as TextBuilder;
    const row = this.rows;
    const isQuoted = bytes[start] === QUOTE;
    const stop = isQuoted
      ? this.#closingQuote(bytes, start, end)
      : this.#endOfCell(bytes, start, end);
    if (stop === CUT_OFF || stop >= end) return CUT_OFF;
    const from = isQuoted ? start + 1 : start;
    if (from === stop) {
      builder.setMissing(row);
      return isQuoted ? stop + 1 : stop;
    }
    builder.reserve(row, stop - from);
    const out = builder.bytes;
    let length = builder.offsets[row]!;
    for (let at = from; at < stop; at++) {
      const byte = bytes[at]!;
      // In quotes, a quote is doubled.
      if (byte === QUOTE) at++;
      out[length++] = byte;
    }
    builder.offsets[row + 1] = length;
    return isQuoted ? stop + 1 : stop;
  }
}
