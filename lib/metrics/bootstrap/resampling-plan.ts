/**
 * How images are drawn, and how many replicates share a pass. The weights of several replicates of
 * one image stand in one double, `bits` bits each: their sums then come from one addition.
 */
export interface ResamplingPlan {
  readonly images: number;
  /** Images that are drawn together share a cluster; 0 ... clusters - 1 by image. */
  readonly clusterOf: Uint32Array;
  readonly clusters: number;
  /** Bits of a replicate's count of images, enough for the largest possible draw. */
  readonly bits: number;
  /** Replicates in one double. */
  readonly lanes: number;
}

/** Whole numbers up to 2^53 are exact in a double. */
const EXACT_BITS = 53;

/**
 * Plans a bootstrap of images, or of clusters of them such as patients, whose images are not
 * independent. `clusterOf` names each image's cluster by any whole numbers from 0 on; without it,
 * each image is drawn for itself.
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
    throw new RangeError(`a draw could hold ${most} images; too many to count`);
  return { images, clusterOf, clusters, bits, lanes: Math.floor(EXACT_BITS / bits) };
}
