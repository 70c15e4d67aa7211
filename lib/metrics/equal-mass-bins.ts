import type { BinSums } from './bin-sums';
import { bucketSort } from './bucket-sort';
import { Scratch } from './scratch';
import { sortedPositives } from './sorted-positives';
import { Sum } from './sum';
import type { Labels, Scores } from './types';

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
 * Quantiles k / bins of `count` ascending values. The rank (count - 1) k / bins is kept as a whole
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

function sumOf(values: Float64Array, from: number, to: number): number {
  const total = new Sum();
  for (let i = from; i < to; i++) total.add(values[i]!);
  return total.value;
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
  const positives = sortedPositives([scores], [labels]);
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
    scores: Float64Array.from({ length: bins }, (_, bin) =>
      sumOf(values, end[bin]!, end[bin + 1]!),
    ),
    positives: inBin(endPositives),
    right: inBin(right),
    valid,
  };
}
