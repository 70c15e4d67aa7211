import { crossing } from './bisect';
import { strata, upperQuantile, upperTail } from './normal';
import { nudge } from './nudge';
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

type Curve = (positive: number) => number;

/** Average precision of positives at `curve(stratum)` among `negatives` stratified standard normals. */
function curveAp(middle: Float64Array, curve: Curve, negatives: number): number {
  let sum = 0;
  for (let i = 0; i < middle.length; i++) {
    const above = Math.round(negatives * upperTail(curve(middle[i]!)));
    sum += (i + 1) / (i + 1 + above);
  }
  return sum / middle.length;
}

/** Half a stratum inside the end, where a whole count would have no finite quantile. */
const inside = (count: number, of: number) =>
  upperQuantile(Math.min(of - 0.25, Math.max(0.25, count)) / of);

/** Where AP is the only figure to meet: the negatives' own spread, shifted. */
function placeByAp(ap: number, tp: number, positives: number, negatives: number): Placement {
  const middle = strata(positives);
  const miss = (shift: number) => ap - curveAp(middle, (z) => z + shift, negatives);
  const shift = crossing(-4, 9, miss);
  const placed = middle.map((z) => z + shift);
  if (tp === 0) {
    const threshold = Math.max(placed[0]!, inside(0, negatives)) + 0.2;
    return { positives: placed, threshold, tp, fp: 0 };
  }
  const threshold = (placed[tp - 1]! + (placed[tp] ?? placed[tp - 1]!)) / 2;
  return { positives: placed, threshold, tp, fp: Math.round(negatives * upperTail(threshold)) };
}

/** The curve through the threshold that bends there; see `place`. */
function bent(threshold: number, limit: number, bend: number): Curve {
  const above = Math.exp(-bend);
  const below = Math.exp(bend);
  return (z) => threshold + (z - limit) * (z > limit ? above : below);
}

/**
 * Places positives so that `tp` of them and `fp` negatives stand above the threshold, and their AP
 * is the target's.
 *
 * Positives are normal with the negatives' variance, bent at the threshold: above it their spread is
 * divided by e^t and below it multiplied by e^t. The threshold's place follows from the two counts; AP
 * falls as t grows, so t is found by bisection. Where positives are few, single ones are then moved.
 */
export function place(target: Target, positives: number, negatives: number): Placement {
  const tp = Math.round((1 - target.fnr) * positives);
  const free = tp === 0 || !target.f1;
  const placed = free
    ? placeByAp(target.ap, tp, positives, negatives)
    : placeByAll(target.ap, target.f1!, tp, positives, negatives);
  return nudge(placed, target.ap, negatives);
}

function placeByAll(ap: number, f1: number, tp: number, positives: number, negatives: number) {
  const wanted = Math.round((2 * tp) / f1 - tp - positives);
  const fp = Math.min(negatives, Math.max(0, wanted));
  const threshold = inside(fp, negatives);
  const limit = inside(tp, positives);
  const middle = strata(positives);
  const miss = (bend: number) => curveAp(middle, bent(threshold, limit, bend), negatives) - ap;
  return {
    positives: middle.map(bent(threshold, limit, crossing(-3.5, 3.5, miss))),
    threshold,
    tp,
    fp,
  };
}
