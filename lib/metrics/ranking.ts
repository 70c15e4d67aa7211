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
  /** Whether all scores of known label are finite numbers. Where not, no figure is defined. */
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
 * `scores` and `labels` have one entry per image. Scores are compared in the file's precision;
 * -0 equals 0. Labels other than 0 and 1 are left out.
 *
 * @example
 * const r = rankPositives(Float64Array.of(0.9, 0.6, 0.6, 0.1), Uint8Array.of(1, 1, 0, 0));
 * r.thresholds // [0.9, 0.6]; r.tp // [1, 2]; r.fp // [0, 1]; r.fpAbove // [0, 0]
 */
export function rankPositives(scores: Scores, labels: Labels): PositiveRanking {
  return rankPositivesPooled([scores], [labels]);
}

function inOnePrecision(columns: readonly Scores[]): readonly Scores[] {
  const alike = columns.every((column) => column.constructor === columns[0]!.constructor);
  return alike ? columns : columns.map((column) => Float64Array.from(column));
}

/**
 * Ranks several classes as if all their images were those of one: the pool of micro averages, or
 * of a band. `columns[c]` and `labels[c]` are those of class c. Where the columns differ in
 * precision, scores are compared as doubles.
 */
export function rankPositivesPooled(
  columns: readonly Scores[],
  labels: readonly Labels[],
): PositiveRanking {
  const comparable = inOnePrecision(columns);
  const { values, counts, groups, unknown } = sortedPositives(comparable, labels);
  const { between, finite } = countNegatives(comparable, labels, values, groups);
  const thresholds = new Float64Array(groups);
  const tp = new Uint32Array(groups);
  const fp = new Uint32Array(groups);
  const fpAbove = new Uint32Array(groups);
  let positives = 0;
  let negatives = between[2 * groups]!;
  for (let g = groups - 1, out = 0; g >= 0; g--, out++) {
    thresholds[out] = values[g]!;
    positives += counts[g]!;
    tp[out] = positives;
    fpAbove[out] = negatives;
    negatives += between[2 * g + 1]!;
    fp[out] = negatives;
    negatives += between[2 * g]!;
  }
  const finitePositives = groups === 0 || Number.isFinite(values[0]! - values[groups - 1]!);
  return {
    positives,
    negatives,
    unknown,
    finite: finite && finitePositives,
    thresholds,
    tp,
    fp,
    fpAbove,
  };
}
