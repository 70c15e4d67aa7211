import { thresholdFor } from './confusion';
import { Scratch } from './scratch';
import type { Labels, Scores } from './types';

/** Bins of equal width over [0, 1], or of equal numbers of images. */
export type Binning = 'width' | 'mass';

const sorted = new Scratch((length) => new Float64Array(length));

/** k / bins for k = 0 ... bins, each rounded once, and to float32 where the scores are. */
function equalWidthEdges(scores: Scores, bins: number): Float64Array {
  return Float64Array.from({ length: bins + 1 }, (_, k) => thresholdFor(scores, k / bins));
}

/**
 * Quantiles k / bins of the known scores, between two scores by straight line. The rank
 * (images - 1) k / bins is kept as a whole number and a fraction, so that no rounding of it moves
 * an image to another bin. NaN without an image.
 */
function equalMassEdges(scores: Scores, labels: Labels, bins: number): Float64Array {
  const values = sorted.take(scores.length);
  let images = 0;
  for (let i = 0; i < scores.length; i++) if (labels[i]! <= 1) values[images++] = scores[i]!;
  values.subarray(0, images).sort();
  return Float64Array.from({ length: bins + 1 }, (_, k) => {
    if (images === 0) return Number.NaN;
    const steps = (images - 1) * k;
    const rank = Math.floor(steps / bins);
    const rest = steps % bins;
    const lower = values[rank]!;
    return rest === 0 ? lower : lower + (values[rank + 1]! - lower) * (rest / bins);
  });
}

export function binEdges(
  scores: Scores,
  labels: Labels,
  bins: number,
  binning: Binning,
): Float64Array {
  return binning === 'width' ? equalWidthEdges(scores, bins) : equalMassEdges(scores, labels, bins);
}
