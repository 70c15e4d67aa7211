import type { Scores } from './types';

/** The words of a column that hold sign, exponent and leading digits of each score. */
export interface HighWords {
  readonly words: Int32Array;
  /** The word of score i is `words[(i << step) + step]`. */
  readonly step: 0 | 1;
  /** From here on a word without its sign belongs to an infinity or NaN. */
  readonly limit: number;
}

/** A view, not a copy; it relies on little-endian numbers, as all browsers and Node have them. */
export function highWords(scores: Scores): HighWords {
  const { buffer, byteOffset, length } = scores;
  return scores instanceof Float32Array
    ? { words: new Int32Array(buffer, byteOffset, length), step: 0, limit: 0x7f800000 }
    : { words: new Int32Array(buffer, byteOffset, 2 * length), step: 1, limit: 0x7ff00000 };
}

/** An integer that grows with the number whose high word this is; the same for -0 and 0. */
export function orderOf(word: number): number {
  return word < 0 ? -0x80000000 - word : word;
}
