import { Sum } from '../sum';

/**
 * Standard error of a statistic from what each cluster of images adds to it. The statistic is made
 * linear (delta method): an image's influence is how much the statistic changes with the image's
 * weight, and a cluster's the sum over its images. So images of one patient may depend on each other.
 * NaN with fewer than two clusters.
 *
 * Source: the cluster-robust variance of Liang and Zeger 1986; the infinitesimal jackknife of Efron
 * 1982.
 *
 * @param influences by cluster
 * @example clusteredError(Float64Array.of(-0.1, 0.1)) // sqrt(2 (0.01 + 0.01)) = 0.2
 */
export function clusteredError(influences: Float64Array): number {
  const clusters = influences.length;
  const total = new Sum();
  for (const own of influences) total.add(own);
  const mean = total.value / clusters;
  const squares = new Sum();
  for (const own of influences) squares.add((own - mean) ** 2);
  return clusters < 2 ? Number.NaN : Math.sqrt((clusters / (clusters - 1)) * squares.value);
}
