import { type BinSums, equalMassSums, equalWidthSums } from './bin-sums';
import type { Labels, Scores } from './columns';
import { MAX_STEPS } from './ladder';

/** Bins of equal width over [0, 1], or of equal numbers of images. */
export type Binning = 'width' | 'mass';

export interface BinningOptions {
  /** Number of bins, 1 to 10,000. */
  readonly bins: number;
  readonly binning: Binning;
}

/** Images in bins (lower, upper] of their score; the first bin holds its lower edge too. */
export interface CalibrationBins {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Images of known label. */
  readonly count: Uint32Array;
  /** NaN in an empty bin, as the rates. */
  readonly meanScore: Float64Array;
  /** Share of images labelled 1. */
  readonly positiveRate: Float64Array;
  /** Share of images with [score >= 0.5] = label. */
  readonly accuracy: Float64Array;
}

/**
 * Reliability of scores as probabilities, in bins.
 *
 * Equal-width bins have the edges k / bins, each correctly rounded; float32 scores are compared
 * with the edge rounded to float32. Equal-mass bins have the quantiles k / bins of the scores as
 * edges, on a straight line between two scores; where scores tie, a bin can be empty.
 *
 * With a score of known label outside [0, 1] (scikit-learn raises), means and rates are NaN.
 * Source: scikit-learn, `calibration_curve`, whose strategies are called `uniform` and `quantile`.
 *
 * @example
 * calibrationBins(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), { bins: 2, binning: 'width' })
 * // count: [1, 1], meanScore: [0.2, 0.9], positiveRate: [0, 1], accuracy: [1, 1]
 */
export function calibrationBins(
  scores: Scores,
  labels: Labels,
  options: BinningOptions,
): CalibrationBins {
  return binsOfSums(binSums(scores, labels, options));
}

/**
 * Counts and sums of each bin, from which `binsOfSums` computes `calibrationBins`. Sums over bins of
 * equal width of several classes can be added (`addBinSums`). Counts are never NaN; `valid` is false
 * with a score outside [0, 1].
 *
 * @throws RangeError unless `bins` is a whole number from 1 to 10,000
 * @example
 * binSums(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), { bins: 2, binning: 'width' }).count[1]
 * // 1
 */
export function binSums(
  scores: Scores,
  labels: Labels,
  { bins, binning }: BinningOptions,
): BinSums {
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= MAX_STEPS)) {
    throw new RangeError(`bins is ${bins}; expected a whole number from 1 to ${MAX_STEPS}`);
  }
  return binning === 'width'
    ? equalWidthSums(scores, labels, bins)
    : equalMassSums(scores, labels, bins);
}

/**
 * Means and rates of each bin. NaN in an empty bin, and in every bin where a score is outside [0, 1].
 *
 * @example
 * const sums = binSums(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), { bins: 2, binning: 'width' });
 * binsOfSums(sums).positiveRate[1]
 * // 1
 */
export function binsOfSums(sums: BinSums): CalibrationBins {
  const bins = sums.count.length;
  const perImage = (sum: ArrayLike<number>) =>
    Float64Array.from(sums.count, (images, bin) => (sums.valid ? sum[bin]! / images : Number.NaN));
  return {
    lower: sums.edges.slice(0, bins),
    upper: sums.edges.slice(1, bins + 1),
    count: sums.count,
    meanScore: perImage(sums.scores),
    positiveRate: perImage(sums.positives),
    accuracy: perImage(sums.right),
  };
}
