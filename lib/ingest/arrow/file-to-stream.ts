import { beginsWith } from '../formats';
import { InputError } from '../input-error';
import { unpackLz4 } from './lz4';

const MAGIC = 'ARROW1';
const CONTINUATION = 0xffffffff;

/** Kinds of messages. */
const DICTIONARY = 2;
const BATCH = 3;

/** Place of a field of a flatbuffers table; 0 where it has its default. */
function field(view: DataView, table: number, index: number): number {
  const vtable = table - view.getInt32(table, true);
  const entry = 4 + 2 * index;
  if (entry >= view.getUint16(vtable, true)) return 0;
  const offset = view.getUint16(vtable + entry, true);
  return offset === 0 ? 0 : table + offset;
}

/** The table, or the vector, that a field refers to. */
const target = (view: DataView, at: number) => at + view.getUint32(at, true);

function refusePacked(file: string): InputError {
  const expected = 'an Arrow or Feather file without compression, or with LZ4';
  const name = JSON.stringify(file.replace(/^.*[/\\]/s, ''));
  return new InputError(
    `is packed with ZSTD inside, which is not read; expected ${expected}: convert it in Python: import pandas as pd; pd.read_feather(${name}).to_parquet(${JSON.stringify(`${file.replace(/^.*[/\\]/s, '').replace(/\.[^.]*$/, '')}.parquet`)})`,
    { file, expected },
  );
}

/** A buffer of a packed body: its length, then its bytes packed, or as they are. */
function unpackBuffer(packed: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (packed.length === 0) return packed;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const size = Number(view.getBigInt64(0, true));
  return size < 0 ? packed.subarray(8) : unpackLz4(packed.subarray(8), size);
}

/**
 * Unpacks the body of a batch and writes the places of its buffers into the message.
 *
 * @returns null where the body is not packed
 */
function unpackBody(
  view: DataView,
  batch: number,
  body: Uint8Array<ArrayBuffer>,
  file: string,
): Uint8Array<ArrayBuffer> | null {
  const compression = field(view, batch, 3);
  if (compression === 0) return null;
  const codec = field(view, target(view, compression), 0);
  if (codec !== 0 && view.getInt8(codec) !== 0) throw refusePacked(file);
  const buffers = target(view, field(view, batch, 2));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let i = 0; i < view.getUint32(buffers, true); i++) {
    const entry = buffers + 4 + 16 * i;
    const from = Number(view.getBigInt64(entry, true));
    const part = unpackBuffer(
      body.subarray(from, from + Number(view.getBigInt64(entry + 8, true))),
    );
    view.setBigInt64(entry, BigInt(length), true);
    view.setBigInt64(entry + 8, BigInt(part.length), true);
    parts.push(part);
    length += Math.ceil(part.length / 8) * 8;
  }
  // The field is taken out of the table: the decoder refuses every compression.
  const vtable = batch - view.getInt32(batch, true);
  view.setUint16(vtable + 4 + 2 * 3, 0, true);
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += Math.ceil(part.length / 8) * 8;
  }
  return out;
}

/** The messages of a file or stream, each with its body unpacked; null where none was packed. */
function unpackedMessages(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
): Uint8Array<ArrayBuffer>[] | null {
  const all = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let isPacked = false;
  let at = beginsWith(bytes, MAGIC) ? 8 : 0;
  while (at + 8 <= bytes.length && all.getUint32(at, true) === CONTINUATION) {
    const size = all.getInt32(at + 4, true);
    if (size === 0) break;
    const head = bytes.slice(at, at + 8 + size);
    const view = new DataView(head.buffer);
    const message = target(view, 8);
    const bodyLength = field(view, message, 3);
    const length = bodyLength === 0 ? 0 : Number(view.getBigInt64(bodyLength, true));
    const from = at + 8 + size;
    if (from + length > bytes.length) throw new RangeError('it is cut off');
    const body = bytes.subarray(from, from + length);
    at = from + length;
    const type = field(view, message, 1);
    const kind = type === 0 ? 0 : view.getUint8(type);
    const header = target(view, field(view, message, 2));
    const batch = kind === DICTIONARY ? target(view, field(view, header, 1)) : header;
    const plain =
      kind === BATCH || kind === DICTIONARY ? unpackBody(view, batch, body, file) : null;
    if (plain) isPacked = true;
    if (plain && bodyLength !== 0) view.setBigInt64(bodyLength, BigInt(plain.length), true);
    parts.push(head, plain ?? body);
  }
  return isPacked ? parts : null;
}

/**
 * An Arrow file, Feather file or stream without compression: as it is, or as a stream.
 *
 * @throws InputError where it is damaged, or packed with ZSTD
 */
export function arrowStream(bytes: Uint8Array<ArrayBuffer>, file: string): Uint8Array<ArrayBuffer> {
  return decodeArrow(file, () => {
    const parts = unpackedMessages(bytes, file);
    if (!parts) return bytes;
    const end = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, end.length));
    let at = 0;
    for (const part of [...parts, end]) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  });
}

/** @throws InputError where decoding throws anything */
export function decodeArrow<T>(file: string, decode: () => T): T {
  try {
    return decode();
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    const expected = 'a whole Arrow file';
    throw new InputError(`cannot be read as Arrow: ${why}; expected ${expected}`, {
      file,
      expected,
      cause,
    });
  }
}
