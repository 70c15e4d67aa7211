/** The prediction of a sample (ITU-T T.81, table H.1). */
const PREDICTIONS: readonly ((a: number, b: number, c: number) => number)[] = [
  () => Number.NaN,
  (a) => a,
  (_, b) => b,
  (_, _b, c) => c,
  (a, b, c) => a + b - c,
  (a, b, c) => a + Math.floor((b - c) / 2),
  (a, b, c) => b + Math.floor((a - c) / 2),
  (a, b) => Math.floor((a + b) / 2),
];

export interface LosslessParts {
  readonly width: number;
  readonly height: number;
  readonly precision: number;
  readonly predictor: number;
  /** Samples of each component. */
  readonly components: readonly (readonly number[])[];
  /** Lines after which decoding starts anew; 0 for never. */
  readonly restartLines?: number;
}

/** Collects bits; a zero byte follows 0xFF. */
class Bits {
  readonly bytes: number[] = [];
  #text = '';

  put(value: number, length: number): void {
    this.#text += length === 0 ? '' : value.toString(2).padStart(length, '0');
    while (this.#text.length >= 8) this.#byte();
  }

  flush(): void {
    if (this.#text.length > 0) this.#text = this.#text.padEnd(8, '1');
    while (this.#text.length >= 8) this.#byte();
  }

  #byte(): void {
    const byte = Number.parseInt(this.#text.slice(0, 8), 2);
    this.bytes.push(byte, ...(byte === 255 ? [0] : []));
    this.#text = this.#text.slice(8);
  }
}

/** Codes of five bits for the 17 sizes of a difference. */
const CODE_LENGTH = 5;

function putDifference(bits: Bits, difference: number): void {
  const signed = (difference << 16) >> 16;
  if (signed === -32768) {
    bits.put(16, CODE_LENGTH);
    return;
  }
  const size = signed === 0 ? 0 : Math.floor(Math.log2(Math.abs(signed))) + 1;
  bits.put(size, CODE_LENGTH);
  bits.put(signed < 0 ? signed + 2 ** size - 1 : signed, size);
}

/** A lossless JPEG with Huffman coding, for tests of its decoder. */
export function makeJpegLossless(parts: LosslessParts): Uint8Array {
  const { width, height, precision, predictor, components, restartLines = 0 } = parts;
  const word = (value: number) => [value >> 8, value & 255];
  const ids = components.map((_, i) => i + 1);
  const segment = (marker: number, body: number[]) => [
    0xff,
    marker,
    ...word(body.length + 2),
    ...body,
  ];
  const counts = Array.from({ length: 16 }, (_, i) => (i + 1 === CODE_LENGTH ? 17 : 0));
  const out = [0xff, 0xd8];
  out.push(...segment(0xc4, [0, ...counts, ...Array.from({ length: 17 }, (_, i) => i)]));
  const sizes = ids.flatMap((id) => [id, 0x11, 0]);
  out.push(...segment(0xc3, [precision, ...word(height), ...word(width), ids.length, ...sizes]));
  if (restartLines > 0) out.push(...segment(0xdd, word(restartLines * width)));
  out.push(...segment(0xda, [ids.length, ...ids.flatMap((id) => [id, 0]), predictor, 0, 0]));
  let restarts = 0;
  let bits = new Bits();
  for (let y = 0; y < height; y++) {
    const isFirst = restartLines > 0 ? y % restartLines === 0 : y === 0;
    if (isFirst && y > 0) {
      bits.flush();
      out.push(...bits.bytes, 0xff, 0xd0 + (restarts++ % 8));
      bits = new Bits();
    }
    for (let x = 0; x < width; x++) {
      for (const own of components) {
        const at = y * width + x;
        const [a, b, c] = [own[at - 1]!, own[at - width]!, own[at - width - 1]!];
        let predicted = 2 ** (precision - 1);
        if (isFirst && x > 0) predicted = a;
        else if (!isFirst) predicted = x === 0 ? b : PREDICTIONS[predictor]!(a, b, c);
        putDifference(bits, own[at]! - predicted);
      }
    }
  }
  bits.flush();
  return Uint8Array.from([...out, ...bits.bytes, 0xff, 0xd9]);
}
