import type { CalibrationBins } from './calibration-bins';
import { exp } from './elementary';
import { normalCdf } from './normal';
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
 * CXR-LT 2024 (0.59 to 0.91) is possible; inferred from the printed values, not documented by their authors.
 * In [0, 1]. NaN without an image.
 *
 * @example
 * eceDecision(calibrationBins(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), { bins: 2, binning: 'width' }))
 * // (|1 - 0.2| + |1 - 0.9|) / 2 = 0.45
 */
export function eceDecision(bins: CalibrationBins): number {
  return meanGap(bins, bins.accuracy);
}

/** Mean of |X| for X normal with this mean and standard deviation. */
function foldedMean(mean: number, deviation: number): number {
  if (deviation === 0) return Math.abs(mean);
  const z = mean / deviation;
  const density = exp((-z * z) / 2) * Math.sqrt(2 / Math.PI);
  return deviation * density + mean * (1 - 2 * normalCdf(-z));
}

/** Mean over images of what `perBin` gives for the bin's count, mean score and positive rate. */
function meanOverImages(
  { count, meanScore, positiveRate }: CalibrationBins,
  perBin: (images: number, score: number, rate: number) => number,
): number {
  const sum = new Sum();
  let images = 0;
  for (let b = 0; b < count.length; b++) {
    if (count[b] === 0) continue;
    sum.add(count[b]! * perBin(count[b]!, meanScore[b]!, positiveRate[b]!));
    images += count[b]!;
  }
  return sum.value / images;
}

/**
 * Debiased ECE: the plain `ece` less its bias, where the bias is what ECE would rise by if each
 * bin's positive rate were drawn anew from a normal distribution around itself with variance
 * rate (1 - rate) / count.
 *
 * Can fall below 0. NaN without an image. Source: Kumar, Liang and Ma 2019, appendix; their package
 * (`normal_debiased_ce`) draws 1,000 times, this takes the exact mean of such draws. Their package
 * raises where a bin has fewer than two images; here an empty bin is left out, and a bin of one
 * image, whose rate is 0 or 1, keeps its plain gap.
 *
 * @example
 * const [scores, labels] = [Float64Array.of(0.2, 0.2, 0.9, 0.9), Uint8Array.of(0, 1, 1, 1)];
 * eceDebiased(calibrationBins(scores, labels, { bins: 2, binning: 'width' })) // 0.1610...
 */
export function eceDebiased(bins: CalibrationBins): number {
  return meanOverImages(bins, (images, score, rate) => {
    const gap = Math.abs(rate - score);
    return 2 * gap - foldedMean(gap, Math.sqrt((rate * (1 - rate)) / images));
  });
}
