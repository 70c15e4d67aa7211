import { normalCdf } from '../normal-cdf';
import { normalQuantile } from '../normal-quantile';
import { Sum } from '../sum';
import type { Labels, Scores } from '../types';
import { type Interval, NO_INTERVAL } from './proportion-intervals';

/** AUROCs of several sets of scores on the same labels, and how they vary together. */
export interface DelongEstimate {
  readonly auroc: Float64Array;
  /** Covariances, row by row: of sets i and j at i * sets + j. NaN below two of either label. */
  readonly covariance: Float64Array;
}

function scoresOf(scores: Scores, labels: Labels, label: number): Float64Array {
  return Float64Array.from(scores.filter((_, i) => labels[i] === label));
}

/** For each of `own` the share of `others` that are lower, ties half. */
function shareBelow(own: Float64Array, others: Float64Array): Float64Array {
  const sorted = others.slice().sort();
  const count = (limit: number, inclusive: boolean) => {
    let lower = 0;
    let upper = sorted.length;
    while (lower < upper) {
      const middle = (lower + upper) >>> 1;
      if (sorted[middle]! < limit || (inclusive && sorted[middle] === limit)) lower = middle + 1;
      else upper = middle;
    }
    return lower;
  };
  return own.map((score) => (count(score, false) + count(score, true)) / (2 * sorted.length));
}

function covariance(a: Float64Array, meanA: number, b: Float64Array, meanB: number): number {
  const sum = new Sum();
  for (let i = 0; i < a.length; i++) sum.add((a[i]! - meanA) * (b[i]! - meanB));
  return sum.value / (a.length - 1);
}

function mean(values: Float64Array): number {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value / values.length;
}

/**
 * AUROC of each set of scores and the covariance of these estimates over images drawn anew. All NaN
 * without a positive or without a negative. Images are taken as independent: for several images of
 * a patient the bootstrap by patient is right and this too narrow. Source: DeLong, DeLong and
 * Clarke-Pearson 1988.
 */
export function delong(sets: readonly Scores[], labels: Labels): DelongEstimate {
  const parts = sets.map((scores) => {
    const positives = scoresOf(scores, labels, 1);
    const negatives = scoresOf(scores, labels, 0);
    const ofPositives = shareBelow(positives, negatives);
    const ofNegatives = shareBelow(negatives, positives).map((share) => 1 - share);
    return { ofPositives, ofNegatives, auroc: mean(ofPositives) };
  });
  return {
    auroc: Float64Array.from(parts, (part) => part.auroc),
    covariance: Float64Array.from(
      parts.flatMap((a) =>
        parts.map(
          (b) =>
            covariance(a.ofPositives, a.auroc, b.ofPositives, b.auroc) / a.ofPositives.length +
            covariance(a.ofNegatives, a.auroc, b.ofNegatives, b.auroc) / a.ofNegatives.length,
        ),
      ),
    ),
  };
}

/**
 * Normal interval of AUROC from DeLong's variance, cut to [0, 1]. [NaN, NaN] below two positives or
 * two negatives.
 */
export function delongInterval(scores: Scores, labels: Labels, level = 0.95): Interval {
  const { auroc, covariance: variance } = delong([scores], labels);
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(variance[0]!);
  if (Number.isNaN(half)) return NO_INTERVAL;
  return [Math.max(0, auroc[0]! - half), Math.min(1, auroc[0]! + half)];
}

export interface DelongTest {
  /** AUROC of the first less that of the second. */
  readonly difference: number;
  readonly standardError: number;
  /** Two-sided. NaN where the two never differ. */
  readonly pValue: number;
}

/** Paired test of two sets of scores on the same images. NaN below two of either label. */
export function delongTest(first: Scores, second: Scores, labels: Labels): DelongTest {
  const { auroc, covariance: c } = delong([first, second], labels);
  const difference = auroc[0]! - auroc[1]!;
  const standardError = Math.sqrt(Math.max(0, c[0]! - c[1]! - c[2]! + c[3]!));
  return {
    difference,
    standardError,
    pValue: 2 * normalCdf(-Math.abs(difference / standardError)),
  };
}
