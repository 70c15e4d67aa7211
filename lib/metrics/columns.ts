/** Scores of one class, one per image, in the precision of the file they came from. */
export type Scores = Float32Array | Float64Array;

/** Labels of one class, one per image: 0, 1, or `UNKNOWN`. */
export type Labels = Uint8Array;

/** A label that is not known: the image is left out of that class's statistics. */
export const UNKNOWN = 255;

/**
 * A buffer that is reused by the next call and grows when it must, so that ranking a class allocates
 * nothing but its answer. Its content is only valid until the next `take`.
 */
export class Scratch<
  T extends Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array,
> {
  private buffer: T;

  constructor(private readonly create: (length: number) => T) {
    this.buffer = create(1024);
  }

  take(length: number): T {
    if (this.buffer.length < length) {
      this.buffer = this.create(Math.max(length, 2 * this.buffer.length));
    }
    return this.buffer;
  }
}

/** Rows of a block: 18 KB, so that it stays in the nearest cache. */
export const BLOCK_ROWS = 2048;

/**
 * A stretch of one column, scores as doubles. Kernels work on blocks: the copy costs next to
 * nothing, and their loops then see one type of array whatever the file's precision.
 */
export interface Block {
  readonly scores: Float64Array;
  readonly labels: Uint8Array;
  /** The leading word of score i is `words[2 i + 1]`: little-endian, as all browsers and Node. */
  readonly words: Int32Array;
}

/** To be made once per module, as constants: the compiler then knows the arrays' addresses. */
export function createBlock(): Block {
  const scores = new Float64Array(BLOCK_ROWS);
  return { scores, labels: new Uint8Array(BLOCK_ROWS), words: new Int32Array(scores.buffer) };
}

/** Throws a RangeError on unequal lengths. */
export function expectPairs(scores: Scores, labels: Labels): void {
  if (scores.length !== labels.length) {
    throw new RangeError(`${scores.length} scores, ${labels.length} labels; expected as many`);
  }
}

/** Fills a block with the rows from `start` on; gives their number. Throws on unequal lengths. */
export function loadBlock(block: Block, scores: Scores, labels: Labels, start: number): number {
  expectPairs(scores, labels);
  const end = Math.min(start + BLOCK_ROWS, scores.length);
  block.scores.set(scores.subarray(start, end));
  block.labels.set(labels.subarray(start, end));
  return end - start;
}
