import type { Curve } from '@/lib/metrics';
import type { TaskEvaluation } from '../evaluation';
import { computed, type RowOf, resultTable } from './declare';

/** One point of one class's curve. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly name: string;
  readonly kind: 'pr' | 'roc';
  readonly curve: Curve;
  readonly point: number;
}

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text('Class', 'Name of the class', ({ name }) => name),
  curve: column.text(
    'Curve',
    '`pr`: precision over recall; `roc`: true over false positive rate',
    ({ kind }) => kind,
  ),
  x: column.score('x', 'Recall, or false positive rate', ({ curve, point }) => curve.x[point]!),
  y: column.score('y', 'Precision, or true positive rate', ({ curve, point }) => curve.y[point]!),
  threshold: column.probability(
    'Threshold',
    'Scores from it up are called positive',
    ({ curve, point }) => curve.threshold[point]!,
  ),
} as const;

export type CurvePointRow = RowOf<{ readonly columns: typeof columns }>;

/** `curve_points`: precision over recall (`pr`) and true over false positive rate (`roc`). */
export function curvePoints(evaluation: TaskEvaluation, onlyClass?: string): CurvePointRow[] {
  const { task } = evaluation;
  return evaluation.submissions.flatMap(({ team, classes }) =>
    classes
      .filter((result) => onlyClass === undefined || result.class === onlyClass)
      .flatMap((result) =>
        (['pr', 'roc'] as const).flatMap((kind) => {
          const curve = result[kind];
          return Array.from(curve.x, (_, point) =>
            column.row(columns, { task, team, name: result.class, kind, curve, point }),
          );
        }),
      ),
  );
}

export const CURVE_POINTS = resultTable({
  name: 'curve_points',
  description: 'Points of the precision-recall and ROC curves, thinned to what a figure can show.',
  key: ['task', 'team', 'class', 'curve', 'x', 'y'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores'],
  inSql: true,
  inFiles: false,
  make: ({ evaluations }) => evaluations.flatMap((one) => curvePoints(one)),
});
