import { atanh, tanh } from './elementary';
import { normalQuantile } from './normal';
import { Sum } from './sum';

/** Means of paired values, and sums of squared and mixed deviations from them. */
export interface Moments {
  readonly meanX: number;
  readonly meanY: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

function mean(values: ArrayLike<number>): number {
  const sum = new Sum();
  for (let i = 0; i < values.length; i++) sum.add(values[i]!);
  return sum.value / values.length;
}

/** Whether all values are equal: then rounding must not make a deviation of them. */
function constant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}

export function moments(x: ArrayLike<number>, y: ArrayLike<number>): Moments {
  if (x.length !== y.length) {
    throw new RangeError(`x has ${x.length} values, y ${y.length}; expected as many`);
  }
  const meanX = constant(x) ? (x[0] ?? Number.NaN) : mean(x);
  const meanY = constant(y) ? (y[0] ?? Number.NaN) : mean(y);
  const xx = new Sum();
  const yy = new Sum();
  const xy = new Sum();
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    xx.add(dx * dx);
    yy.add(dy * dy);
    xy.add(dx * dy);
  }
  return { meanX, meanY, xx: xx.value, yy: yy.value, xy: xy.value };
}

/** Correlation from sums of deviations; NaN where x or y does not vary. */
export function correlation({ xx, yy, xy }: Moments): number {
  const r = xy / (Math.sqrt(xx) * Math.sqrt(yy));
  return Math.max(-1, Math.min(1, r));
}

/**
 * Pearson's r of paired values. In [-1, 1]. NaN below two pairs, or where x or y does not vary.
 * Source: SciPy, `stats.pearsonr`.
 *
 * @example pearson([1, 2, 3], [1, 3, 2]) // 0.5
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return correlation(moments(x, y));
}

/**
 * Interval of Pearson's r over n pairs by Fisher's z: tanh(atanh(r) -+ q / sqrt(n - 3)), q the
 * normal quantile of (1 + level) / 2. [NaN, NaN] below four pairs. Source: SciPy,
 * `pearsonr(...).confidence_interval`.
 *
 * @example pearsonInterval(0.5, 28) // [0.156..., 0.735...]
 */
export function pearsonInterval(r: number, n: number, level = 0.95): [number, number] {
  if (n < 4) return [Number.NaN, Number.NaN];
  const z = atanh(r);
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3);
  return [tanh(z - half), tanh(z + half)];
}

export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** Pearson's r. */
  readonly r: number;
  /** Share of the variance of y that the line explains, r^2. */
  readonly r2: number;
}

/**
 * The line y = intercept + slope x of least squared distance in y.
 *
 * All NaN below two points or where x does not vary; r and r2 NaN where y does not vary. Source:
 * SciPy, `stats.linregress` (which raises in the first case, and calls r 0 in the second).
 *
 * @example leastSquares([0, 1, 2], [1, 3, 5]) // { slope: 2, intercept: 1, r: 1, r2: 1 }
 */
export function leastSquares(x: ArrayLike<number>, y: ArrayLike<number>): Line {
  const sums = moments(x, y);
  const slope = sums.xx === 0 ? Number.NaN : sums.xy / sums.xx;
  const r = correlation(sums);
  return { slope, intercept: sums.meanY - slope * sums.meanX, r, r2: r * r };
}

/** Ranks from 1, equal values sharing the mean of theirs. */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i);
  order.sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && values[order[end]!] === values[order[first]!]) end++;
    for (let k = first; k < end; k++) ranks[order[k]!] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}

/**
 * Spearman's rho of paired values: Pearson's r of their ranks, ties sharing their mean rank.
 * In [-1, 1]. NaN below two pairs, where x or y does not vary, or where a value is NaN.
 * Source: SciPy, `stats.spearmanr`.
 *
 * @example spearman([1, 2, 3], [10, 30, 20]) // 0.5
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const values = [...Array.from(x), ...Array.from(y)];
  if (values.some(Number.isNaN)) return Number.NaN;
  return pearson(averageRanks(x), averageRanks(y));
}

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
