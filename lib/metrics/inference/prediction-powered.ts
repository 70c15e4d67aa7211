import type { Interval } from './intervals';
import { jackknife, jackknifeInterval } from './jackknife';

/** A statistic of a sample, without each of some groups of its images, and in its replicates. */
export interface Sampled {
  readonly value: number;
  readonly left: Float64Array;
  readonly replicates: Float64Array;
}

/** An estimate from few gold and many noisy labels. NaN where undefined. */
export interface PredictionPowered {
  readonly estimate: number;
  readonly interval: Interval;
  /** Weight of the noisy labels, 0 to 1. */
  readonly weight: number;
  /** How many times as many gold images gold labels alone would need for this variance. */
  readonly worth: number;
}

const UNDEFINED: PredictionPowered = {
  estimate: Number.NaN,
  interval: [Number.NaN, Number.NaN],
  weight: Number.NaN,
  worth: Number.NaN,
};

/** Variances (n - 1) and covariance of the replicates in which both are defined. */
function spread(gold: Float64Array, noisy: Float64Array) {
  let [count, meanG, meanN, gg, nn, gn] = [0, 0, 0, 0, 0, 0];
  for (let r = 0; r < gold.length; r++) {
    const [dg, dn] = [gold[r]! - meanG, noisy[r]! - meanN];
    if (Number.isNaN(dg) || Number.isNaN(dn)) continue;
    count++;
    meanG += dg / count;
    meanN += dn / count;
    gg += dg * (gold[r]! - meanG);
    nn += dn * (noisy[r]! - meanN);
    gn += dg * (noisy[r]! - meanN);
  }
  const n = count - 1;
  return { count, gold: gg / n, noisy: nn / n, both: gn / n };
}

/**
 * The statistic on gold labels' terms from images with both labels and many more with noisy labels
 * only: gold + w (noisy of all - noisy of these), with the weight w that makes the variance least over
 * the replicates, limited to 0 to 1. Weight 0 is gold labels alone, so in large samples it is never worse than these.
 * The interval is the jackknife's, corrected for bias; the noisy statistic of all images varies as
 * that of the shared images, `share` times the variance. It assumes that the images with gold
 * labels are a random part of all. NaN where a value is undefined.
 *
 * @param gold statistic of the shared images under gold labels
 * @param noisy likewise under noisy labels, with the same groups and replicates
 * @param noisyOfAll under noisy labels on all images
 * @param share shared images over all images
 * @param freedom degrees of freedom of the jackknife's standard error
 * @param weight in place of the best one
 * @see Angelopoulos, Duchi and Zrnic 2023, "PPI++"; Zrnic 2024, "A note on the prediction-powered bootstrap"
 */
export function predictionPowered(
  gold: Sampled,
  noisy: Sampled,
  noisyOfAll: number,
  share: number,
  freedom: number,
  level = 0.95,
  weight?: number,
): PredictionPowered {
  const found = spread(gold.replicates, noisy.replicates);
  if (found.count < 2 || [gold.value, noisy.value, noisyOfAll].some(Number.isNaN)) return UNDEFINED;
  const best = found.noisy > 0 ? found.both / ((1 + share) * found.noisy) : 0;
  const w = weight ?? Math.min(1, Math.max(0, best));
  const variance = found.gold - 2 * w * found.both + w * w * (1 + share) * found.noisy;
  const estimate = gold.value + w * (noisyOfAll - noisy.value);
  const own = jackknife(
    gold.value - w * noisy.value,
    gold.left.map((value, group) => value - (w === 0 ? 0 : w * noisy.left[group]!)),
  );
  const ofAll = w === 0 ? 0 : w * w * share * jackknife(noisy.value, noisy.left).standardError ** 2;
  const error = { ...own, standardError: Math.sqrt(own.standardError ** 2 + ofAll) };
  return {
    estimate,
    interval: jackknifeInterval(estimate, error, freedom, level),
    weight: w,
    worth: found.gold / variance,
  };
}
