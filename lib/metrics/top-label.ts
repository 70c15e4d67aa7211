import { type BinningOptions, type CalibrationBins, calibrationBins } from './calibration-bins';
import { type Labels, type Scores, UNKNOWN } from './types';

/**
 * Reliability of the call itself: bins of the confidence max(score, 1 - score) against whether the
 * call [score >= 0.5] is right. `ece` of these bins is the top-label ECE of a binary class, `mce`
 * its maximum. Confidence is taken as a double and lies in [0.5, 1]. In the result `positiveRate`
 * is the share of right calls; NaN as in `calibrationBins`. Source: Guo et al. 2017; Kumar, Liang and Ma 2019.
 *
 * For a rare class nearly all calls are confident negatives, so this is small whatever the scores
 * of the positives are.
 *
 * @example
 * const bins = topLabelBins(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), { bins: 2, binning: 'width' });
 * ece(bins) // (|1 - 0.8| + |1 - 0.9|) / 2, both in one bin: |1 - 0.85| = 0.15
 */
export function topLabelBins(
  scores: Scores,
  labels: Labels,
  options: BinningOptions,
): CalibrationBins {
  const confidence = new Float64Array(scores.length);
  const right = new Uint8Array(scores.length);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    const label = labels[i]!;
    confidence[i] = Math.max(score, 1 - score);
    right[i] = label > 1 ? UNKNOWN : Number(score >= 0.5 === (label === 1));
  }
  return calibrationBins(confidence, right, options);
}
