import { DataType, type Table, tableFromIPC, type Vector } from 'apache-arrow';
import type { ColumnData, ColumnSet } from '../column-set';

function floats(vector: Vector, make: (length: number) => Float32Array | Float64Array) {
  const out = make(vector.length);
  let offset = 0;
  for (const data of vector.data) {
    out.set(data.values.subarray(0, data.length), offset);
    if (data.nullCount > 0) {
      for (let i = 0; i < data.length; i++) if (!data.getValid(i)) out[offset + i] = Number.NaN;
    }
    offset += data.length;
  }
  return out;
}

function asText(value: unknown, type: DataType): string {
  if (DataType.isDate(type)) return new Date(Number(value)).toISOString().slice(0, 10);
  if (DataType.isTimestamp(type)) {
    return new Date(Number(value))
      .toISOString()
      .replace('T', ' ')
      .replace(/\.?0*Z$/, '');
  }
  return String(value);
}

function plain<T>(vector: Vector, convert: (value: unknown) => T): (T | null)[] {
  return Array.from(vector, (value) => (value === null ? null : convert(value)));
}

function columnData(vector: Vector): ColumnData {
  const type = vector.type as DataType;
  if (DataType.isFloat(type)) {
    return type.precision === 1
      ? floats(vector, (n) => new Float32Array(n))
      : floats(vector, (n) => new Float64Array(n));
  }
  if (DataType.isInt(type)) {
    const wide = type.bitWidth === 64 || (type.bitWidth === 32 && !type.isSigned);
    if (wide) {
      return Float64Array.from(vector, (v) => (v === null ? Number.NaN : Number(v)));
    }
    if (vector.nullCount > 0) return plain(vector, Number);
    const unsignedByte = type.bitWidth === 8 && !type.isSigned;
    return unsignedByte ? Uint8Array.from(vector.toArray()) : Int32Array.from(vector.toArray());
  }
  if (DataType.isBool(type)) return plain(vector, Boolean);
  return plain(vector, (value) => asText(value, type));
}

/** The columns of a query result, copied out of its Arrow buffers. */
export function columnSet(ipc: Uint8Array): ColumnSet {
  const table: Table = tableFromIPC(ipc);
  return {
    rows: table.numRows,
    columns: new Map(
      table.schema.fields.map((field, i) => [field.name, columnData(table.getChildAt(i)!)]),
    ),
  };
}
