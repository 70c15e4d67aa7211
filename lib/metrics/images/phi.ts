/**
 * Phi coefficient of two sets of images: the correlation of being in one and in the other. In
 * [-1, 1]; NaN where a set is empty or holds every image. Source: SciPy, `pearsonr` of 0 and 1.
 *
 * @param n images in all
 * @param a images in the first set
 * @param b images in the second set
 * @param both images in both
 * @example phi(10, 4, 5, 3) // 0.40824829046386...
 */
export function phi(n: number, a: number, b: number, both: number): number {
  return (n * both - a * b) / Math.sqrt(a * (n - a)) / Math.sqrt(b * (n - b));
}
