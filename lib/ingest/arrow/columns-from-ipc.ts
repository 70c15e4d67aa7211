import { type Data, DataType, type Field, tableFromIPC } from 'apache-arrow';
import { halfToNumber } from '../parquet/half-floats';
import { TextColumn } from '../text-column';
import type { Column, IntegerArray } from '../types';
import { dictionaryColumn, isListType, listColumns } from './nested';
import { spellingOf } from './spell';

type Parts = readonly Data[];

const rowsOf = (parts: Parts) => parts.reduce((sum, { length }) => sum + length, 0);

function missingOf(parts: Parts): Uint8Array<ArrayBuffer> | null {
  if (parts.every(({ nullCount }) => nullCount === 0)) return null;
  const missing = new Uint8Array(rowsOf(parts));
  let start = 0;
  for (const part of parts) {
    for (let row = 0; row < part.length; row++) {
      if (!part.getValid(row)) missing[start + row] = 1;
    }
    start += part.length;
  }
  return missing;
}

/** Copies the parts' values into one array. */
function copyValues<T extends { set(values: never, offset: number): void }>(
  parts: Parts,
  make: (rows: number) => T,
): T {
  const out = make(rowsOf(parts));
  let start = 0;
  for (const { values, length } of parts) {
    out.set(values.subarray(0, length) as never, start);
    start += length;
  }
  return out;
}

/** Arrow leaves any value where one is missing. */
function replaceMissing(
  values: Float32Array | Float64Array | Exclude<IntegerArray, BigInt64Array | BigUint64Array>,
  missing: Uint8Array | null,
  by: number,
): void {
  if (missing) for (let row = 0; row < values.length; row++) if (missing[row]) values[row] = by;
}

function textOf(parts: Parts): TextColumn {
  const offsets = new Int32Array(rowsOf(parts) + 1);
  const lengths = parts.map(({ valueOffsets: at, length }) => Number(at[length]) - Number(at[0]));
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let row = 0;
  let byte = 0;
  for (const { valueOffsets, values, length } of parts) {
    const first = Number(valueOffsets[0]);
    const shift = byte - first;
    for (let i = 1; i <= length; i++) offsets[row + i] = Number(valueOffsets[i]) + shift;
    bytes.set(values.subarray(first, Number(valueOffsets[length])), byte);
    row += length;
    byte = offsets[row]!;
  }
  return new TextColumn({ bytes, offsets, missing: missingOf(parts) });
}

function spelledOf(parts: Parts, spell: (data: Data, row: number) => string): TextColumn {
  return TextColumn.of(
    parts.flatMap((part) =>
      Array.from({ length: part.length }, (_, row) =>
        part.getValid(row) ? spell(part, row) : null,
      ),
    ),
  );
}

function booleansOf(parts: Parts): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rowsOf(parts));
  let start = 0;
  for (const { values, offset, length } of parts) {
    for (let row = 0; row < length; row++) {
      const bit = offset + row;
      out[start + row] = (values[bit >> 3] >> (bit & 7)) & 1;
    }
    start += length;
  }
  return out;
}

/** Integers of 64 bits as numbers where that loses nothing. */
function wideIntegersOf(parts: Parts, isSigned: boolean, missing: Uint8Array | null): IntegerArray {
  const wide: BigInt64Array<ArrayBuffer> | BigUint64Array<ArrayBuffer> = isSigned
    ? copyValues(parts, (rows) => new BigInt64Array(rows))
    : copyValues(parts, (rows) => new BigUint64Array(rows));
  const plain = new Float64Array(wide.length);
  let isSafe = true;
  for (let row = 0; row < wide.length; row++) {
    if (missing?.[row]) wide[row] = 0n;
    plain[row] = Number(wide[row]);
    if (!Number.isSafeInteger(plain[row])) isSafe = false;
  }
  return isSafe ? plain : wide;
}

const INTEGERS = {
  true: {
    8: { sqlType: 'TINYINT', make: (rows: number) => new Int8Array(rows) },
    16: { sqlType: 'SMALLINT', make: (rows: number) => new Int16Array(rows) },
    32: { sqlType: 'INTEGER', make: (rows: number) => new Int32Array(rows) },
  },
  false: {
    8: { sqlType: 'UTINYINT', make: (rows: number) => new Uint8Array(rows) },
    16: { sqlType: 'USMALLINT', make: (rows: number) => new Uint16Array(rows) },
    32: { sqlType: 'UINTEGER', make: (rows: number) => new Uint32Array(rows) },
  },
} as const;

function integerColumn(
  name: string,
  parts: Parts,
  { bitWidth, isSigned }: { bitWidth: 8 | 16 | 32 | 64; isSigned: boolean },
): Column {
  const missing = missingOf(parts);
  if (bitWidth === 64) {
    const sqlType = isSigned ? 'BIGINT' : 'UBIGINT';
    const values = wideIntegersOf(parts, isSigned, missing);
    return { name, kind: 'integer', sqlType, values, missing };
  }
  const { sqlType, make } = INTEGERS[`${isSigned}`][bitWidth];
  const values = copyValues<ReturnType<typeof make>>(parts, make);
  replaceMissing(values, missing, 0);
  return { name, kind: 'integer', sqlType, values, missing };
}

/** Half floats become floats, which hold every half float exactly. */
function floatColumn(name: string, parts: Parts, precision: number): Column {
  const missing = missingOf(parts);
  if (precision === 2) {
    const values = copyValues(parts, (rows) => new Float64Array(rows));
    replaceMissing(values, missing, Number.NaN);
    return { name, kind: 'double', sqlType: 'DOUBLE', values, missing };
  }
  const values =
    precision === 1
      ? copyValues(parts, (rows) => new Float32Array(rows))
      : Float32Array.from(
          copyValues(parts, (rows) => new Uint16Array(rows)),
          halfToNumber,
        );
  replaceMissing(values, missing, Number.NaN);
  return { name, kind: 'float', sqlType: 'FLOAT', values, missing };
}

function columnOf(field: Field, parts: Parts): Column {
  const { name, type } = field;
  if (DataType.isDictionary(type)) return dictionaryColumn(field, parts, columnOf);
  if (DataType.isInt(type)) return integerColumn(name, parts, type);
  if (DataType.isFloat(type)) return floatColumn(name, parts, type.precision);
  const missing = missingOf(parts);
  if (DataType.isBool(type)) {
    const values = booleansOf(parts);
    replaceMissing(values, missing, 0);
    return { name, kind: 'boolean', sqlType: 'BOOLEAN', values, missing };
  }
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) {
    const values = textOf(parts);
    return { name, kind: 'text', sqlType: 'VARCHAR', values, missing: values.missing };
  }
  const { sqlType, spell } = spellingOf(type);
  const spelled = spelledOf(parts, spell);
  if (!DataType.isDecimal(type)) {
    return { name, kind: 'other', sqlType, values: spelled, missing: spelled.missing };
  }
  const values = Float64Array.from({ length: spelled.length }, (_, row) =>
    missing?.[row] ? Number.NaN : Number(spelled.at(row)),
  );
  return { name, kind: 'double', sqlType, values, missing, spelled };
}

/**
 * The columns of Arrow IPC streams of one schema, copied out of them, so that each buffer can be
 * transferred. Dates, times and binary values become text; lists of numbers a column for each place.
 *
 * @param streams one at least
 * @param names the columns wanted; all unless given
 */
export function columnsFromIpc(
  streams: readonly Uint8Array[],
  names?: ReadonlySet<string>,
): { rows: number; columns: Column[] } {
  const tables = streams.map((ipc) => tableFromIPC(ipc));
  const batches = tables.flatMap((table) => table.batches);
  const columns = tables[0]!.schema.fields.flatMap((field, i) => {
    if (names && !names.has(field.name)) return [];
    const parts = batches.map((batch) => batch.data.children[i]!);
    return isListType(field.type) ? listColumns(field, parts, columnOf) : columnOf(field, parts);
  });
  return { rows: tables.reduce((sum, { numRows }) => sum + numRows, 0), columns };
}
