import { countNegatives } from './count-negatives';
import { sortedPositives } from './sorted-positives';
import type { Labels, Scores } from './types';

/**
 * Where the positives of a class stand among its negatives: all that AP, AUROC and the curves need.
 * Equal scores form one group; groups run from the highest score down.
 */
export interface PositiveRanking {
  /** Images labelled 1. */
  readonly positives: number;
  /** Images labelled 0. */
  readonly negatives: number;
  /** Images labelled neither; they are left out. */
  readonly unknown: number;
  /** Whether all scores are finite numbers. Where not, no figure is defined. */
  readonly finite: boolean;
  /** Distinct scores of positives, descending. */
  readonly thresholds: Float64Array;
  /** Positives with score >= thresholds[g]. */
  readonly tp: Uint32Array;
  /** Negatives with score >= thresholds[g]. */
  readonly fp: Uint32Array;
  /** Negatives with score > thresholds[g]. */
  readonly fpAbove: Uint32Array;
}

/**
 * Ranks one class: sorts the scores of its positives, and counts the negatives between them.
 *
 * `scores` and `labels` have one entry per image. Scores are compared exactly, float32 ones as they
 * stand in the file; -0 equals 0. Labels other than 0 and 1 are left out.
 *
 * @example
 * const r = rankPositives(Float64Array.of(0.9, 0.6, 0.6, 0.1), Uint8Array.of(1, 1, 0, 0));
 * r.thresholds // [0.9, 0.6]; r.tp // [1, 2]; r.fp // [0, 1]; r.fpAbove // [0, 0]
 */
export function rankPositives(scores: Scores, labels: Labels): PositiveRanking {
  return rankPositivesPooled([scores], [labels]);
}

/**
 * Ranks several classes as if all their images were those of one: the pool of micro averages, or
 * of a band. `columns[c]` and `labels[c]` are those of class c.
 */
export function rankPositivesPooled(
  columns: readonly Scores[],
  labels: readonly Labels[],
): PositiveRanking {
  const sorted = sortedPositives(columns, labels);
  const { values, count: positives } = sorted;
  const { between, finite } = countNegatives(columns, labels, sorted);
  let groups = 0;
  for (let p = 0; p < positives; p++) if (p === 0 || values[p] !== values[p - 1]) groups++;
  const thresholds = new Float64Array(groups);
  const tp = new Uint32Array(groups);
  const fp = new Uint32Array(groups);
  const fpAbove = new Uint32Array(groups);
  let negatives = between[2 * positives]!;
  for (let p = positives - 1, g = 0; p >= 0; p--) {
    if (p > 0 && values[p] === values[p - 1]) continue;
    thresholds[g] = values[p]!;
    tp[g] = positives - p;
    fpAbove[g] = negatives;
    negatives += between[2 * p + 1]!;
    fp[g++] = negatives;
    negatives += between[2 * p]!;
  }
  let images = 0;
  for (const column of columns) images += column.length;
  const unknown = images - positives - negatives;
  return { positives, negatives, unknown, finite, thresholds, tp, fp, fpAbove };
}
