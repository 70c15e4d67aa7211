import {
  Bool,
  type Data,
  type DataType,
  Field,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
} from 'apache-arrow';
import { columnOf, type PlainColumn } from '../plain-column';
import type { TextData } from '../text-column';
import type { Column } from '../types';

/** Bits that are set where `flags` is `value`. */
function bitsOf(flags: Uint8Array, value: 0 | 1): Uint8Array {
  const bits = new Uint8Array(Math.ceil(flags.length / 64) * 8);
  for (let i = 0; i < flags.length; i++) if (flags[i] === value) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

function nullsOf(missing: Uint8Array | null) {
  if (!missing) return { nullCount: 0 };
  return { nullBitmap: bitsOf(missing, 0), nullCount: missing.reduce((sum, one) => sum + one, 0) };
}

const INTEGERS: Readonly<Record<string, () => DataType>> = {
  TINYINT: () => new Int8(),
  UTINYINT: () => new Uint8(),
  SMALLINT: () => new Int16(),
  USMALLINT: () => new Uint16(),
  INTEGER: () => new Int32(),
  UINTEGER: () => new Uint32(),
  BIGINT: () => new Int64(),
  UBIGINT: () => new Uint64(),
};

function dataOf(column: Column, length: number): Data {
  const nulls = nullsOf(column.missing);
  const textData = ({ offsets: valueOffsets, bytes: data }: TextData) =>
    makeData({ type: new Utf8(), length, ...nulls, valueOffsets, data });
  switch (column.kind) {
    case 'text':
    case 'other':
      return textData(column.values);
    case 'boolean':
      return makeData({ type: new Bool(), length, ...nulls, data: bitsOf(column.values, 1) });
    case 'float':
      return makeData({ type: new Float32(), length, ...nulls, data: column.values });
    case 'double':
      if (column.spelled) return textData(column.spelled);
      return makeData({ type: new Float64(), length, ...nulls, data: column.values });
    case 'integer': {
      const { values, sqlType } = column;
      const wide = values instanceof Float64Array;
      const data = wide ? BigInt64Array.from(values, (value) => BigInt(value)) : values;
      return makeData({
        type: INTEGERS[sqlType]!() as Int64,
        length,
        ...nulls,
        data: data as BigInt64Array,
      });
    }
  }
}

/**
 * Columns as an Arrow IPC stream, in their own types; dates, times, binary values and decimals as
 * text. Arrow's own builders compile code, which a page forbids.
 */
export function columnsToIpc(columns: readonly Column[], rows: number): Uint8Array<ArrayBuffer> {
  const children = columns.map((column) => dataOf(column, rows));
  const fields = columns.map(({ name }, i) => new Field(name, children[i]!.type, true));
  const struct = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children });
  const batch = new RecordBatch(new Schema(fields), struct);
  return Uint8Array.from(RecordBatchStreamWriter.writeAll([batch]).toUint8Array(true));
}

/** Columns of plain values as an Arrow IPC stream; one without any value is still of its type. */
export function plainColumnsToIpc(columns: readonly PlainColumn[]): Uint8Array<ArrayBuffer> {
  return columnsToIpc(columns.map(columnOf), columns[0]?.values.length ?? 0);
}
