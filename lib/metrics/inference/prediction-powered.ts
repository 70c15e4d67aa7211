import { type Interval, NO_INTERVAL } from './intervals';
import { percentileInterval } from './replicate-intervals';

/** An estimate from few gold and many noisy labels. NaN where undefined. */
export interface PredictionPowered {
  readonly estimate: number;
  readonly interval: Interval;
  /** Weight of the noisy labels, 0 to 1. */
  readonly weight: number;
  /** How many times as many gold images gold labels alone would need for this variance. */
  readonly worth: number;
}

const UNDEFINED = {
  estimate: Number.NaN,
  interval: NO_INTERVAL,
  weight: Number.NaN,
  worth: Number.NaN,
};

/** Values of a statistic: of the sample first, then of its replicates. */
type Series = Float64Array;

/** Variances (n - 1) and covariance of the replicates in which both are defined. */
function spread(gold: Series, noisy: Series) {
  let [count, meanG, meanN, gg, nn, gn] = [0, 0, 0, 0, 0, 0];
  for (let r = 1; r < gold.length; r++) {
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
  return { count, meanNoisy: meanN, gold: gg / n, noisy: nn / n, both: gn / n };
}

/**
 * The statistic on gold labels' terms from images with both labels and many more with noisy labels
 * only: gold + w (noisy of all - noisy of these), with the weight w that makes the variance least,
 * limited to 0 to 1. Weight 0 is gold labels alone, so in large samples it is never worse than these.
 * The noisy statistic of all images varies as that of the shared images, `share` times the variance.
 * It assumes that the images with gold labels are a random part of all.
 *
 * @param gold statistic of the shared images under gold labels, then in its replicates
 * @param noisy likewise under noisy labels, in the same replicates
 * @param noisyOfAll under noisy labels on all images
 * @param share shared images over all images
 * @param weight in place of the best one
 * @see Angelopoulos, Duchi and Zrnic 2023, "PPI++"; Zrnic 2024, "A note on the prediction-powered bootstrap"
 */
export function predictionPowered(
  gold: Series,
  noisy: Series,
  noisyOfAll: number,
  share: number,
  level = 0.95,
  weight?: number,
): PredictionPowered {
  const found = spread(gold, noisy);
  if (found.count < 2 || [gold[0]!, noisy[0]!, noisyOfAll].some(Number.isNaN)) return UNDEFINED;
  const best = found.noisy > 0 ? found.both / ((1 + share) * found.noisy) : 0;
  const w = weight ?? Math.min(1, Math.max(0, best));
  const variance = found.gold - 2 * w * found.both + w * w * (1 + share) * found.noisy;
  const scale = Math.sqrt(share);
  const half = Math.floor(gold.length / 2);
  const replicates = Float64Array.from({ length: gold.length - 1 }, (_, index) => {
    const r = index + 1;
    if (w === 0) return gold[r]!;
    // Another replicate stands for the independent variation of all images.
    const other = noisy[1 + ((index + half) % (gold.length - 1))]!;
    const ofAll = noisyOfAll + scale * (other - found.meanNoisy);
    return gold[r]! + w * (ofAll - noisy[r]!);
  });
  return {
    estimate: gold[0]! + w * (noisyOfAll - noisy[0]!),
    interval: percentileInterval(replicates, level),
    weight: w,
    worth: found.gold / variance,
  };
}
