import { Calibration } from '@/lib/scoring/calibrate-submission';
import type { Contradictions } from '@/lib/scoring/contradictions';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { SubmissionResult, TaskEvaluation } from '@/lib/scoring/evaluation';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { filledColumns, type TableInputs } from '@/lib/scoring/tables/declare';

/** A score matrix written down class by class. */
export function matrix(
  classes: Record<string, { readonly scores: number[]; readonly labels: number[] }>,
): ScoreMatrix {
  const columns = Object.values(classes);
  return {
    images: columns[0]?.scores.length ?? 0,
    classes: Object.keys(classes),
    scale: 'probability',
    hasProbabilities: true,
    columns: (index) => {
      const scores = Float64Array.from(columns[index]!.scores);
      return { scores, probabilities: scores, labels: Uint8Array.from(columns[index]!.labels) };
    },
    labelRows: null,
  };
}

export function submission(team: string, scores: ScoreMatrix): SubmissionResult {
  const all = scores.classes.map((_, index) => index);
  const calibratedWith = { bins: 5, binning: 'width' } as const;
  return {
    team,
    matched: { images: scores.images, imageSet: null },
    calibratedWith,
    classes: all.map((index) => evaluateClass(scores, index)),
    calibration: all.map((index) => new Calibration(scores, calibratedWith).ofClass(index)),
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

/** The rows of a result table of evaluations, under the default settings. */
export async function rowsMade(
  table: ResultTableName,
  evaluations: TableInputs['evaluations'],
  found: readonly Contradictions[] = [],
): Promise<Record<string, unknown>[]> {
  const none = async () => [];
  const { threshold, bands, ranking } = DEFAULT_SETTINGS;
  const inputs = {
    evaluations,
    threshold,
    bands,
    ranking,
    breakdowns: none,
    contradictions: async () => found,
    improved: none,
    images: none,
    readers: none,
    findings: none,
    resampled: none,
  };
  const columns = filledColumns(tableOf(table), await tableOf(table).make(inputs));
  return Array.from({ length: columns[0]!.values.length }, (_, row) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[row]])),
  );
}
