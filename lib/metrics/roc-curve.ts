import { type Curve, emptyCurve } from './curve';
import type { PositiveRanking } from './ranking';
import { rocCorners } from './roc-corners';
import { thin } from './thin';

/**
 * True positive rate (y) against false positive rate (x), to be drawn as straight lines from
 * (0, 0) to (1, 1); the area under them is AUROC.
 *
 * Each distinct score t of a positive gives up to two corners, both with threshold t: the first
 * counts as positive what is above t, the second also what equals t. The ends have the thresholds
 * Infinity and -Infinity.
 *
 * With more than `maxPoints` (at least 2) corners, some are left out: kept are both ends and those
 * that matter most to the area. Every kept point is a corner of the full curve; with 20 points or
 * more the area moves by less than 1 / (10 maxPoints), a tenth of a pixel in a figure maxPoints
 * high. The figure itself is to be had from `auroc`. Empty without a positive or without a negative.
 *
 * @example
 * rocCurve(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)), 100)
 * // x: [0, 0, 1, 1], y: [0, 0.5, 0.5, 1]
 */
export function rocCurve(ranking: PositiveRanking, maxPoints: number): Curve {
  const { positives, negatives, finite } = ranking;
  if (!finite || positives === 0 || negatives === 0) return emptyCurve(0);
  const { length, fp, tp, threshold } = rocCorners(ranking);
  const kept = thin(length, maxPoints, [0, length - 1], (left, middle, right) =>
    Math.abs(
      (fp[middle]! - fp[left]!) * (tp[right]! - tp[left]!) -
        (fp[right]! - fp[left]!) * (tp[middle]! - tp[left]!),
    ),
  );
  const curve = emptyCurve(kept.length);
  kept.forEach((corner, k) => {
    curve.x[k] = fp[corner]! / negatives;
    curve.y[k] = tp[corner]! / positives;
    curve.threshold[k] = threshold[corner]!;
  });
  return curve;
}
