import { descending } from './rank';

/**
 * The weakness planted for the diagnostic figures to find: in these classes, every team's sensitivity
 * at 0.5 is lower by `GAP` on portable (AP) images than on all others, as far as counts allow.
 */
export const WEAK_CLASSES: ReadonlySet<string> = new Set([
  'Consolidation',
  'Fracture',
  'Pneumothorax',
]);
export const GAP = 0.15;

/** Sensitivity on other images less that on portable ones, when the `tp` easiest are found. */
function gapAt(ease: Float32Array, portable: Uint8Array, tp: number): number {
  const all = portable.reduce((sum, value) => sum + value, 0);
  const found = descending(ease)
    .subarray(0, tp)
    .reduce((sum, i) => sum + portable[i]!, 0);
  return (tp - found) / (portable.length - all) - found / all;
}

/** Makes the positives on portable images harder, by the one amount at which the gap is `GAP`. */
export function plantWeakness(
  ease: Float32Array,
  labels: Uint8Array,
  portable: Uint8Array,
  tp: number,
): Float32Array {
  const positives = Int32Array.from(labels.keys()).filter((row) => labels[row] === 1);
  const among = Uint8Array.from(positives, (row) => portable[row]!);
  const own = Float32Array.from(positives, (row) => ease[row]!);
  const shifted = (by: number) => own.map((value, i) => value - by * among[i]!);
  let low = -4;
  let high = 4;
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (gapAt(shifted(middle), among, tp) < GAP) low = middle;
    else high = middle;
  }
  const out = ease.slice();
  for (const [i, value] of shifted(high).entries()) out[positives[i]!] = value;
  return out;
}
