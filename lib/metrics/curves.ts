import type { PositiveRanking } from './ranking';

/** Points of a curve in the order of falling thresholds. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The point counts as positive what has score >= threshold, unless the curve says otherwise. */
  readonly threshold: Float64Array;
}

function emptyCurve(points: number): Curve {
  return {
    x: new Float64Array(points),
    y: new Float64Array(points),
    threshold: new Float64Array(points),
  };
}

/** Corners of the ROC curve in counts, from (0, 0) to (negatives, positives). */
export interface RocCorners {
  readonly length: number;
  /** The first `length` entries are set. */
  readonly fp: Uint32Array;
  readonly tp: Uint32Array;
  readonly threshold: Float64Array;
}

/**
 * Two corners for each distinct score t of a positive: counted above t, and counted from t on.
 * Corners that coincide with the one before are left out.
 */
export function rocCorners(ranking: PositiveRanking): RocCorners {
  const groups = ranking.tp.length;
  const fp = new Uint32Array(2 * groups + 2);
  const tp = new Uint32Array(2 * groups + 2);
  const threshold = new Float64Array(2 * groups + 2);
  threshold[0] = Number.POSITIVE_INFINITY;
  // Each group has more positives than the one before, so its second corner is always new.
  let last = 0;
  for (let g = 0; g <= groups; g++) {
    const at = g < groups ? ranking.thresholds[g]! : Number.NEGATIVE_INFINITY;
    const above = g < groups ? ranking.fpAbove[g]! : ranking.negatives;
    if (above !== fp[last]!) {
      last++;
      fp[last] = above;
      tp[last] = tp[last - 1]!;
      threshold[last] = at;
    }
    if (g < groups) {
      last++;
      fp[last] = ranking.fp[g]!;
      tp[last] = ranking.tp[g]!;
      threshold[last] = at;
    }
  }
  return { length: last + 1, fp, tp, threshold };
}

interface Gap {
  readonly left: number;
  readonly right: number;
  /** The point to choose next between the two; `left` where none is. */
  readonly best: number;
  /** The area that this point restores. */
  readonly gain: number;
}

/** The gap between two points chosen, with a look at every `stride`-th point in it. */
type GapBetween = (left: number, right: number, stride: number) => Gap;

/** Points looked at for each point chosen. */
const CANDIDATES = 16;

/** The first of the largest of `count` values. */
function largest(values: Float64Array, count: number): number {
  let at = 0;
  for (let k = 1; k < count; k++) if (values[k]! > values[at]!) at = k;
  return at;
}

/**
 * Which of a curve's `points` to keep, at most `maxPoints` of them: those in `always` (ascending,
 * with both ends), then one by one the point that restores most area, until no area is missing.
 * Of more than 16 maxPoints points only every so many-th is looked at. Where there are no more than
 * `maxPoints`, all are chosen. Ascending.
 */
function thin(
  points: number,
  maxPoints: number,
  always: readonly number[],
  gapBetween: GapBetween,
): Uint32Array {
  if (points <= maxPoints) return Uint32Array.from({ length: points }, (_, k) => k);
  const stride = Math.ceil(points / (CANDIDATES * maxPoints));
  const gaps = always.slice(1).map((right, k) => gapBetween(always[k]!, right, stride));
  const gains = new Float64Array(maxPoints + always.length);
  gaps.forEach(({ gain }, k) => {
    gains[k] = gain;
  });
  while (gaps.length + 1 < maxPoints) {
    const at = largest(gains, gaps.length);
    const { left, right, best, gain: most } = gaps[at]!;
    if (most === 0) break;
    const halves = [gapBetween(left, best, stride), gapBetween(best, right, stride)] as const;
    gains.copyWithin(at + 2, at + 1, gaps.length);
    gains[at] = halves[0].gain;
    gains[at + 1] = halves[1].gain;
    gaps.splice(at, 1, ...halves);
  }
  return Uint32Array.of(always[0]!, ...gaps.map((gap) => gap.right));
}

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
 * With more than `maxPoints` (at least 5) points, some are left out. Both ends stay, the
 * highest and the lowest precision, and those that matter most to the area. Every point is a
 * point of the full curve, so its precision, recall and threshold are exact; the area under the
 * steps moves by less than 1 / maxPoints, which is less than a pixel in a figure maxPoints high.
 * The statistic itself is `averagePrecision`. Empty without a positive.
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
  const chosen = thin(groups, maxPoints - 1, always, (left, right, stride) => {
    let best = left;
    let gain = 0;
    for (let middle = left + stride; middle < right; middle += stride) {
      const worth = Math.abs((tp[middle]! - tp[left]!) * (precision[middle]! - precision[right]!));
      if (worth > gain) {
        gain = worth;
        best = middle;
      }
    }
    return { left, right, best, gain };
  });
  const curve = emptyCurve(chosen.length + 1);
  curve.y[0] = precision[0]!;
  curve.threshold[0] = Number.POSITIVE_INFINITY;
  chosen.forEach((g, k) => {
    curve.x[k + 1] = tp[g]! / positives;
    curve.y[k + 1] = precision[g]!;
    curve.threshold[k + 1] = thresholds[g]!;
  });
  return curve;
}

/**
 * True positive rate (y) against false positive rate (x), to be drawn as straight lines from
 * (0, 0) to (1, 1); the area under them is AUROC.
 *
 * Each distinct score t of a positive gives up to two corners, both with threshold t: the first
 * counts as positive what is above t, the second also what equals t. The ends have the thresholds
 * Infinity and -Infinity.
 *
 * With more than `maxPoints` (at least 2) corners, some are left out. Both ends stay, and those
 * that matter most to the area. Every point is a corner of the full curve; with 20 points or
 * more the area moves by less than 1 / (10 maxPoints), a tenth of a pixel in a figure maxPoints
 * high. The statistic itself is `auroc`. Empty without a positive or without a negative.
 *
 * @example
 * rocCurve(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)), 100)
 * // x: [0, 0, 1, 1], y: [0, 0.5, 0.5, 1]
 */
export function rocCurve(ranking: PositiveRanking, maxPoints: number): Curve {
  const { positives, negatives, finite } = ranking;
  if (!finite || positives === 0 || negatives === 0) return emptyCurve(0);
  const { length, fp, tp, threshold } = rocCorners(ranking);
  const chosen = thin(length, maxPoints, [0, length - 1], (left, right, stride) => {
    const [fpLeft, tpLeft] = [fp[left]!, tp[left]!];
    const [width, height] = [fp[right]! - fpLeft, tp[right]! - tpLeft];
    let best = left;
    let gain = 0;
    for (let middle = left + stride; middle < right; middle += stride) {
      const worth = Math.abs((fp[middle]! - fpLeft) * height - width * (tp[middle]! - tpLeft));
      if (worth > gain) {
        gain = worth;
        best = middle;
      }
    }
    return { left, right, best, gain };
  });
  const curve = emptyCurve(chosen.length);
  chosen.forEach((corner, k) => {
    curve.x[k] = fp[corner]! / negatives;
    curve.y[k] = tp[corner]! / positives;
    curve.threshold[k] = threshold[corner]!;
  });
  return curve;
}
