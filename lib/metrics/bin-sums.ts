import { bucketSort } from './bucket-sort';
import { BLOCK_ROWS, createBlock, type Labels, loadBlock, type Scores, Scratch } from './columns';
import { createLadder, MAX_STEPS, setLadder, setRungsBelow } from './ladder';
import { sortedPositives } from './ranking';
import { Sum } from './sum';

/** What is added up in each bin of scores. */
export interface BinSums {
  /** Edge k is the lower one of bin k, edge k + 1 its upper one. */
  readonly edges: Float64Array;
  readonly count: Uint32Array;
  readonly scores: Float64Array;
  /** What rounding took from `scores`. */
  readonly scoresLost: Float64Array;
  readonly positives: Uint32Array;
  /** Images with [score >= 0.5] = label. */
  readonly right: Uint32Array;
  /** Whether all scores lie in [0, 1]. */
  readonly valid: boolean;
}

const block = createBlock();
const { scores: blockScores, labels: blockLabels } = block;
const edges = createLadder();
/** Of each row of the block, the number of edges below its score. */
const edgesBelow = new Int32Array(BLOCK_ROWS);

// A rare class has nearly all scores in one bin. Two counters for each bin, for even and for odd
// rows, let an addition begin before the last one to the same bin has ended.

/** Images by 8 (edges below the score) + 4 [row is odd] + 2 label + [score >= 0.5]. */
const cells = new Uint32Array(8 * (MAX_STEPS + 2));
/** Scores added up by 2 (edges below) + [row is odd]. */
const sums = new Float64Array(2 * (MAX_STEPS + 2));
/**
 * What rounding took from `sums` (Knuth's two-sum), so that a bin's sum does not depend on the order
 * of rows, and an ECE, a gap between two sums, does not show their rounding.
 */
const lost = new Float64Array(2 * (MAX_STEPS + 2));

/** Gives whether all scores are probabilities. */
function countBlock(rows: number): boolean {
  let valid = true;
  for (let i = 0; i < rows; i++) {
    const label = blockLabels[i]!;
    if (label > 1) continue;
    const score = blockScores[i]!;
    if (!(score >= 0 && score <= 1)) valid = false;
    const lane = 2 * edgesBelow[i]! + (i & 1);
    const cell = 4 * lane + 2 * label + Number(score >= 0.5);
    cells[cell] = cells[cell]! + 1;
    const before = sums[lane]!;
    const after = before + score;
    const added = after - before;
    sums[lane] = after;
    lost[lane] = lost[lane]! + (before - (after - added) + (score - added));
  }
  return valid;
}

/** Images of a bin with 2 label + [score >= 0.5] = kind; scores at the lowest edge join bin 0. */
function imagesOf(bin: number, kind: number): number {
  const own = 8 * (bin + 1) + kind;
  const lowest = bin === 0 ? cells[kind]! + cells[kind + 4]! : 0;
  return cells[own]! + cells[own + 4]! + lowest;
}

function scoresIn(bin: number): Sum {
  const total = new Sum();
  for (const lane of [2 * bin + 2, 2 * bin + 3]) {
    total.add(sums[lane]!);
    total.add(lost[lane]!);
  }
  return total;
}

/** The sums as arrays: values, and what rounding took from them. */
function valuesOf(totals: readonly Sum[]): Pick<BinSums, 'scores' | 'scoresLost'> {
  return {
    scores: Float64Array.from(totals, (total) => total.value),
    scoresLost: Float64Array.from(totals, (total) => total.rest),
  };
}

/** Sums over bins (k / bins, (k + 1) / bins]; the first also holds 0. */
export function equalWidthSums(scores: Scores, labels: Labels, bins: number): BinSums {
  setLadder(edges, scores, bins);
  cells.fill(0, 0, 8 * (bins + 2));
  sums.fill(0, 0, 2 * (bins + 2));
  lost.fill(0, 0, 2 * (bins + 2));
  let valid = true;
  for (let start = 0; start < scores.length; ) {
    const rows = loadBlock(block, scores, labels, start);
    setRungsBelow(edgesBelow, blockScores, rows, edges, bins);
    valid = countBlock(rows) && valid;
    start += rows;
  }
  const of = (...kinds: readonly number[]) =>
    Uint32Array.from({ length: bins }, (_, bin) =>
      kinds.reduce((n, kind) => n + imagesOf(bin, kind), 0),
    );
  return {
    edges: edges.slice(0, bins + 1),
    count: of(0, 1, 2, 3),
    ...valuesOf(Array.from({ length: bins }, (_, bin) => scoresIn(bin))),
    positives: of(2, 3),
    right: of(0, 3),
    valid,
  };
}

const gathered = new Scratch((length) => new Float64Array(length));
const sorted = new Scratch((length) => new Float64Array(length));

/** How many of the first `count` ascending values are at most `limit`. */
function countUpTo(values: Float64Array, count: number, limit: number): number {
  let lower = 0;
  let upper = count;
  while (lower < upper) {
    const middle = (lower + upper) >>> 1;
    if (values[middle]! <= limit) lower = middle + 1;
    else upper = middle;
  }
  return lower;
}

interface Quantiles {
  /** On a straight line between two values where the rank falls between them. */
  readonly edges: Float64Array;
  /** The largest value at or below each edge. */
  readonly values: Float64Array;
}

/**
 * Quantiles k / bins of `count` ascending values. The rank (count - 1) k / bins is computed as a whole
 * number and a fraction, so that no rounding of it moves an image to another bin. NaN without a
 * value.
 */
function quantiles(sortedValues: Float64Array, count: number, bins: number): Quantiles {
  const edges = new Float64Array(bins + 1).fill(Number.NaN);
  const values = edges.slice();
  for (let k = 0; count > 0 && k <= bins; k++) {
    const rank = Math.floor(((count - 1) * k) / bins);
    const rest = (count - 1) * k - rank * bins;
    const lower = sortedValues[rank]!;
    values[k] = lower;
    edges[k] = rest === 0 ? lower : lower + (sortedValues[rank + 1]! - lower) * (rest / bins);
  }
  return { edges, values };
}

function sumOf(values: Float64Array, from: number, to: number): Sum {
  const total = new Sum();
  for (let i = from; i < to; i++) total.add(values[i]!);
  return total;
}

/** The largest double below 1/2. */
const BELOW_HALF = 0.5 - 2 ** -54;

/** Sums over bins between quantiles of the scores of known label. */
export function equalMassSums(scores: Scores, labels: Labels, bins: number): BinSums {
  const unsorted = gathered.take(scores.length);
  let images = 0;
  for (let i = 0; i < scores.length; i++) {
    if (labels[i]! <= 1) unsorted[images++] = scores[i]!;
  }
  const { values } = bucketSort(unsorted, images, sorted.take(images));
  const limits = quantiles(values, images, bins);
  const valid = images === 0 || (values[0]! >= 0 && values[images - 1]! <= 1);
  const positives = sortedPositives(scores, labels);
  const places = (all: Float64Array, count: number) =>
    Uint32Array.from(limits.values, (value, k) => (k === 0 ? 0 : countUpTo(all, count, value)));
  const end = places(values, images);
  const endPositives = places(positives.values, positives.count);
  const low = countUpTo(values, images, BELOW_HALF);
  const lowPositives = countUpTo(positives.values, positives.count, BELOW_HALF);
  const inBin = (ends: Uint32Array) =>
    Uint32Array.from({ length: bins }, (_, bin) => ends[bin + 1]! - ends[bin]!);
  // Up to an edge, right are negatives below 1/2 and positives from 1/2 on.
  const right = end.map((all, k) => {
    const below = Math.min(all, low);
    const positivesBelow = Math.min(endPositives[k]!, lowPositives);
    return below - positivesBelow + (endPositives[k]! - positivesBelow);
  });
  return {
    edges: limits.edges,
    count: inBin(end),
    ...valuesOf(Array.from({ length: bins }, (_, bin) => sumOf(values, end[bin]!, end[bin + 1]!))),
    positives: inBin(endPositives),
    right: inBin(right),
    valid,
  };
}

function addCounts(parts: readonly BinSums[], of: (part: BinSums) => Uint32Array): Uint32Array {
  const total = new Uint32Array(of(parts[0]!).length);
  for (const part of parts) {
    const counts = of(part);
    for (let bin = 0; bin < total.length; bin++) total[bin] = total[bin]! + counts[bin]!;
  }
  return total;
}

/**
 * The sums of all images of several parts, binned by the same edges. Counts are never NaN; `valid` is
 * false where it is in any part.
 *
 * @param parts one at least
 * @example
 * const sums = binSums(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), { bins: 2, binning: 'width' });
 * addBinSums([sums, sums]).count[0]
 * // 2
 */
export function addBinSums(parts: readonly BinSums[]): BinSums {
  const { edges, count } = parts[0]!;
  const totals = Array.from(count, (_, bin) => {
    const total = new Sum();
    for (const part of parts) {
      total.add(part.scores[bin]!);
      total.add(part.scoresLost[bin]!);
    }
    return total;
  });
  return {
    edges,
    ...valuesOf(totals),
    count: addCounts(parts, (part) => part.count),
    positives: addCounts(parts, (part) => part.positives),
    right: addCounts(parts, (part) => part.right),
    valid: parts.every((part) => part.valid),
  };
}
