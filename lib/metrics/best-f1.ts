import type { PositiveRanking } from './ranking';
import type { Labels, Scores } from './types';

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
