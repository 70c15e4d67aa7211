import {
  Field,
  Float64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
} from 'apache-arrow';
import { BodyCompression } from 'apache-arrow/fb/body-compression';
import { Buffer as FbBuffer } from 'apache-arrow/fb/buffer';
import { FieldNode } from 'apache-arrow/fb/field-node';
import { Message } from 'apache-arrow/fb/message';
import { RecordBatch as FbBatch } from 'apache-arrow/fb/record-batch';
import { Builder } from 'flatbuffers';
import { describe, expect, it } from 'vitest';
import { unpackLz4 } from '@/lib/ingest/arrow/lz4';
import { columnsOf, refused } from './read';

/** `lz4 -c` (1.9) of the lines `id0,0.0` to `id59,0.3`, the digit being 7 i mod 10. */
const FRAME =
  'BCJNGGRApx4BAAD1RGlkMCwwLjAKaWQxLDAuNwppZDIsMC40CmlkMywwLjEKaWQ0LDAuOAppZDUsMC41CmlkNiwwLjIKaWQ3LDAuOQppZDgsMC42CmlkOSwwLjMKaWQxUQAEUgAUMVMAFDFUABQxVQAUMVYAFDFXABQxWAAUMVkAFDFaABQyqwAUMloAFDJaABQyWgAUMloAFDJaABQyWgAUMloAFDJaABQyWgAUM1oAFDNaABQzWgAUM1oAFDNaABQzWgAUM1oAFDNaABQzWgAUM1oAFDRaABQ0WgAUNFoAFDRaABQ0WgAUNFoAFDRaABQ0WgAUNFoAFDRaABQ1WgAUNVoAFDVaABQ1WgAUNVoAFDVaABQ1WgAUNVoAFDVaAHA1OSwwLjMKAAAAAEuh17I=';

/** An LZ4 frame of one block that is stored as it is. */
function storedFrame(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(7 + 4 + bytes.length + 4);
  out.set([0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0xc0]);
  new DataView(out.buffer).setUint32(7, (bytes.length | 0x80000000) >>> 0, true);
  out.set(bytes, 11);
  return out;
}

const padded = (length: number) => Math.ceil(length / 8) * 8;

/** A message of a batch of one column of floats, its body packed. */
function packedBatch(values: Float64Array, codec: number): Uint8Array {
  const bytes = new Uint8Array(values.buffer);
  const frame = storedFrame(bytes);
  const body = new Uint8Array(padded(8 + frame.length));
  new DataView(body.buffer).setBigInt64(0, BigInt(bytes.length), true);
  body.set(frame, 8);
  const b = new Builder(256);
  const compression = BodyCompression.createBodyCompression(b, codec, 0);
  FbBatch.startBuffersVector(b, 2);
  FbBuffer.createBuffer(b, 0n, BigInt(8 + frame.length));
  FbBuffer.createBuffer(b, 0n, 0n);
  const buffers = b.endVector();
  FbBatch.startNodesVector(b, 1);
  FieldNode.createFieldNode(b, BigInt(values.length), 0n);
  const nodes = b.endVector();
  FbBatch.startRecordBatch(b);
  FbBatch.addLength(b, BigInt(values.length));
  FbBatch.addNodes(b, nodes);
  FbBatch.addBuffers(b, buffers);
  FbBatch.addCompression(b, compression);
  const batch = FbBatch.endRecordBatch(b);
  Message.startMessage(b);
  Message.addVersion(b, 4);
  Message.addHeaderType(b, 3);
  Message.addHeader(b, batch);
  Message.addBodyLength(b, BigInt(body.length));
  b.finish(Message.endMessage(b));
  const metadata = b.asUint8Array();
  const out = new Uint8Array(8 + padded(metadata.length) + body.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, 0xffffffff, true);
  view.setInt32(4, padded(metadata.length), true);
  out.set(metadata, 8);
  out.set(body, 8 + padded(metadata.length));
  return out;
}

/** The beginning of a stream: its schema. */
function schemaMessage(): Uint8Array {
  const fields = [new Field('Edema', new Float64(), true)];
  const children = [makeData({ type: new Float64(), length: 0, data: new Float64Array() })];
  const data = makeData({ type: new Struct(fields), length: 0, nullCount: 0, children });
  const stream = RecordBatchStreamWriter.writeAll([new RecordBatch(new Schema(fields), data)]);
  const bytes = stream.toUint8Array(true);
  const size = new DataView(bytes.buffer, bytes.byteOffset).getInt32(4, true);
  return bytes.slice(0, 8 + size);
}

const fileOf = (codec: number) =>
  Uint8Array.from([...schemaMessage(), ...packedBatch(Float64Array.of(0.5, 0.25, 1), codec)]);

describe('Arrow packed with LZ4', () => {
  it('unpacks what the lz4 program packs', () => {
    const frame = Uint8Array.from(Buffer.from(FRAME, 'base64'));
    const lines = Array.from({ length: 60 }, (_, i) => `id${i},0.${(i * 7) % 10}\n`).join('');
    expect(new TextDecoder().decode(unpackLz4(frame, lines.length))).toBe(lines);
    expect(() => unpackLz4(frame.subarray(0, 100), lines.length)).toThrow(RangeError);
    expect(() => unpackLz4(frame, lines.length - 1)).toThrow(RangeError);
  });

  it('reads the columns of a packed stream', async () => {
    const columns = await columnsOf(fileOf(0), 'p.feather.arrows');
    expect(Array.from(columns.get('Edema')!.values as Float64Array)).toEqual([0.5, 0.25, 1]);
  });

  it('says how to convert one that is packed with ZSTD', async () => {
    expect((await refused('p.arrows', fileOf(1))).message).toContain(
      'is packed with ZSTD inside, which is not read; expected an Arrow or Feather file without compression, or with LZ4: convert it in Python: import pandas as pd; pd.read_feather("p.arrows").to_parquet("p.parquet")',
    );
  });
});
