const KEY = new TextEncoder().encode('ARROW:schema');

/** Bytes of `PAR1`, with which a file begins and ends. */
export const MAGIC = 4;

/** Where the footer of a file of at least 12 bytes begins, by the length written at its end. */
export function footerStart(bytes: Uint8Array<ArrayBuffer>): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Math.max(MAGIC, bytes.length - 8 - view.getUint32(bytes.length - 8, true));
}

function findLast(bytes: Uint8Array, pattern: Uint8Array, from: number): number {
  for (let start = bytes.length - pattern.length; start >= from; start--) {
    if (pattern.every((byte, i) => bytes[start + i] === byte)) return start;
  }
  return -1;
}

/**
 * Makes the reader overlook the Arrow schema that pandas and others leave in a Parquet file's
 * footer. With it strings come back as views, large strings or dictionaries; without it as plain
 * strings, which is what every reader of the stream understands. Changes the bytes in place.
 */
export function hideArrowHint(bytes: Uint8Array<ArrayBuffer>): void {
  if (bytes.length < 12) return;
  const at = findLast(bytes, KEY, footerStart(bytes));
  if (at >= 0) bytes[at] = 'x'.charCodeAt(0);
}
