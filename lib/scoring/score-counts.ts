import type { ScoreScale } from '@/lib/ingest/types';
import {
  addScoreCounts,
  binSumsOfCounts,
  binsOfSums,
  confusionGridOfCounts,
  countScores,
  mergeScoreCounts,
  rankCounts,
  type ScoreCounts,
  tiedShareOfCounts,
} from '@/lib/metrics';
import type { ClassBreakdown } from './break-down';
import type { CalibrationSource } from './calibrate-submission';
import { type ClassResult, NO_GRID } from './class-result';
import { classResult } from './evaluate-submission';
import { probabilitiesOf, type ScoreMatrix, takeRows } from './score-matrix';
import { GRID_STEPS } from './settings';

/** One class of a submission, its images counted by score. */
export interface ClassCounts {
  readonly class: string;
  /** Scores as in the file, on this scale. */
  readonly counts: ScoreCounts;
  readonly scale: ScoreScale;
  /** Images of unknown label, which the counts leave out. */
  readonly unknown: number;
}

/**
 * Counts the images of every class of a submission by score: a row for each distinct score, with
 * its positives and negatives.
 *
 * @param rows only these images of the matrix, as a subgroup
 */
export function scoreCountsOf(matrix: ScoreMatrix, rows?: Int32Array): ClassCounts[] {
  return matrix.classes.map((name, index) => {
    const all = matrix.columns(index);
    const scores = rows ? takeRows(all.scores, rows) : all.scores;
    const labels = rows ? takeRows(all.labels, rows) : all.labels;
    const unknown = labels.reduce((n, label) => n + Number(label > 1), 0);
    return { class: name, counts: countScores(scores, labels), scale: matrix.scale, unknown };
  });
}

const NONE: ScoreCounts = {
  scores: new Float64Array(),
  positives: new Uint32Array(),
  negatives: new Uint32Array(),
};

/** The counts by probability; null where scores can only be ranked. */
function byProbability({ counts, scale }: ClassCounts): ScoreCounts | null {
  const scores = probabilitiesOf(counts.scores, scale);
  if (scores === null || scores === counts.scores) return scores && counts;
  // Different scores may have one probability: the logistic function saturates.
  return addScoreCounts([NONE, { ...counts, scores }]);
}

/** `evaluateClass` from counts: the same but for the rounding of sums over images. */
export function evaluateCounts(own: ClassCounts): ClassResult {
  const { class: name, counts, unknown } = own;
  const ranking = rankCounts(counts, unknown);
  const probable = byProbability(own);
  const grid = probable ? confusionGridOfCounts(probable, GRID_STEPS) : NO_GRID;
  return classResult(name, { counts: probable, ranking }, grid, tiedShareOfCounts(counts));
}

/** `breakDownClass` from the counts of each group. */
export function breakDownCounts(name: string, groups: readonly ClassCounts[]): ClassBreakdown {
  return {
    class: name,
    groups: groups.map((own) => {
      const { positives, images, tp, fp } = evaluateCounts(own);
      return { positives, images, tp, fp };
    }),
  };
}

/** What calibration is computed from where images are counted by score. */
export function countsCalibrationSource(classes: readonly ClassCounts[]): CalibrationSource {
  const probable = classes.map(byProbability);
  return {
    hasProbabilities: !probable.includes(null),
    classes: classes.map((own) => own.class),
    sums: (index, settings) => binSumsOfCounts(probable[index]!, settings),
    together(indices, settings) {
      const all = addScoreCounts(indices.map((index) => probable[index]!));
      return binsOfSums(binSumsOfCounts(all, settings));
    },
  };
}

/** Each class with neighbouring scores merged until each holds `least` images. */
export function mergedCounts(classes: readonly ClassCounts[], least: number): ClassCounts[] {
  return classes.map((own) => ({ ...own, counts: mergeScoreCounts(own.counts, least) }));
}
