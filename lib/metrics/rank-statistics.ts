import type { Labels, Scores } from './columns';
import { rocCorners } from './curves';
import type { PositiveRanking } from './ranking';
import { Sum } from './sum';

/**
 * Average precision: AP = sum over thresholds t of (R(t) - R(t before)) P(t), with recall R and
 * precision P of calling positive where score >= t, thresholds descending. Tied images enter
 * together. It is the step sum, never the trapezoid, which is too optimistic.
 *
 * In [0, 1]. NaN without a positive. Source: scikit-learn, `average_precision_score`.
 *
 * @example averagePrecision(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)))
 * // (1/2) (1/1) + (1/2) (2/3) = 0.8333...
 */
export function averagePrecision(ranking: PositiveRanking): number {
  const { positives, tp, fp, finite } = ranking;
  if (!finite || positives === 0) return Number.NaN;
  const sum = new Sum();
  let before = 0;
  for (let g = 0; g < tp.length; g++) {
    const called = tp[g]!;
    sum.add(((called - before) * called) / (called + fp[g]!));
    before = called;
  }
  return sum.value / positives;
}

/**
 * Area under the ROC curve: the share of pairs of a positive and a negative in which the positive
 * has the higher score, ties counted as half (Mann-Whitney U / (positives x negatives)).
 *
 * In [0, 1]. NaN without a positive or without a negative. Counted in whole numbers, so it is
 * exact up to the last division. Source: scikit-learn, `roc_auc_score`.
 *
 * @example auroc(rankPositives(Float64Array.of(0.9, 0.6, 0.6, 0.1), Uint8Array.of(1, 1, 0, 0)))
 * // (2 + 1.5) / 4 = 0.875
 */
export function auroc(ranking: PositiveRanking): number {
  const { positives, negatives, tp, fp, fpAbove, finite } = ranking;
  if (!finite || positives === 0 || negatives === 0) return Number.NaN;
  let twiceWon = 0;
  let before = 0;
  for (let g = 0; g < tp.length; g++) {
    const called = tp[g]!;
    twiceWon += (called - before) * (2 * negatives - fp[g]! - fpAbove[g]!);
    before = called;
  }
  return twiceWon / (2 * positives * negatives);
}

/**
 * Area under the ROC curve up to the false positive rate `maxFpr` (above 0, at most 1), the curve
 * cut there on a straight line, standardised after McClish (1989) so that 0.5 is no skill and 1 is
 * perfect: (1 + (area - m^2 / 2) / (m - m^2 / 2)) / 2 with m = maxFpr. Plain AUROC at maxFpr = 1.
 *
 * NaN without a positive or without a negative. Source: scikit-learn, `roc_auc_score(max_fpr=)`.
 *
 * @example partialAuroc(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)), 0.5)
 * // area 0.25 of at most 0.5: (1 + 0.125 / 0.375) / 2 = 0.6666...
 */
export function partialAuroc(ranking: PositiveRanking, maxFpr: number): number {
  const { positives, negatives, finite } = ranking;
  if (!(maxFpr > 0 && maxFpr <= 1)) {
    throw new RangeError(`maxFpr is ${maxFpr}; expected above 0, at most 1`);
  }
  if (!finite || positives === 0 || negatives === 0) return Number.NaN;
  const { length, fp, tp } = rocCorners(ranking);
  const limit = maxFpr * negatives;
  let twiceArea = 0;
  for (let k = 1; k < length && fp[k - 1]! < limit; k++) {
    const width = fp[k]! - fp[k - 1]!;
    const inside = Math.min(limit - fp[k - 1]!, width);
    if (inside === 0) continue;
    const rise = (tp[k]! - tp[k - 1]!) * (inside / width);
    twiceArea += inside * (2 * tp[k - 1]! + rise);
  }
  const area = twiceArea / (2 * positives * negatives);
  const least = (maxFpr * maxFpr) / 2;
  return (1 + (area - least) / (maxFpr - least)) / 2;
}

export interface BestF1 {
  /** Calling positive where score > threshold gives `f1`. */
  readonly threshold: number;
  readonly f1: number;
}

/** The highest known score below `score`; else 0 if that is below it, else -Infinity. */
function nextLower(scores: Scores, labels: Labels, score: number): number {
  let next = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) {
    const other = scores[i]!;
    if (labels[i]! <= 1 && other < score && other > next) next = other;
  }
  return next === Number.NEGATIVE_INFINITY && score > 0 ? 0 : next;
}

/**
 * The highest F1 = 2 TP / (2 TP + FP + FN) that any threshold gives, and the threshold: the highest
 * score still called negative there. Of several equally good, the highest. `ranking` is that of
 * the same scores and labels. Both NaN without a positive.
 *
 * It is found on the images it is measured on, so it flatters; it is no estimate of F1. Source:
 * `precision_recall_curve` of scikit-learn, best point.
 *
 * @example
 * const [scores, labels] = [Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 0)];
 * bestF1(scores, labels, rankPositives(scores, labels)) // { threshold: 0.6, f1: 1 }
 */
export function bestF1(scores: Scores, labels: Labels, ranking: PositiveRanking): BestF1 {
  const { positives, thresholds, tp, fp, finite } = ranking;
  if (!finite || positives === 0) return { threshold: Number.NaN, f1: Number.NaN };
  let best = 0;
  let f1 = 0;
  for (let g = 0; g < tp.length; g++) {
    const here = (2 * tp[g]!) / (tp[g]! + fp[g]! + positives);
    if (here > f1) {
      f1 = here;
      best = g;
    }
  }
  return { threshold: nextLower(scores, labels, thresholds[best]!), f1 };
}
