import { Random } from './random';

/**
 * How images are resampled, and how many replicates share a pass. The weights of several replicates of
 * one image are packed into one double, `bits` bits each, so that one addition sums them all.
 */
export interface ResamplingPlan {
  readonly images: number;
  /** Images that are resampled together share a cluster; 0 ... clusters - 1 by image. */
  readonly clusterOf: Uint32Array;
  readonly clusters: number;
  /** Bits of a replicate's count of images, enough for the largest possible replicate. */
  readonly bits: number;
  /** Replicates in one double. */
  readonly lanes: number;
}

/** Whole numbers up to 2^53 are exact in a double. */
const EXACT_BITS = 53;

/**
 * Plans a bootstrap of images, or of clusters of them such as patients, whose images are not
 * independent. `clusterOf` names each image's cluster by any whole numbers from 0 on; without it,
 * each image is a cluster.
 *
 * @example resamplingPlan(3, Uint32Array.of(0, 1, 1)) // two clusters, of one and of two images
 */
export function resamplingPlan(
  images: number,
  clusterOf: Uint32Array = Uint32Array.from({ length: images }, (_, i) => i),
): ResamplingPlan {
  if (clusterOf.length !== images) {
    throw new RangeError(
      `${images} images, ${clusterOf.length} clusters of images; expected as many`,
    );
  }
  const clusters = clusterOf.reduce((most, cluster) => Math.max(most, cluster + 1), 0);
  const sizes = new Uint32Array(clusters);
  for (const cluster of clusterOf) sizes[cluster]!++;
  const most = clusters * sizes.reduce((largest, size) => Math.max(largest, size), 0);
  const bits = Math.max(1, Math.ceil(Math.log2(most + 1)));
  if (bits > EXACT_BITS)
    throw new RangeError(`a replicate could hold ${most} images; too many to count`);
  return { images, clusterOf, clusters, bits, lanes: Math.floor(EXACT_BITS / bits) };
}

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
 * @example replicateWeights(resamplingPlan(3), 7, 0) // weights of three images in 26 replicates
 */
export function replicateWeights(plan: ResamplingPlan, seed: number, first: number): PackedWeights {
  const { clusters, bits, lanes } = plan;
  const counts = new Float64Array(clusters);
  for (let lane = 0; lane < lanes; lane++) {
    const random = new Random(seed, first + lane);
    const unit = 2 ** (bits * lane);
    for (let k = 0; k < clusters; k++) counts[random.below(clusters)]! += unit;
  }
  return toImages(plan, counts);
}

/** Most groups that the jackknife leaves out. */
const JACKKNIFE_GROUPS = 50;

/**
 * Number of groups of clusters that the jackknife leaves out in turn: 50, or one for each of fewer
 * clusters.
 *
 * @example jackknifeGroups(406) // 50
 */
export function jackknifeGroups(clusters: number): number {
  return Math.min(JACKKNIFE_GROUPS, clusters);
}

/**
 * Weights that leave out a share of the clusters: replicate g, for g = `first` ... `first +
 * plan.lanes - 1`, is without the clusters c for which c modulo `groups` is g. For the jackknife
 * that BCa intervals need. Replicates from `groups` on hold every image.
 */
export function jackknifeWeights(
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
