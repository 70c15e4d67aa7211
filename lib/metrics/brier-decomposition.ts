import type { CalibrationBins } from './calibration-bins';
import { Sum } from './sum';

/** Parts of a Brier score over bins; see `brierDecomposition`. */
export interface BrierParts {
  /** How far mean scores are from positive rates. 0 is best. */
  readonly calibration: number;
  /** How mixed the bins remain: 0 where each holds one label only. */
  readonly refinement: number;
  /** What the bins' positive rates tell beyond the class's. uncertainty - refinement. */
  readonly resolution: number;
  /** Brier score of the class's prevalence as score for all. */
  readonly uncertainty: number;
  /** What scores differ from their bin's mean adds: brier - calibration - refinement. */
  readonly withinBins: number;
}

/**
 * Calibration-refinement decomposition of a Brier score over bins of n_b of n images, mean score
 * s_b and positive rate r_b, r the rate of all:
 *
 * brier = calibration + refinement + withinBins
 * calibration = sum of n_b/n (s_b - r_b)^2
 * refinement  = sum of n_b/n r_b (1 - r_b) = uncertainty - resolution
 * resolution  = sum of n_b/n (r_b - r)^2
 * uncertainty = r (1 - r)
 *
 * The parts but the last are in [0, 1]; withinBins is 0 where each bin holds one score only, and
 * can be negative. NaN without an image. `brier` is that of the same images. Source: Murphy 1973;
 * DeGroot and Fienberg 1983; Stephenson, Coelho and Jolliffe 2008 for the last part.
 *
 * @example
 * const [scores, labels] = [Float64Array.of(0.2, 0.2, 0.9, 0.9), Uint8Array.of(0, 1, 1, 1)];
 * const bins = calibrationBins(scores, labels, { bins: 2, binning: 'width' });
 * brierDecomposition(bins, brier(scores, labels))
 * // calibration 0.05, refinement 0.125, resolution 0.0625, uncertainty 0.1875, withinBins 0
 */
export function brierDecomposition(bins: CalibrationBins, brier: number): BrierParts {
  const { count, meanScore, positiveRate } = bins;
  const images = count.reduce((sum, n) => sum + n, 0);
  const positives = new Sum();
  for (let b = 0; b < count.length; b++) {
    if (count[b]! > 0) positives.add(count[b]! * positiveRate[b]!);
  }
  const rate = positives.value / images;
  const calibration = new Sum();
  const refinement = new Sum();
  const resolution = new Sum();
  for (let b = 0; b < count.length; b++) {
    if (count[b] === 0) continue;
    const own = positiveRate[b]!;
    calibration.add(count[b]! * (meanScore[b]! - own) ** 2);
    refinement.add(count[b]! * own * (1 - own));
    resolution.add(count[b]! * (own - rate) ** 2);
  }
  const parts = [calibration, refinement, resolution].map((sum) => sum.value / images);
  return {
    calibration: parts[0]!,
    refinement: parts[1]!,
    resolution: parts[2]!,
    uncertainty: rate * (1 - rate),
    withinBins: brier - parts[0]! - parts[1]!,
  };
}
