const MAGIC = 0x184d2204;

/** A length of 15 or more goes on in further bytes. */
function longLength(bytes: Uint8Array, at: number): { length: number; at: number } {
  let length = 0;
  let next = at;
  let byte = 255;
  while (byte === 255) {
    byte = bytes[next++]!;
    length += byte;
  }
  return { length, at: next };
}

/** Unpacks a block into `out` from `start` on; returns where it ends there. */
function unpackBlock(bytes: Uint8Array, out: Uint8Array, start: number): number {
  let at = 0;
  let to = start;
  while (at < bytes.length) {
    const token = bytes[at++]!;
    let literals = token >> 4;
    if (literals === 15) {
      const long = longLength(bytes, at);
      literals += long.length;
      at = long.at;
    }
    if (at + literals > bytes.length || to + literals > out.length) throw new RangeError('cut off');
    out.set(bytes.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    if (at === bytes.length) return to;
    const distance = bytes[at]! | (bytes[at + 1]! << 8);
    at += 2;
    let length = (token & 15) + 4;
    if ((token & 15) === 15) {
      const long = longLength(bytes, at);
      length += long.length;
      at = long.at;
    }
    if (distance === 0 || distance > to || to + length > out.length)
      throw new RangeError('damaged');
    // A match may overlap what it writes.
    for (const end = to + length; to < end; to++) out[to] = out[to - distance]!;
  }
  return to;
}

/**
 * Unpacks an LZ4 frame (LZ4 frame format 1.6; checksums are not compared).
 *
 * @param size bytes of what is in it
 * @throws RangeError where it is damaged
 */
export function unpackLz4(frame: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < 7 || view.getUint32(0, true) !== MAGIC) throw new RangeError('no LZ4 frame');
  const flags = frame[4]!;
  const hasChecksums = (flags & 0x10) !== 0;
  let at = 7 + (flags & 0x08 ? 8 : 0) + (flags & 0x01 ? 4 : 0);
  const out = new Uint8Array(size);
  let to = 0;
  for (;;) {
    const header = view.getUint32(at, true);
    at += 4;
    if (header === 0) break;
    const length = header & 0x7fffffff;
    const block = frame.subarray(at, at + length);
    if (block.length < length) throw new RangeError('cut off');
    if (header & 0x80000000) {
      out.set(block, to);
      to += length;
    } else to = unpackBlock(block, out, to);
    at += length + (hasChecksums ? 4 : 0);
  }
  if (to !== size) throw new RangeError('of another length than it says');
  return out;
}
