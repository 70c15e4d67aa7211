/**
 * Holm's adjusted p values: with p ascending, the largest so far of min(1, (m - k) p[k]), k = 0 ...
 * m - 1. Rejecting those at most 0.05 keeps the chance of any false rejection at 0.05, however the
 * tests depend on each other. In the order given; undefined p values (NaN) stay so and do not count.
 * Source: Holm 1979.
 *
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: ArrayLike<number>): Float64Array {
  const adjusted = Float64Array.from(pValues);
  const order = [...adjusted.keys()].filter((i) => !Number.isNaN(adjusted[i]!));
  order.sort((i, j) => adjusted[i]! - adjusted[j]!);
  let most = 0;
  order.forEach((i, k) => {
    most = Math.max(most, Math.min(1, (order.length - k) * adjusted[i]!));
    adjusted[i] = most;
  });
  return adjusted;
}

/**
 * Benjamini and Hochberg's adjusted p values: with p ascending, the least of min(1, m p[k] / k) from k on, k = 1
 * ... m. Rejecting those at most 0.05 keeps the expected share of false rejections among all
 * rejections at 0.05, for tests that are independent or positively dependent. In the order given;
 * undefined p values (NaN) stay so and do not count. Source: Benjamini and Hochberg 1995;
 * statsmodels, `multipletests(method='fdr_bh')`.
 *
 * @example benjaminiHochberg([0.04, 0.01, 0.03, 0.01]) // [0.04, 0.02, 0.04, 0.02]
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  const adjusted = Float64Array.from(pValues);
  const order = [...adjusted.keys()].filter((i) => !Number.isNaN(adjusted[i]!));
  order.sort((i, j) => adjusted[j]! - adjusted[i]!);
  let least = 1;
  order.forEach((i, place) => {
    const rank = order.length - place;
    least = Math.min(least, (adjusted[i]! * order.length) / rank);
    adjusted[i] = least;
  });
  return adjusted;
}
