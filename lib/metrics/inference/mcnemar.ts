import { incompleteBeta } from './incomplete-beta';

/**
 * Two-sided exact p value of McNemar's test: whether two readers of the same images are right equally
 * often. Images on which both are right, or both wrong, do not count. 1 where the readers never
 * differ. Source: statsmodels, `mcnemar(exact=True)`.
 *
 * @param onlyFirst images on which only the first is right
 * @param onlySecond images on which only the second is right
 * @example mcnemar(3, 9) // 0.14599609375
 */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  const fewer = Math.min(onlyFirst, onlySecond);
  const all = onlyFirst + onlySecond;
  if (2 * fewer === all) return 1;
  // The binomial probability of at most `fewer` of `all`, each with probability 1/2, on both sides.
  return Math.min(1, 2 * incompleteBeta(all - fewer, fewer + 1, 0.5));
}
