import { TextColumn, textAt } from './text-column';
import type { Column, NumberColumn } from './types';

/** A column as numbers; NaN is a value here, and missing is what is no number. */
export interface Numbers {
  readonly values: Exclude<NumberColumn['values'], BigInt64Array | BigUint64Array>;
  readonly missing: Uint8Array | null;
}

const DIGITS = String.raw`\d+(?:_\d+)*`;
const NUMBER = new RegExp(
  String.raw`^[ \t\n\v\f\r]*\+?-?(?:(?:${DIGITS}\.?(?:${DIGITS})?|\.${DIGITS})(?:e[+-]?${DIGITS})?|nan|inf(?:inity)?)[ \t\n\v\f\r]*$`,
  'i',
);

/** The number that a text spells, as DuckDB casts it; null where it is none. */
export function textNumber(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const plain = text.replace(/[_\s]/g, '').replace(/^\+/, '').toLowerCase();
  const negative = plain.startsWith('-');
  const size = negative ? plain.slice(1) : plain;
  const value = size === 'nan' ? Number.NaN : size.startsWith('inf') ? Infinity : Number(size);
  return negative ? -value : value;
}

/** Without the spaces at both ends, as DuckDB's `trim`: tabs and line ends stay. */
export function trimSpaces(text: string): string {
  return text.replace(/^\p{Zs}+|\p{Zs}+$/gu, '');
}

function numbersOfTexts(texts: TextColumn): Numbers {
  const values = new Float64Array(texts.length);
  const missing = new Uint8Array(texts.length);
  for (let row = 0; row < texts.length; row++) {
    const text = texts.at(row);
    const number = text === null ? null : textNumber(text);
    if (number === null) missing[row] = 1;
    else values[row] = number;
  }
  return { values, missing };
}

const known = new WeakMap<Column, Numbers>();

/** The numbers of a column; text that spells none is missing. */
export function numbersOf(column: Column): Numbers {
  const { values, missing } = column;
  const isWide = values instanceof BigInt64Array || values instanceof BigUint64Array;
  if (!isWide && !(values instanceof TextColumn)) return { values, missing };
  const before = known.get(column);
  if (before) return before;
  const numbers = isWide
    ? { values: Float64Array.from(values as BigInt64Array, Number), missing }
    : numbersOfTexts(values as TextColumn);
  known.set(column, numbers);
  return numbers;
}

let doubles = new Float64Array(0);

/**
 * The numbers of a column as doubles, so that a loop over them sees one type of array. Valid until
 * the next call.
 */
export function doublesOf(column: Column): { values: Float64Array; missing: Uint8Array | null } {
  const { values, missing } = numbersOf(column);
  if (values instanceof Float64Array) return { values, missing };
  if (doubles.length < values.length) doubles = new Float64Array(values.length);
  doubles.set(values);
  return { values: doubles.subarray(0, values.length), missing };
}

/** The fewest digits that give the same 32-bit float again. */
function shortestFloat(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}

/** A floating-point number as DuckDB spells it: `0.5`, `1.0`, `1e-05`, `inf`, `nan`. */
export function floatText(value: number, kind: 'float' | 'double'): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e16) {
    return `${Object.is(value, -0) ? '-0' : value}.0`;
  }
  const text = kind === 'float' ? shortestFloat(value) : String(value);
  if (size >= 1e-4 && size < 1e16) return text;
  const [digits = '', exponent = ''] = Number(text).toExponential().split('e');
  return `${digits}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`;
}

/** The cell of a column as text, as DuckDB casts it; null where it is missing. */
export function cellText(column: Column, row: number): string | null {
  if (column.missing?.[row]) return null;
  switch (column.kind) {
    case 'text':
    case 'other':
      return textAt(column.values, row);
    case 'boolean':
      return column.values[row] ? 'true' : 'false';
    case 'integer':
      return String(column.values[row]);
    case 'double':
      return column.spelled?.at(row) ?? floatText(column.values[row]!, 'double');
    case 'float':
      return floatText(column.values[row]!, 'float');
  }
}

/**
 * The cells of a column as ids, so that `17` in one file meets `17` in another whatever the
 * column's type: integers in decimal, whole floating-point numbers as integers.
 */
export function idText(column: Column, row: number): string | null {
  if (column.kind === 'float' || column.kind === 'double') {
    const value = column.values[row]!;
    if (!column.missing?.[row] && Number.isSafeInteger(value)) return String(value);
  }
  return cellText(column, row);
}

/** A column as ids. Text columns share their buffers with the answer. */
export function idsOf(column: Column, rows: number): TextColumn {
  if (column.kind === 'text' || column.kind === 'other') return column.values;
  return TextColumn.of(Array.from({ length: rows }, (_, row) => idText(column, row)));
}
