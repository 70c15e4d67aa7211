import { exp, log, type Scores, thresholdFor } from '@/lib/metrics';

/** Bins of one axis in the precision of the scores: bin i is above `edges[i]`, up to `edges[i + 1]`. */
export interface GridAxis {
  readonly scale: 'linear' | 'log';
  /** Ascending. The first bin also holds lower scores, the last one higher scores. */
  readonly edges: readonly number[];
}

/** The images whose two scores lie in the same two bins. */
export interface GridCell {
  /** Bin of the first score, and of the second. */
  readonly x: number;
  readonly y: number;
  /** Rows of the label file, ascending. */
  readonly rows: Int32Array;
}

/** Bins of an axis. */
export const GRID_BINS = 32;

/** Lower scores are in the first bin of a log axis. */
const LEAST = 1e-5;

/** `count` steps from one value to another, without the last value. */
function steps(from: number, to: number, count: number, scale: GridAxis['scale']): number[] {
  const isLog = scale === 'log';
  const [low, high] = isLog ? [log(from), log(to)] : [from, to];
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return from;
    const value = low + ((high - low) * i) / count;
    return isLog ? exp(value) : value;
  });
}

/**
 * An axis over the scores of some images by two teams. The threshold, where it is among them, is
 * an edge, so that all images of a bin have the same call.
 *
 * @param rows the images; NaN has no place on the axis
 */
export function gridAxis(
  scores: readonly Scores[],
  rows: Int32Array,
  threshold: number,
  scale: GridAxis['scale'],
): GridAxis {
  const least = scale === 'log' ? LEAST : Number.NEGATIVE_INFINITY;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const own of scores) {
    for (const row of rows) {
      const score = Math.max(least, own[row]!);
      if (score < low) low = score;
      if (score > high) high = score;
    }
  }
  if (low > high) return { scale, edges: [] };
  // One score only: a bin about it.
  if (low === high) [low, high] = scale === 'log' ? [low / 2, 2 * low] : [low - 0.01, low + 0.01];
  // A score equal to the threshold is no positive call: it needs a bin of its own.
  const limit = Math.max(...scores.map((own) => thresholdFor(own, threshold)));
  if (threshold <= low && low <= limit) {
    low = scale === 'log' ? threshold / 1.2 : threshold - (high - low) / GRID_BINS;
  }
  if (threshold <= low || threshold >= high) {
    return { scale, edges: [...steps(low, high, GRID_BINS, scale), high] };
  }
  const at = (value: number) => (scale === 'log' ? log(value) : value);
  const share = (at(threshold) - at(low)) / (at(high) - at(low));
  const below = Math.min(GRID_BINS - 1, Math.max(1, Math.round(share * GRID_BINS)));
  return {
    scale,
    edges: [
      ...steps(low, threshold, below, scale),
      ...steps(threshold, high, GRID_BINS - below, scale),
      high,
    ],
  };
}

/** The bin of a row. Edges are rounded to the precision of the scores, as a threshold is. */
function binning(scores: Scores, { edges }: GridAxis): (row: number) => number {
  const inner = edges.slice(1, -1).map((edge) => thresholdFor(scores, edge));
  return (row) => {
    const score = scores[row]!;
    let [low, high] = [0, inner.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (score > inner[middle]!) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Images by the bins of two scores; cells without an image are left out. */
export function gridCells(
  first: Scores,
  second: Scores,
  rows: Int32Array,
  axis: GridAxis,
): GridCell[] {
  const [binX, binY] = [binning(first, axis), binning(second, axis)];
  const found = new Map<number, number[]>();
  for (const row of rows) {
    if (Number.isNaN(first[row]!) || Number.isNaN(second[row]!)) continue;
    const cell = binY(row) * GRID_BINS + binX(row);
    const own = found.get(cell);
    if (own) own.push(row);
    else found.set(cell, [row]);
  }
  return Array.from(found, ([cell, own]) => ({
    x: cell % GRID_BINS,
    y: Math.floor(cell / GRID_BINS),
    rows: Int32Array.from(own),
  }));
}

/** Numbers of images by who calls them positive. */
export interface CallCounts {
  readonly neither: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly both: number;
}

/** Counts the calls of two teams among rows that both scored. */
export function callCounts(
  first: Scores,
  second: Scores,
  rows: Int32Array,
  threshold: number,
): CallCounts {
  const [limit, other] = [thresholdFor(first, threshold), thresholdFor(second, threshold)];
  const counts = { neither: 0, onlyFirst: 0, onlySecond: 0, both: 0 };
  for (const row of rows) {
    const [x, y] = [first[row]!, second[row]!];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    if (x > limit) counts[y > other ? 'both' : 'onlyFirst']++;
    else counts[y > other ? 'onlySecond' : 'neither']++;
  }
  return counts;
}
