import { Random } from './random';
import type { ResamplingPlan } from './resampling-plan';

/** The weights of an image in `plan.lanes` replicates: replicate r's times 2^(bits r), added up. */
export type PackedWeights = Float64Array;

function toImages({ images, clusterOf }: ResamplingPlan, perCluster: Float64Array): PackedWeights {
  const weights = new Float64Array(images);
  for (let i = 0; i < images; i++) weights[i] = perCluster[clusterOf[i]!]!;
  return weights;
}

/**
 * Draws the replicates `first` ... `first + plan.lanes - 1`: for each, as many clusters as there
 * are, with replacement. Replicate r depends on the seed and r only.
 *
 * @example drawReplicates(resamplingPlan(3), 7, 0) // weights of three images in 26 replicates
 */
export function drawReplicates(plan: ResamplingPlan, seed: number, first: number): PackedWeights {
  const { clusters, bits, lanes } = plan;
  const counts = new Float64Array(clusters);
  for (let lane = 0; lane < lanes; lane++) {
    const random = new Random(seed, first + lane);
    const unit = 2 ** (bits * lane);
    for (let k = 0; k < clusters; k++) counts[random.below(clusters)]! += unit;
  }
  return toImages(plan, counts);
}

/**
 * Weights that leave out a share of the clusters: replicate g, for g = `first` ... `first +
 * plan.lanes - 1`, is without the clusters c for which c modulo `groups` is g. For the jackknife
 * that BCa intervals need. Replicates from `groups` on hold every image.
 */
export function leaveOutReplicates(
  plan: ResamplingPlan,
  groups: number,
  first: number,
): PackedWeights {
  const { clusters, bits, lanes } = plan;
  const counts = new Float64Array(clusters);
  for (let cluster = 0; cluster < clusters; cluster++) {
    for (let lane = 0; lane < lanes; lane++) {
      if (cluster % groups !== first + lane) counts[cluster]! += 2 ** (bits * lane);
    }
  }
  return toImages(plan, counts);
}
