import type { CalibrationBins } from './calibration-bins';
import { Sum } from './sum';

/** Mean over images of the gap between two columns of the bins. */
function meanGap(bins: CalibrationBins, rate: Float64Array): number {
  const { count, meanScore } = bins;
  const sum = new Sum();
  let images = 0;
  for (let b = 0; b < count.length; b++) {
    if (count[b] === 0) continue;
    sum.add(count[b]! * Math.abs(rate[b]! - meanScore[b]!));
    images += count[b]!;
  }
  return sum.value / images;
}

/**
 * Expected calibration error of the positive-class probability: sum over bins of
 * (count / images) |positive rate - mean score|. In [0, 1]. NaN without an image.
 * Source: Naeini et al. 2015.
 *
 * @example
 * ece(calibrationBins(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), { bins: 2, binning: 'width' }))
 * // (0.2 + 0.1) / 2 = 0.15
 */
export function ece(bins: CalibrationBins): number {
  return meanGap(bins, bins.positiveRate);
}

/**
 * Decision ECE: as `ece`, with accuracy = [(score >= 0.5) == label] in the place of the positive
 * rate, so that confident negatives count as errors. The reading under which the mECE printed for
 * CXR-LT 2024 (0.59 to 0.91) is possible; inferred from the figures, not documented by their authors.
 * In [0, 1]. NaN without an image.
 *
 * @example
 * eceDecision(calibrationBins(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), { bins: 2, binning: 'width' }))
 * // (|1 - 0.2| + |1 - 0.9|) / 2 = 0.45
 */
export function eceDecision(bins: CalibrationBins): number {
  return meanGap(bins, bins.accuracy);
}

/**
 * Maximum calibration error: the largest |positive rate - mean score| of any bin that holds an
 * image. In [0, 1]. NaN without an image. Source: Naeini et al. 2015.
 *
 * @example
 * mce(calibrationBins(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), { bins: 2, binning: 'width' }))
 * // 0.2
 */
export function mce(bins: CalibrationBins): number {
  let most = Number.NaN;
  for (let b = 0; b < bins.count.length; b++) {
    const gap = Math.abs(bins.positiveRate[b]! - bins.meanScore[b]!);
    if (!(gap <= most) && !Number.isNaN(gap)) most = gap;
  }
  return most;
}
