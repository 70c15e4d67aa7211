import {
  type Data,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Utf8,
} from 'apache-arrow';

/** What a column made here holds. */
export type PlainType = 'text' | 'integer' | 'double';

export interface PlainColumn {
  readonly name: string;
  readonly type: PlainType;
  /** All columns of a table are of one length; missing values are null. */
  readonly values: ArrayLike<string | number | null>;
}

const encoder = new TextEncoder();

/** Bits of the rows that have a value, and how many have none. */
function validity(values: PlainColumn['values']): { nullBitmap: Uint8Array; nullCount: number } {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
  let nullCount = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === null) nullCount++;
    else nullBitmap[i >> 3]! |= 1 << (i & 7);
  }
  return { nullBitmap, nullCount };
}

function textData(values: PlainColumn['values'], nulls: ReturnType<typeof validity>): Data<Utf8> {
  const known = new Map<string, Uint8Array>();
  const valueOffsets = new Int32Array(values.length + 1);
  const parts: Uint8Array[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    let bytes = known.get(String(value ?? ''));
    if (!bytes) {
      bytes = encoder.encode(String(value ?? ''));
      known.set(String(value ?? ''), bytes);
    }
    parts.push(bytes);
    valueOffsets[i + 1] = valueOffsets[i]! + bytes.length;
  }
  const data = new Uint8Array(valueOffsets[values.length]!);
  parts.forEach((part, i) => {
    data.set(part, valueOffsets[i]);
  });
  return makeData({ type: new Utf8(), length: values.length, ...nulls, valueOffsets, data });
}

function columnData({ type, values }: PlainColumn): Data {
  const nulls = validity(values);
  const length = values.length;
  if (type === 'text') return textData(values, nulls);
  const data = type === 'integer' ? new Int32Array(length) : new Float64Array(length);
  for (let i = 0; i < length; i++) data[i] = (values[i] as number | null) ?? 0;
  return data instanceof Int32Array
    ? makeData({ type: new Int32(), length, ...nulls, data })
    : makeData({ type: new Float64(), length, ...nulls, data });
}

/**
 * Columns as an Arrow IPC stream, in the types said whatever their values, so that a column
 * without any value is still of its type. Arrow's own builders compile code, which a page forbids.
 */
export function columnsToIpc(columns: readonly PlainColumn[]): Uint8Array<ArrayBuffer> {
  const data = columns.map(columnData);
  const fields = columns.map(({ name }, i) => new Field(name, data[i]!.type, true));
  const length = columns[0]?.values.length ?? 0;
  const struct = makeData({ type: new Struct(fields), length, nullCount: 0, children: data });
  const batch = new RecordBatch(new Schema(fields), struct);
  return Uint8Array.from(RecordBatchStreamWriter.writeAll([batch]).toUint8Array(true));
}
