import { type Binning, binEdges } from './bin-edges';
import { Sum } from './sum';
import type { Labels, Scores } from './types';

export interface BinningOptions {
  /** Number of bins, at least 1. */
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

/** Images added up before the sums are put by with what rounding lost. */
const BLOCK = 4096;

/**
 * Reliability of scores as probabilities, in bins.
 *
 * Equal-width bins have the edges k / bins, each correctly rounded; float32 scores are compared
 * with the edge rounded to float32. Equal-mass bins have the quantiles of the scores as edges, by
 * straight line between two scores; where scores tie, a bin can be empty. With a score outside
 * [0, 1] (scikit-learn raises) means and rates are NaN. Source: scikit-learn, `calibration_curve`,
 * whose `quantile` strategy has the same bins; its `uniform` has [lower, upper) before 1.0 and
 * (lower, upper] since, with edges from `linspace`.
 *
 * @example
 * calibrationBins(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), { bins: 2, binning: 'width' })
 * // count: [1, 1], meanScore: [0.2, 0.9], positiveRate: [0, 1], accuracy: [1, 1]
 */
export function calibrationBins(
  scores: Scores,
  labels: Labels,
  { bins, binning }: BinningOptions,
): CalibrationBins {
  const edges = binEdges(scores, labels, bins, binning);
  const last = bins - 1;
  const count = new Uint32Array(bins);
  const positives = new Uint32Array(bins);
  const right = new Uint32Array(bins);
  const block = new Float64Array(bins);
  const totals = Array.from({ length: bins }, () => new Sum());
  let valid = true;
  for (let start = 0; start < scores.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, scores.length);
    for (let i = start; i < end; i++) {
      const label = labels[i]!;
      if (label > 1) continue;
      const score = scores[i]!;
      if (!(score >= 0 && score <= 1)) valid = false;
      let bin = Math.min(Math.trunc(score * bins) || 0, last);
      while (bin > 0 && edges[bin]! >= score) bin--;
      while (bin < last && edges[bin + 1]! < score) bin++;
      count[bin]!++;
      positives[bin]! += label;
      right[bin]! += score >= 0.5 === (label === 1) ? 1 : 0;
      block[bin]! += score;
    }
    for (let bin = 0; bin < bins; bin++) totals[bin]!.add(block[bin]!);
    block.fill(0);
  }
  const perImage = (sums: ArrayLike<number>) =>
    Float64Array.from(count, (images, bin) => (valid ? sums[bin]! / images : Number.NaN));
  return {
    lower: edges.slice(0, bins),
    upper: edges.slice(1),
    count,
    meanScore: perImage(totals.map((total) => total.value)),
    positiveRate: perImage(positives),
    accuracy: perImage(right),
  };
}
