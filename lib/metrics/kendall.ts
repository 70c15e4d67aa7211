/** Sorts `order` by `values` (mergesort) and counts the pairs that were strictly out of order. */
function countSwaps(order: Uint32Array, values: ArrayLike<number>): number {
  let from: Uint32Array = order;
  let to: Uint32Array = new Uint32Array(order.length);
  let swaps = 0;
  for (let width = 1; width < order.length; width *= 2) {
    for (let left = 0; left < order.length; left += 2 * width) {
      const middle = Math.min(left + width, order.length);
      const right = Math.min(left + 2 * width, order.length);
      let a = left;
      let b = middle;
      for (let out = left; out < right; out++) {
        if (b < right && (a >= middle || values[from[b]!]! < values[from[a]!]!)) {
          swaps += middle - a;
          to[out] = from[b++]!;
        } else {
          to[out] = from[a++]!;
        }
      }
    }
    [from, to] = [to, from];
  }
  order.set(from);
  return swaps;
}

/** Pairs of neighbours' runs: n (n - 1) / 2 for each run of n equal entries of `order`. */
function tiedPairs(order: Uint32Array, equal: (a: number, b: number) => boolean): number {
  let pairs = 0;
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && equal(order[first]!, order[end]!)) end++;
    pairs += ((end - first) * (end - first - 1)) / 2;
    first = end;
  }
  return pairs;
}

/**
 * Kendall's tau-b of paired values: (concordant - discordant pairs) /
 * sqrt(pairs not tied in x * pairs not tied in y). In [-1, 1].
 *
 * NaN below two pairs, where x or y does not vary, or where a value is NaN. Takes n log n steps
 * (Knight 1966). Source: SciPy, `stats.kendalltau`.
 *
 * @example kendall([1, 2, 3], [1, 3, 2]) // (2 - 1) / 3 = 0.3333...
 */
export function kendall(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  if (y.length !== n) throw new RangeError(`x has ${n} values, y ${y.length}; expected as many`);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  if (order.some((i) => Number.isNaN(x[i]!) || Number.isNaN(y[i]!))) return Number.NaN;
  order.sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  const tiedX = tiedPairs(order, (a, b) => x[a] === x[b]);
  const tiedBoth = tiedPairs(order, (a, b) => x[a] === x[b] && y[a] === y[b]);
  const discordant = countSwaps(order, y);
  const tiedY = tiedPairs(order, (a, b) => y[a] === y[b]);
  const pairs = (n * (n - 1)) / 2;
  const excess = pairs - tiedX - tiedY + tiedBoth - 2 * discordant;
  const tau = excess / Math.sqrt(pairs - tiedX) / Math.sqrt(pairs - tiedY);
  return Math.max(-1, Math.min(1, tau));
}
