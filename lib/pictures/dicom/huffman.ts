const LOOKUP = 16;

/**
 * A table that gives for the next 16 bits the code they begin with: its length times 256, plus its
 * symbol; 0 for bits that are no code.
 *
 * @param counts number of codes of each length, 1 to 16 bits
 * @param symbols in the order of their codes
 */
export function huffmanTable(counts: readonly number[], symbols: readonly number[]): Uint16Array {
  const table = new Uint16Array(2 ** LOOKUP);
  let code = 0;
  let next = 0;
  counts.forEach((count, i) => {
    const length = i + 1;
    for (let n = 0; n < count; n++, code++) {
      const from = code << (LOOKUP - length);
      table.fill((length << 8) | symbols[next++]!, from, from + (1 << (LOOKUP - length)));
    }
    code <<= 1;
  });
  return table;
}

/** Reads the bits of entropy-coded JPEG data: a zero byte after 0xFF is left out, a marker ends it. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #bits = 0;
  #count = 0;
  /** Bits put behind the end of the data. */
  #missing = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  /** Whether more was read than there is. */
  get isOver(): boolean {
    return this.#missing > this.#count;
  }

  #fill(): void {
    while (this.#count <= 16) {
      let byte = this.#bytes[this.#at] ?? 0xff;
      const isEnd = byte === 0xff && this.#bytes[this.#at + 1] !== 0;
      if (isEnd) {
        byte = 0;
        this.#missing += 8;
      } else this.#at += byte === 0xff ? 2 : 1;
      this.#bits = ((this.#bits << 8) | byte) & 0xffffff;
      this.#count += 8;
    }
  }

  #take(length: number): number {
    if (length === 0) return 0;
    this.#fill();
    this.#count -= length;
    return (this.#bits >>> this.#count) & ((1 << length) - 1);
  }

  /** The next difference of a sample from its prediction (T.81 H.1.2.2). */
  difference(table: Uint16Array): number {
    this.#fill();
    const entry = table[(this.#bits >>> (this.#count - LOOKUP)) & 0xffff]!;
    if (entry === 0) throw new Error('it is damaged');
    this.#count -= entry >> 8;
    const size = entry & 0xff;
    if (size === 16) return 32768;
    if (size > 16) throw new Error('it is damaged');
    const bits = this.#take(size);
    return size > 0 && bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
  }

  /** Goes on behind the next restart marker. */
  skipRestart(): void {
    this.#bits = 0;
    this.#count = 0;
    this.#missing = 0;
    const { length } = this.#bytes;
    while (this.#at + 1 < length) {
      const isRestart =
        this.#bytes[this.#at] === 0xff && (this.#bytes[this.#at + 1]! & 0xf8) === 0xd0;
      if (isRestart) {
        this.#at += 2;
        return;
      }
      this.#at++;
    }
  }
}
