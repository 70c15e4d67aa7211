import { type Curve, EMPTY_CURVE, thinCurve } from './curve';
import type { PositiveRanking } from './ranking';

function indexOf(values: Float64Array, better: (a: number, b: number) => boolean): number {
  let at = 0;
  for (let k = 1; k < values.length; k++) if (better(values[k]!, values[at]!)) at = k;
  return at;
}

/**
 * Precision (y) against recall (x), one point per distinct score of a positive: between two of
 * them recall stays and precision only falls. To be drawn as steps, y[k] from x[k - 1] to x[k]; the
 * area under the steps is average precision. The first point is at recall 0, with the precision of
 * the second and threshold Infinity, so that the steps begin at the axis.
 *
 * With more than `maxPoints` (at least 4) points, some are left out: kept are both ends, the
 * highest and the lowest precision, and those that matter most to the area. Every kept point is a
 * point of the full curve, so its precision, recall and threshold are exact; the area under the
 * steps moves by less than 1 / maxPoints on curves of real classifiers (0.001 at 256 points).
 * Take the figure itself from `averagePrecision`. Empty without a positive.
 *
 * @example
 * precisionRecallCurve(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)), 100)
 * // x: [0, 0.5, 1], y: [1, 1, 0.666...], threshold: [Infinity, 0.9, 0.1]
 */
export function precisionRecallCurve(ranking: PositiveRanking, maxPoints: number): Curve {
  const { positives, thresholds, tp, fp, finite } = ranking;
  if (!finite || positives === 0) return EMPTY_CURVE;
  const points = thresholds.length + 1;
  const x = new Float64Array(points);
  const y = new Float64Array(points);
  const threshold = new Float64Array(points);
  for (let g = 0; g < thresholds.length; g++) {
    x[g + 1] = tp[g]! / positives;
    y[g + 1] = tp[g]! / (tp[g]! + fp[g]!);
    threshold[g + 1] = thresholds[g]!;
  }
  y[0] = y[1]!;
  threshold[0] = Number.POSITIVE_INFINITY;
  const extremes = [0, indexOf(y, (a, b) => a > b), indexOf(y, (a, b) => a < b), points - 1];
  const always = [...new Set(extremes)].sort((a, b) => a - b);
  return thinCurve({ x, y, threshold }, maxPoints, always, (left, middle, right) =>
    Math.abs((x[middle]! - x[left]!) * (y[middle]! - y[right]!)),
  );
}
