import { descending } from './rank';
import type { ClassScores } from './scores';

/** Hands out scores: of each label, the higher score to the image that is easier to score high. */
export function assign(
  { positives, negatives }: ClassScores,
  labels: Uint8Array,
  ease: Float32Array,
): Float32Array {
  const column = new Float32Array(labels.length);
  let [p, n] = [0, 0];
  for (const row of descending(ease)) column[row] = labels[row] ? positives[p++]! : negatives[n++]!;
  return column;
}
