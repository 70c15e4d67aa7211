import type { ZipEntry } from './zip-directory';

/** The most bytes a stored block of deflate may hold. */
const BLOCK = 0xffff;

/** Bytes as a deflate stream of stored blocks. */
function deflateStored(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK));
  const out = new Uint8Array(bytes.length + 5 * blocks);
  const view = new DataView(out.buffer);
  for (let i = 0; i < blocks; i++) {
    const part = bytes.subarray(i * BLOCK, (i + 1) * BLOCK);
    const at = i * (BLOCK + 5);
    out[at] = i === blocks - 1 ? 1 : 0;
    view.setUint16(at + 1, part.length, true);
    view.setUint16(at + 3, ~part.length & 0xffff, true);
    out.set(part, at + 5);
  }
  return out;
}

/**
 * A file of a ZIP archive as a gzip file: both hold a deflate stream and its CRC, and every
 * platform unpacks and checks gzip by itself.
 */
export function zipToGzip(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const deflated = entry.method === 0 ? deflateStored(entry.packed) : entry.packed;
  const out = new Uint8Array(10 + deflated.length + 8);
  out.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  out.set(deflated, 10);
  const view = new DataView(out.buffer);
  view.setUint32(out.length - 8, entry.crc32, true);
  view.setUint32(out.length - 4, entry.size, true);
  return out;
}
