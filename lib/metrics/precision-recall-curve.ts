import { type Curve, emptyCurve } from './curve';
import type { PositiveRanking } from './ranking';
import { thin } from './thin';

/** The ranking's groups of highest and of lowest precision. */
function extremes(precision: Float64Array): [number, number] {
  let highest = 0;
  let lowest = 0;
  for (let g = 1; g < precision.length; g++) {
    if (precision[g]! > precision[highest]!) highest = g;
    if (precision[g]! < precision[lowest]!) lowest = g;
  }
  return [highest, lowest];
}

/**
 * Precision (y) against recall (x), one point per distinct score of a positive: between two of
 * them recall stays and precision only falls. To be drawn as steps, y[k] from x[k - 1] to x[k]; the
 * area under the steps is average precision. The first point is at recall 0, with the precision of
 * the second and threshold Infinity, so that the steps begin at the axis.
 *
 * With more than `maxPoints` (at least 5) points, some are left out: kept are both ends, the
 * highest and the lowest precision, and those that matter most to the area. Every kept point is a
 * point of the full curve, so its precision, recall and threshold are exact; the area under the
 * steps moves by less than 1 / maxPoints, which is less than a pixel in a figure maxPoints high.
 * The figure itself is to be had from `averagePrecision`. Empty without a positive.
 *
 * @example
 * precisionRecallCurve(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)), 100)
 * // x: [0, 0.5, 1], y: [1, 1, 0.666...], threshold: [Infinity, 0.9, 0.1]
 */
export function precisionRecallCurve(ranking: PositiveRanking, maxPoints: number): Curve {
  const { positives, thresholds, tp, fp, finite } = ranking;
  if (!finite || positives === 0) return emptyCurve(0);
  const groups = tp.length;
  const precision = new Float64Array(groups);
  for (let g = 0; g < groups; g++) precision[g] = tp[g]! / (tp[g]! + fp[g]!);
  const always = [...new Set([0, ...extremes(precision), groups - 1])].sort((a, b) => a - b);
  const kept = thin(groups, maxPoints - 1, always, (left, middle, right) =>
    Math.abs((tp[middle]! - tp[left]!) * (precision[middle]! - precision[right]!)),
  );
  const curve = emptyCurve(kept.length + 1);
  curve.y[0] = precision[0]!;
  curve.threshold[0] = Number.POSITIVE_INFINITY;
  kept.forEach((g, k) => {
    curve.x[k + 1] = tp[g]! / positives;
    curve.y[k + 1] = precision[g]!;
    curve.threshold[k + 1] = thresholds[g]!;
  });
  return curve;
}
