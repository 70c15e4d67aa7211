import {
  auroc,
  averagePrecision,
  brier,
  type Curve,
  confusionGrid,
  precisionRecallCurve,
  rankPositives,
  rocCurve,
  tiedShare,
} from '@/lib/metrics';
import type { ScoreMatrix } from './score-matrix';
import { GRID_STEPS } from './settings';

/** What one class of one submission comes to, for every threshold at once. NaN where undefined. */
export interface ClassResult {
  readonly class: string;
  readonly positives: number;
  /** Images with a known label. */
  readonly images: number;
  readonly unknown: number;
  /** Share of images whose score another image has too. */
  readonly tied: number;
  readonly ap: number;
  readonly auroc: number;
  readonly brier: number;
  /** True and false positives at the thresholds k / GRID_STEPS. */
  readonly tp: Uint32Array;
  readonly fp: Uint32Array;
  readonly pr: Curve;
  readonly roc: Curve;
}

/** Points kept of a curve: more than a figure of 1,000 px can show. */
const CURVE_POINTS = 256;

/** Ranks one class once, and takes every threshold-free figure and count from that ranking. */
export function evaluateClass(matrix: ScoreMatrix, index: number): ClassResult {
  const scores = matrix.scores[index]!;
  const labels = matrix.labels[index]!;
  const ranking = rankPositives(scores, labels);
  const grid = confusionGrid(scores, labels, GRID_STEPS);
  return {
    class: matrix.classes[index]!,
    positives: ranking.positives,
    images: ranking.positives + ranking.negatives,
    unknown: ranking.unknown,
    tied: tiedShare(scores),
    ap: averagePrecision(ranking),
    auroc: auroc(ranking),
    brier: brier(scores, labels),
    tp: grid.tp,
    fp: grid.fp,
    pr: precisionRecallCurve(ranking, CURVE_POINTS),
    roc: rocCurve(ranking, CURVE_POINTS),
  };
}
