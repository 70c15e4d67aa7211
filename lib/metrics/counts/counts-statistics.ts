import type { ConfusionGrid } from '../confusion-grid';
import { createLadder, MAX_STEPS, setLadder, setRungsBelow } from '../ladder';
import type { PositiveRanking } from '../ranking';
import { Sum } from '../sum';
import type { ScoreCounts } from './score-counts';

const rungs = createLadder();

/**
 * For each score the number of thresholds k / steps below it, which are rounded to float32 where
 * scores are.
 */
export function thresholdsBelow({ scores }: ScoreCounts, steps: number): Int32Array {
  setLadder(rungs, scores, steps);
  const below = new Int32Array(scores.length);
  setRungsBelow(below, Float64Array.from(scores), scores.length, rungs, steps);
  return below;
}

/** The thresholds k / steps that scores of this precision are compared with, k = 0 ... steps. */
export function thresholdsOf({ scores }: ScoreCounts, steps: number): Float64Array {
  setLadder(rungs, scores, steps);
  return rungs.slice(0, steps + 1);
}

/**
 * `rankPositives` from counts: the same ranking, in whole numbers.
 *
 * @param unknown images of unknown label, which counts leave out
 */
export function rankCounts(counts: ScoreCounts, unknown = 0): PositiveRanking {
  const { scores, positives, negatives } = counts;
  const groups = positives.reduce((n, own) => n + Number(own > 0), 0);
  const ranking = {
    thresholds: new Float64Array(groups),
    tp: new Uint32Array(groups),
    fp: new Uint32Array(groups),
    fpAbove: new Uint32Array(groups),
  };
  let [tp, fp, g] = [0, 0, 0];
  for (let i = scores.length - 1; i >= 0; i--) {
    tp += positives[i]!;
    if (positives[i]! > 0) {
      ranking.thresholds[g] = scores[i]!;
      ranking.tp[g] = tp;
      ranking.fpAbove[g] = fp;
      ranking.fp[g++] = fp + negatives[i]!;
    }
    fp += negatives[i]!;
  }
  const finite = scores.every((score) => Number.isFinite(score));
  return { positives: tp, negatives: fp, unknown, finite, ...ranking };
}

/** `confusionGrid` from counts: the same numbers. */
export function confusionGridOfCounts(counts: ScoreCounts, steps = 1000): ConfusionGrid {
  if (steps > MAX_STEPS) throw new RangeError(`steps is ${steps}; expected at most ${MAX_STEPS}`);
  const below = thresholdsBelow(counts, steps);
  const above = (images: Uint32Array) => {
    const cells = new Uint32Array(steps + 2);
    for (let i = 0; i < images.length; i++) cells[below[i]!]! += images[i]!;
    for (let k = steps; k >= 0; k--) cells[k]! += cells[k + 1]!;
    // Cell 0 holds all; a score at no threshold is above none.
    return { called: cells.slice(1), all: cells[0]! };
  };
  const ofPositives = above(counts.positives);
  const ofNegatives = above(counts.negatives);
  return {
    tp: ofPositives.called,
    fp: ofNegatives.called,
    fn: ofPositives.called.map((n) => ofPositives.all - n),
    tn: ofNegatives.called.map((n) => ofNegatives.all - n),
  };
}

/** 2^27 + 1: splits a double into two halves of 26 bits (Dekker 1971). */
const SPLITTER = 134217729;

/** Adds `count` times a value to a sum without rounding the product. */
export function addTimes(sum: Sum, value: number, count: number): void {
  const product = value * count;
  const scaled = SPLITTER * value;
  const high = scaled - (scaled - value);
  const low = value - high;
  sum.add(product);
  // A count below 2^26 needs no split: both partial products are exact.
  sum.add(high * count - product + low * count);
}

/** `brier` from counts, to the rounding of its last digit. */
export function brierOfCounts({ scores, positives, negatives }: ScoreCounts): number {
  const sum = new Sum();
  let images = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (!(score >= 0 && score <= 1)) return Number.NaN;
    addTimes(sum, score * score, negatives[i]!);
    addTimes(sum, (score - 1) * (score - 1), positives[i]!);
    images += positives[i]! + negatives[i]!;
  }
  return sum.value / images;
}

/** `tiedShare` from counts; images of unknown label are not in it. */
export function tiedShareOfCounts({ positives, negatives }: ScoreCounts): number {
  let tied = 0;
  let images = 0;
  for (let i = 0; i < positives.length; i++) {
    const own = positives[i]! + negatives[i]!;
    images += own;
    if (own > 1) tied += own;
  }
  return tied / images;
}
