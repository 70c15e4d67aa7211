import type { CalibrationBins } from './calibration-bins';
import { normalCdf } from './normal-cdf';
import { Sum } from './sum';

/** Mean of |X| for X normal with this mean and standard deviation. */
function foldedMean(mean: number, deviation: number): number {
  if (deviation === 0) return Math.abs(mean);
  const z = mean / deviation;
  const density = Math.exp((-z * z) / 2) * Math.sqrt(2 / Math.PI);
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
 * Debiased squared calibration error: sum over bins of
 * (count / images) ((mean score - rate)^2 - rate (1 - rate) / (count - 1)).
 *
 * The plain sum of squares counts the chance error of each bin's positive rate as miscalibration;
 * this takes it off, without bias, so the result can fall below 0. A bin of one image adds 0. NaN
 * without an image. Meant for equal-mass bins. Source: Kumar, Liang and Ma 2019,
 * `unbiased_square_ce` of their uncertainty-calibration package.
 *
 * @example
 * const [scores, labels] = [Float64Array.of(0.2, 0.2, 0.9, 0.9), Uint8Array.of(0, 1, 1, 1)];
 * squaredCeDebiased(calibrationBins(scores, labels, { bins: 2, binning: 'width' }))
 * // ((0.09 - 0.25) + 0.01) / 2 = -0.075
 */
export function squaredCeDebiased(bins: CalibrationBins): number {
  return meanOverImages(bins, (images, score, rate) => {
    const square = (score - rate) ** 2;
    return square - (images < 2 ? square : (rate * (1 - rate)) / (images - 1));
  });
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
