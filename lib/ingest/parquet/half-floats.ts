import {
  DataType,
  Field,
  Float32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
} from 'apache-arrow';

/** The value of a half float given as its 16 bits. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

export function isHalf(type: DataType): boolean {
  return DataType.isFloat(type) && type.precision === 0;
}

/** The stream with its half floats as floats, which hold every half float exactly. */
export function widenHalfFloats(ipc: Uint8Array): Uint8Array<ArrayBuffer> {
  const table = tableFromIPC(ipc);
  const fields = table.schema.fields.map((field) =>
    isHalf(field.type) ? new Field(field.name, new Float32(), field.nullable) : field,
  );
  const schema = new Schema(fields);
  const batches = table.batches.map((batch) => {
    const children = batch.data.children.map((data) => {
      if (!isHalf(data.type)) return data;
      const bits: Uint16Array = data.values;
      return makeData({
        type: new Float32(),
        length: data.length,
        nullCount: data.nullCount,
        nullBitmap: data.nullBitmap,
        data: Float32Array.from(bits.subarray(0, data.length), halfToNumber),
      });
    });
    const type = new Struct(fields);
    return new RecordBatch(schema, makeData({ type, length: batch.numRows, children }));
  });
  return tableToIPC(new Table(schema, batches), 'stream') as Uint8Array<ArrayBuffer>;
}
