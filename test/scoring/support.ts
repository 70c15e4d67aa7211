import { calibrateClass } from '@/lib/scoring/calibrate-submission';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { SubmissionResult, TaskEvaluation } from '@/lib/scoring/evaluation';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';

/** A score matrix written down class by class. */
export function matrix(
  classes: Record<string, { readonly scores: number[]; readonly labels: number[] }>,
): ScoreMatrix {
  const columns = Object.values(classes);
  return {
    images: columns[0]?.scores.length ?? 0,
    classes: Object.keys(classes),
    scores: columns.map((c) => Float64Array.from(c.scores)),
    labels: columns.map((c) => Uint8Array.from(c.labels)),
  };
}

export function submission(team: string, scores: ScoreMatrix): SubmissionResult {
  const all = scores.classes.map((_, index) => index);
  const calibratedWith = { bins: 5, binning: 'width' } as const;
  return {
    team,
    calibratedWith,
    classes: all.map((index) => evaluateClass(scores, index)),
    calibration: all.map((index) => calibrateClass(scores, index, calibratedWith)),
    pools: [],
  };
}

const countOf = (positives: number | undefined) =>
  positives === undefined ? 'unlisted' : { positives, images: 1000 };

/** A task whose classes are counted from the first submission. */
export function task(
  submissions: SubmissionResult[],
  training: Record<string, number> | null = null,
): TaskEvaluation {
  return {
    task: 'Task 1',
    classes: submissions[0]!.classes.map((c) => ({
      name: c.class,
      positives: c.positives,
      images: c.images,
      unknown: c.unknown,
      training: training && countOf(training[c.class]),
    })),
    submissions,
  };
}
