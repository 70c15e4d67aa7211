import type { Scores } from './columns';
import { Scratch } from './columns';

const slots = new Scratch((length) => new Int32Array(length));

/**
 * Share of images whose score another image has too, compared in the file's precision, -0 equal
 * to 0. In [0, 1]; 0 where all scores differ. NaN without an image. Scores of unknown label count.
 *
 * Ties enter AP together and count half in AUROC, so where many scores tie, as quantised ones do,
 * both measure the rounding too.
 *
 * @example tiedShare(Float64Array.of(0.5, 0.5, 0.7)) // 2 / 3 = 0.6666...
 */
export function tiedShare(scores: Scores): number {
  const { length } = scores;
  // A hash table at most half full: 0 is free, i + 1 is image i, negative once met again.
  const bits = Math.max(4, 33 - Math.clz32(length));
  const size = 2 ** bits;
  const table = slots.take(size).fill(0, 0, size);
  const { buffer, byteOffset } = scores;
  const single = scores instanceof Float32Array;
  const words = new Int32Array(buffer, byteOffset, single ? length : 2 * length);
  let tied = 0;
  for (let i = 0; i < length; i++) {
    const score = scores[i]!;
    const word = single ? words[i]! : words[2 * i]! ^ Math.imul(words[2 * i + 1]!, 0x85ebca6b);
    let slot = score === 0 ? 0 : Math.imul(word, 0x9e3779b1) >>> (32 - bits);
    for (;;) {
      const entry = table[slot]!;
      if (entry === 0) {
        table[slot] = i + 1;
        break;
      }
      if (scores[Math.abs(entry) - 1] === score) {
        tied += entry > 0 ? 2 : 1;
        table[slot] = -Math.abs(entry);
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return tied / length;
}
