import { descending } from './rank';
import type { ClassScores } from './scores';

/** Images of one label, the easiest first. */
function easiest(ease: Float32Array, labels: Uint8Array, label: 0 | 1): Uint32Array {
  return descending(ease).filter((row) => labels[row] === label);
}

/** Hands out scores: of each label, the higher score to the image that is easier to score high. */
export function assign(scores: ClassScores, labels: Uint8Array, ease: Float32Array): Float32Array {
  const column = new Float32Array(labels.length);
  for (const [i, row] of easiest(ease, labels, 1).entries()) column[row] = scores.positives[i]!;
  for (const [i, row] of easiest(ease, labels, 0).entries()) column[row] = scores.negatives[i]!;
  return column;
}
