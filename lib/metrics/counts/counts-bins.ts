import type { BinSums } from '../bin-sums';
import type { BinningOptions } from '../calibration-bins';
import { Sum } from '../sum';
import { addTimes, thresholdsBelow, thresholdsOf } from './counts-statistics';
import type { ScoreCounts } from './score-counts';

/** Edges, and for each score its bin. */
interface Placing {
  readonly edges: Float64Array;
  readonly binOf: ArrayLike<number>;
}

/** Bins (k / bins, (k + 1) / bins]; the first also holds 0. */
function equalWidth(counts: ScoreCounts, bins: number): Placing {
  const below = thresholdsBelow(counts, bins);
  const binOf = below.map((edges) => Math.min(bins, Math.max(1, edges)) - 1);
  return { edges: thresholdsOf(counts, bins), binOf };
}

/** Bins between the quantiles k / bins of the images' scores, on a straight line between two. */
function equalMass({ scores, positives, negatives }: ScoreCounts, bins: number): Placing {
  const upTo = new Float64Array(scores.length);
  let images = 0;
  for (let i = 0; i < scores.length; i++) {
    images += positives[i]! + negatives[i]!;
    upTo[i] = images;
  }
  const edges = new Float64Array(bins + 1).fill(Number.NaN);
  const binOf = new Int32Array(scores.length);
  let at = 0;
  let begin = 0;
  for (let k = 0; images > 0 && k <= bins; k++) {
    // The rank as a whole number and a fraction, so that its rounding moves no image.
    const rank = Math.floor(((images - 1) * k) / bins);
    const rest = (images - 1) * k - rank * bins;
    while (upTo[at]! <= rank) at++;
    const lower = scores[at]!;
    const next = upTo[at]! > rank + 1 || at + 1 === scores.length ? lower : scores[at + 1]!;
    edges[k] = rest === 0 ? lower : lower + (next - lower) * (rest / bins);
    if (k === 0) continue;
    binOf.fill(k - 1, begin, at + 1);
    begin = Math.max(begin, at + 1);
  }
  return { edges, binOf };
}

/**
 * `binSums` from counts: edges and counts are the same, sums to the rounding of their last digit.
 *
 * @example
 * const counts = countScores(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1));
 * binSumsOfCounts(counts, { bins: 2, binning: 'width' }).count // [1, 1]
 */
export function binSumsOfCounts(counts: ScoreCounts, { bins, binning }: BinningOptions): BinSums {
  const { edges, binOf } = (binning === 'width' ? equalWidth : equalMass)(counts, bins);
  const count = new Uint32Array(bins);
  const positives = new Uint32Array(bins);
  const right = new Uint32Array(bins);
  const sums = Array.from(count, () => new Sum());
  let valid = true;
  counts.scores.forEach((score, i) => {
    const [ones, zeros] = [counts.positives[i]!, counts.negatives[i]!];
    const bin = binOf[i]!;
    if (!(score >= 0 && score <= 1)) valid = false;
    count[bin]! += ones + zeros;
    positives[bin]! += ones;
    right[bin]! += score >= 0.5 ? ones : zeros;
    addTimes(sums[bin]!, score, ones + zeros);
  });
  return {
    edges,
    count,
    scores: Float64Array.from(sums, (sum) => sum.value),
    scoresLost: Float64Array.from(sums, (sum) => sum.rest),
    positives,
    right,
    valid,
  };
}
