import { exp, type Labels, log, orderClass, type Scores } from '@/lib/metrics';
import type { MeanKind } from './ensemble';

/** Scores of the members of an ensemble, on the images and classes that all of them scored. */
export interface MemberScores {
  /** In the order of their names. */
  readonly teams: readonly string[];
  readonly images: number;
  /** Row of the label file for each image, ascending. */
  readonly labelRows: Int32Array;
  readonly classes: readonly string[];
  labels(index: number): Labels;
  /** Scores of a class by each member, ready for the mean: see `onMeanScale`. */
  scores(index: number, mean: MeanKind): readonly Scores[];
}

/** Probabilities of 0 and 1 have no logit: they count as this far from the end. */
const LEAST = 1e-12;

export function logitOf(p: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, p));
  return log(inside / (1 - inside));
}

export const probabilityOf = (logit: number) => 1 / (1 + exp(-logit));

/**
 * Ranks as shares of the images, in (0, 1]: the highest score has the highest rank, and equal scores
 * share the mean of theirs. Labels play no part.
 */
export function rankShares(scores: Scores): Float64Array {
  const { scores: ordered, rows } = orderClass(scores, new Uint8Array(scores.length))!;
  const shares = new Float64Array(scores.length);
  for (let from = 0; from < ordered.length; ) {
    let to = from + 1;
    while (to < ordered.length && ordered[to] === ordered[from]) to++;
    const share = (ordered.length - (from + to - 1) / 2) / ordered.length;
    for (let i = from; i < to; i++) shares[rows[i]!] = share;
    from = to;
  }
  return shares;
}

/**
 * The weighted mean of columns.
 *
 * @param weights one for each column; they add up to 1
 */
export function weightedMean(columns: readonly Scores[], weights: Float64Array): Float64Array {
  const sum = new Float64Array(columns[0]!.length);
  for (const [m, column] of columns.entries()) {
    const weight = weights[m]!;
    if (weight === 0) continue;
    for (let i = 0; i < sum.length; i++) sum[i]! += weight * column[i]!;
  }
  return sum;
}

/** The weighted mean where each image has the weights of its fold, each of which add up to 1. */
export function foldedMean(
  columns: readonly Scores[],
  weightsOf: readonly Float64Array[],
  folds: Uint8Array,
): Float64Array {
  const sum = new Float64Array(columns[0]!.length);
  for (const [m, column] of columns.entries()) {
    const ofFold = Float64Array.from(weightsOf, (weights) => weights[m]!);
    if (ofFold.every((weight) => weight === 0)) continue;
    for (let i = 0; i < sum.length; i++) sum[i]! += ofFold[folds[i]!]! * column[i]!;
  }
  return sum;
}
