/** One segment of PackBits (DICOM PS3.5 G.3.2), at most `length` bytes. */
function unpack(source: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let to = 0;
  let at = 0;
  while (at < source.length && to < length) {
    const control = source[at++]!;
    if (control < 128) {
      const run = source.subarray(at, at + control + 1).subarray(0, length - to);
      out.set(run, to);
      at += control + 1;
      to += run.length;
    } else if (control > 128) {
      out.fill(source[at++] ?? 0, to, Math.min(length, to + 257 - control));
      to += 257 - control;
    }
  }
  return out;
}

/**
 * Decodes a frame of RLE Lossless (DICOM PS3.5 G): a segment for each byte of each sample, the most
 * significant byte first.
 *
 * @param pixels of the frame
 * @param segments bytes of a pixel: samples times bytes of a sample
 * @returns a plane of `pixels` bytes for each segment; null where the frame has another number of them
 */
export function decodeRle(
  frame: Uint8Array,
  pixels: number,
  segments: number,
): Uint8Array[] | null {
  if (frame.length < 64) return null;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== segments || segments > 15) return null;
  const starts = Array.from({ length: segments }, (_, i) => view.getUint32(4 * (i + 1), true));
  return starts.map((start, i) =>
    unpack(frame.subarray(start, starts[i + 1] ?? frame.length), pixels),
  );
}
