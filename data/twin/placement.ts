import { crossing } from './bisect';
import { strata, upperQuantile, upperTail } from './normal';
import type { Target } from './targets';

/** Where the images of a class stand, on a scale on which its negatives are standard normal. */
export interface Placement {
  /** Of the positives, descending. */
  readonly positives: Float64Array;
  /** What is above this is called positive. */
  readonly threshold: number;
  /** Positives and negatives above it. */
  readonly tp: number;
  readonly fp: number;
}

/** Average precision of positives among `negatives` stratified standard normals. */
export function placedAp(positives: Float64Array, negatives: number): number {
  let sum = 0;
  for (let i = 0; i < positives.length; i++) {
    const above = Math.round(negatives * upperTail(positives[i]!));
    sum += (i + 1) / (i + 1 + above);
  }
  return sum / positives.length;
}

/** Half a stratum inside the end, where a whole count would have no finite quantile. */
const inside = (count: number, of: number) =>
  upperQuantile(Math.min(of - 0.25, Math.max(0.25, count)) / of);

/** Where AP is the only figure to meet: the negatives' own spread, shifted. */
function placeByAp(ap: number, tp: number, positives: number, negatives: number): Placement {
  const middle = strata(positives);
  const at = (shift: number) => middle.map((z) => z + shift);
  const placed = at(crossing(-4, 9, (shift) => ap - placedAp(at(shift), negatives)));
  if (tp === 0) {
    const threshold = Math.max(placed[0]!, inside(0, negatives)) + 0.2;
    return { positives: placed, threshold, tp, fp: 0 };
  }
  const threshold = (placed[tp - 1]! + (placed[tp] ?? placed[tp - 1]!)) / 2;
  return { positives: placed, threshold, tp, fp: Math.round(negatives * upperTail(threshold)) };
}

/**
 * Places positives so that `tp` of them and `fp` negatives stand above the threshold, and their AP
 * is the target's.
 *
 * Positives are normal with the negatives' variance, bent at the threshold: above it their spread is
 * divided by e^t and below it multiplied by e^t. The threshold's place follows from the two counts; AP
 * falls as t grows, so t is found by bisection.
 */
export function place(target: Target, positives: number, negatives: number): Placement {
  const tp = Math.round((1 - target.fnr) * positives);
  if (tp === 0 || !target.f1) return placeByAp(target.ap, tp, positives, negatives);
  const wanted = Math.round((2 * tp) / target.f1 - tp - positives);
  const fp = Math.min(negatives, Math.max(0, wanted));
  const threshold = inside(fp, negatives);
  const middle = strata(positives);
  const limit = inside(tp, positives);
  const at = (bend: number) => {
    const above = Math.exp(-bend);
    return middle.map((z) => threshold + (z - limit) * (z > limit ? above : 1 / above));
  };
  const bend = crossing(-3.5, 3.5, (t) => placedAp(at(t), negatives) - target.ap);
  return { positives: at(bend), threshold, tp, fp };
}
