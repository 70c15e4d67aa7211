import { type Curve, EMPTY_CURVE, thinCurve } from './curve';
import type { PositiveRanking } from './ranking';

/** Corners of the ROC curve in counts, from (0, 0) to (negatives, positives). */
export interface RocCorners {
  readonly fp: number[];
  readonly tp: number[];
  readonly threshold: number[];
}

export function rocCorners(ranking: PositiveRanking): RocCorners {
  const corners: RocCorners = { fp: [0], tp: [0], threshold: [Number.POSITIVE_INFINITY] };
  const add = (fp: number, tp: number, threshold: number) => {
    const last = corners.fp.length - 1;
    if (corners.fp[last] === fp && corners.tp[last] === tp) return;
    corners.fp.push(fp);
    corners.tp.push(tp);
    corners.threshold.push(threshold);
  };
  const { thresholds, tp, fp, fpAbove } = ranking;
  for (let g = 0; g < thresholds.length; g++) {
    add(fpAbove[g]!, g === 0 ? 0 : tp[g - 1]!, thresholds[g]!);
    add(fp[g]!, tp[g]!, thresholds[g]!);
  }
  add(ranking.negatives, ranking.positives, Number.NEGATIVE_INFINITY);
  return corners;
}

/**
 * True positive rate (y) against false positive rate (x), to be drawn as straight lines from
 * (0, 0) to (1, 1); the area under them is AUROC.
 *
 * Each distinct score t of a positive gives up to two corners, both with threshold t: the first
 * counts as positive what is above t, the second also what equals t. The ends have the thresholds
 * Infinity and -Infinity.
 *
 * With more than `maxPoints` (at least 2) corners, some are left out: kept are both ends and those
 * that matter most to the area. Every kept point is a corner of the full curve; the area moves by
 * less than 1 / maxPoints^2 on curves of real classifiers. Take the figure itself from `auroc`.
 * Empty without a positive or without a negative.
 *
 * @example
 * rocCurve(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)), 100)
 * // x: [0, 0, 1, 1], y: [0, 0.5, 0.5, 1]
 */
export function rocCurve(ranking: PositiveRanking, maxPoints: number): Curve {
  const { positives, negatives, finite } = ranking;
  if (!finite || positives === 0 || negatives === 0) return EMPTY_CURVE;
  const corners = rocCorners(ranking);
  const x = Float64Array.from(corners.fp, (count) => count / negatives);
  const y = Float64Array.from(corners.tp, (count) => count / positives);
  const threshold = Float64Array.from(corners.threshold);
  return thinCurve({ x, y, threshold }, maxPoints, [0, x.length - 1], (left, middle, right) =>
    Math.abs(
      (x[middle]! - x[left]!) * (y[right]! - y[left]!) -
        (x[right]! - x[left]!) * (y[middle]! - y[left]!),
    ),
  );
}
