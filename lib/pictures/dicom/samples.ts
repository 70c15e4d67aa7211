import type { ColourPicture, StoredValues } from './grey-picture';
import type { PixelHeader } from './header';

/** Words of a frame, as the file orders their bytes. */
export function wordsOf(bytes: Uint8Array, count: number, isBigEndian: boolean): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = new Uint16Array(count);
  for (let i = 0; i < count; i++) words[i] = view.getUint16(2 * i, !isBigEndian);
  return words;
}

/** Words of planes of bytes, the most significant first. */
export function joinPlanes([high, low]: readonly Uint8Array[]): Uint16Array {
  return Uint16Array.from(high!, (byte, i) => (byte << 8) | low![i]!);
}

/**
 * Values of grey samples: the stored bits, cut out of those allocated, with their sign.
 *
 * @param raw samples as allocated
 */
export function storedValues(
  raw: Uint8Array | Uint16Array,
  { bitsAllocated, bitsStored, highBit, isSigned }: PixelHeader,
): StoredValues {
  const shift = highBit + 1 - bitsStored;
  const isWord = raw instanceof Uint16Array;
  if (!isSigned) {
    if (shift === 0 && bitsStored === bitsAllocated) return raw;
    const mask = 2 ** bitsStored - 1;
    return raw.map((value) => (value >> shift) & mask);
  }
  const up = 32 - bitsStored - shift;
  const down = 32 - bitsStored;
  const out = isWord ? new Int16Array(raw.length) : new Int8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = (raw[i]! << up) >> down;
  return out;
}

/** A picture of samples of 8 bits, three for each pixel; YBR_FULL is converted (PS3.3 C.7.6.3.1.2). */
export function colourPicture(
  samples: Uint8Array,
  { width, height, photometric }: PixelHeader,
  isPlanar: boolean,
): ColourPicture {
  const pixels = width * height;
  const rgba = new Uint8ClampedArray(4 * pixels).fill(255);
  const isLuma = photometric.startsWith('YBR');
  for (let i = 0; i < pixels; i++) {
    const [at, next] = isPlanar ? [i, pixels] : [3 * i, 1];
    const [a, b, c] = [samples[at]!, samples[at + next]!, samples[at + 2 * next]!];
    const to = 4 * i;
    rgba[to] = isLuma ? a + 1.402 * (c - 128) : a;
    rgba[to + 1] = isLuma ? a - 0.344136 * (b - 128) - 0.714136 * (c - 128) : b;
    rgba[to + 2] = isLuma ? a + 1.772 * (b - 128) : c;
  }
  return { kind: 'colour', width, height, rgba };
}
