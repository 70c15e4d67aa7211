import type { Column } from '../types';
import { NumberBuilder, TextBuilder } from './column-builders';
import type { CsvHead } from './csv-head';
import type { CsvType } from './guess-types';
import { EXACT_DIGITS, POWERS, parseNumber, quotient } from './numbers';

/** CSV that is not plain: whoever catches it reads the file in another way. */
export class UnusualCsv extends Error {
  override readonly name = 'UnusualCsv';
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const MINUS = 45;
const ZERO = 48;

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
  readonly #builders: (NumberBuilder | TextBuilder)[];
  readonly #numbers: (NumberBuilder | null)[];
  readonly #types: CsvType[];
  readonly #names: readonly string[];
  #capacity: number;
  #sawHighByte = false;
  #needsAnotherPass = false;

  constructor({ delimiter, decimal, header }: CsvHead, types: readonly CsvType[], rows: number) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#point = decimal.charCodeAt(0);
    this.#capacity = Math.max(rows, 1);
    this.#names = header;
    this.#types = [...types];
    this.#builders = types.map((type) =>
      type === 'DOUBLE' ? new NumberBuilder(this.#capacity) : new TextBuilder(this.#capacity),
    );
    this.#numbers = this.#builders.map((one) => (one instanceof NumberBuilder ? one : null));
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
      const next = this.#parseRecord(bytes, at, end);
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
  }

  #checkUtf8(bytes: Uint8Array): void {
    try {
      strictUtf8.decode(bytes);
    } catch {
      throw new UnusualCsv('no UTF-8');
    }
  }

  /** Parses a record and answers where the next begins, or `CUT_OFF`. */
  #parseRecord(bytes: Uint8Array, start: number, end: number): number {
    const delimiter = this.#delimiter;
    const point = this.#point;
    const numbers = this.#numbers;
    const last = numbers.length - 1;
    const row = this.rows;
    let at = start;
    for (let column = 0; column <= last; column++) {
      const builder = numbers[column];
      let stop: number;
      if (builder) {
        // The common case: digits, perhaps with a point among them.
        let byte = bytes[at]!;
        const isNegative = byte === MINUS;
        let to = isNegative ? at + 1 : at;
        let from = to;
        let value = 0;
        let fraction = 0;
        let rest = 0;
        let restDigits = 0;
        for (byte = bytes[to]! ^ ZERO; byte < 10; byte = bytes[++to]! ^ ZERO) {
          value = value * 10 + byte;
        }
        if (bytes[to] === point) {
          const begin = ++to;
          from++;
          const exact = from + EXACT_DIGITS;
          for (byte = bytes[to]! ^ ZERO; byte < 10 && to < exact; byte = bytes[++to]! ^ ZERO) {
            value = value * 10 + byte;
          }
          for (; byte < 10 && restDigits < EXACT_DIGITS; byte = bytes[++to]! ^ ZERO) {
            rest = rest * 10 + byte;
            restDigits++;
          }
          fraction = to - begin;
        }
        const digits = to - from;
        byte = bytes[to]!;
        const isEnd = byte === delimiter || byte === LF || byte === CR;
        if (isEnd && digits > 0 && digits - restDigits <= EXACT_DIGITS) {
          if (restDigits > 0) value = quotient(value, rest, restDigits, fraction);
          else if (fraction > 0) value /= POWERS[fraction]!;
          builder.values[row] = isNegative ? -value : value;
          // Too close to call.
          stop = Number.isNaN(value) ? this.#otherNumber(builder, column, bytes, at, end) : to;
        } else if (isEnd && to === at) {
          builder.setMissing(row);
          stop = to;
        } else stop = this.#otherNumber(builder, column, bytes, at, end);
      } else stop = this.#text(this.#builders[column] as TextBuilder, bytes, at, end);
      if (stop < 0 || stop >= end) return CUT_OFF;
      const byte = bytes[stop]!;
      if ((byte === delimiter) !== column < last) throw new UnusualCsv('a ragged record');
      at = stop + 1;
      if (byte === CR && bytes[at] === LF && at < end) at++;
    }
    return at;
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
  #otherNumber(
    builder: NumberBuilder,
    column: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    const isQuoted = bytes[start] === QUOTE;
    const stop = isQuoted
      ? this.#closingQuote(bytes, start, end)
      : this.#endOfCell(bytes, start, end);
    if (stop === CUT_OFF || stop >= end) return CUT_OFF;
    let from = isQuoted ? start + 1 : start;
    let to = stop;
    if (from === to) builder.setMissing(this.rows);
    else {
      while (from < to && bytes[from] === SPACE) from++;
      while (to > from && bytes[to - 1] === SPACE) to--;
      const value = parseNumber(bytes, from, to, this.#point);
      if (value !== undefined) builder.values[this.rows] = value;
      else if (isLetter(bytes[from]!) && !isQuoted) this.#becomeText(column);
      else throw new UnusualCsv('neither a number nor a word');
    }
    return isQuoted ? stop + 1 : stop;
  }

  /** From here on a column is read as text; the rows before it are to be read again. */
  #becomeText(column: number): void {
    this.#types[column] = 'VARCHAR';
    this.#needsAnotherPass = true;
    this.#numbers[column] = null;
    this.#builders[column] = new TextBuilder(this.#capacity);
  }

  #text(builder: TextBuilder, bytes: Uint8Array, start: number, end: number): number {
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
      // In quotes, a quote stands twice.
      if (byte === QUOTE) at++;
      out[length++] = byte;
    }
    builder.offsets[row + 1] = length;
    return isQuoted ? stop + 1 : stop;
  }
}
