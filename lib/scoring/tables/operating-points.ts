import type { ClassResult } from '../class-result';
import type { TaskEvaluation } from '../evaluation';
import { GRID_STEPS } from '../settings';
import { type ColumnsOf, computed, type RowOf, resultTable, type Value } from './declare';

/** One class of one submission at one step of the threshold grid. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly result: ClassResult;
  /** From 0 to GRID_STEPS. */
  step: number;
}

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text('Class', 'Name of the class', ({ result }) => result.class),
  threshold: column.probability(
    'Threshold',
    'Scores above it are called positive',
    ({ step }) => step / GRID_STEPS,
  ),
  tp: column.images('TP', 'True positives', ({ result, step }) => result.tp[step]!),
  fp: column.images('FP', 'False positives', ({ result, step }) => result.fp[step]!),
  fn: column.images(
    'FN',
    'False negatives',
    ({ result, step }) => result.positives - result.tp[step]!,
  ),
  tn: column.images(
    'TN',
    'True negatives',
    ({ result, step }) => result.images - result.positives - result.fp[step]!,
  ),
} as const;

type Table = { readonly columns: typeof columns };

export type OperatingPointRow = RowOf<Table>;

/**
 * `operating_points` by column, since it has too many rows for an object each: confusion counts of
 * each class of each team that has probabilities, on the threshold grid.
 */
export function operatingPoints(evaluations: readonly TaskEvaluation[]): ColumnsOf<Table> {
  const sources = evaluations.flatMap(({ task, submissions }) =>
    submissions.flatMap(({ team, classes }) =>
      classes
        .filter(({ tp }) => tp.length > 0)
        .map((result): Source => ({ task, team, result, step: 0 })),
    ),
  );
  const points = GRID_STEPS + 1;
  const rows = sources.length * points;
  const filled = Object.entries(columns).map(([name, column]) => {
    if (column.type === 'text') {
      // The same at all steps.
      const texts = new Array<Value>(rows);
      sources.forEach((source, i) => {
        texts.fill(column.value(source), i * points, (i + 1) * points);
      });
      return [name, texts];
    }
    const numbers = new Float64Array(rows);
    let row = 0;
    for (const source of sources) {
      for (source.step = 0; source.step < points; source.step++) {
        numbers[row++] = Number(column.value(source));
      }
    }
    return [name, numbers];
  });
  return Object.fromEntries(filled) as ColumnsOf<Table>;
}

export const OPERATING_POINTS = resultTable({
  name: 'operating_points',
  description: 'Confusion counts of each class of each team at the thresholds 0, 0.001, ..., 1.',
  key: ['task', 'team', 'class', 'threshold'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores'],
  inSql: true,
  inFiles: true,
  bySubmission: true,
  make: ({ evaluations }) => operatingPoints(evaluations),
});
