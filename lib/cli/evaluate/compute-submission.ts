import type { ParentPair } from '@/lib/challenge/challenge';
import { Calibration } from '@/lib/scoring/calibrate-submission';
import { type Contradictions, contradictedScores } from '@/lib/scoring/contradictions';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { SubmissionResult } from '@/lib/scoring/evaluation';
import type { TaskData } from '@/lib/scoring/fit';
import { poolsOf } from '@/lib/scoring/pools';
import { comparedWithReaders, type ReaderStudy } from '@/lib/scoring/reader-study';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import type { Task } from '@/lib/scoring/task';

/** What a submission has for pairs of classes, and for pairs of a class and a human reader. */
export interface SubmissionPairs {
  readonly contradictions: Contradictions['submissions'][number]['pairs'];
  readonly readers: ReaderStudy['submissions'][number]['pairs'];
}

/** What result tables are made of. */
export interface ComputedSubmission {
  readonly result: SubmissionResult;
  readonly pairs: SubmissionPairs;
}

/** What all submissions of a task are computed with. */
export interface TaskToCompute {
  readonly data: TaskData;
  readonly classes: Task['classes'];
  readonly settings: EvaluationSettings;
}

/** A submission, but for its scores. */
export interface SubmissionToCompute {
  readonly team: string;
  readonly matched: SubmissionResult['matched'];
  /** Pairs of its classes of which one contains the other. */
  readonly pairs: readonly ParentPair[];
}

/** Computes all results of a submission. */
export function computeSubmission(
  { data, classes, settings }: TaskToCompute,
  { team, matched, pairs }: SubmissionToCompute,
  matrix: ScoreMatrix,
): ComputedSubmission {
  const calibration = new Calibration(matrix, settings);
  const result = {
    team,
    matched,
    calibratedWith: settings,
    classes: matrix.classes.map((_, index) => evaluateClass(matrix, index)),
    calibration: calibration.indices.map((index) => calibration.ofClass(index)),
    pools: poolsOf(classes, settings.bands)
      .map((pool) => calibration.ofPool(pool))
      .filter((pool) => pool !== null),
  };
  const readers = matrix.classes.flatMap((_, index) =>
    comparedWithReaders(data, matrix, index, settings.threshold),
  );
  return { result, pairs: { contradictions: contradictedScores(matrix, pairs), readers } };
}
