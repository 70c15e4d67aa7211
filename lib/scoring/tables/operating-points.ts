import type { TaskEvaluation } from '../evaluation';
import { GRID_STEPS } from '../settings';

/** `operating_points` by column: it has too many rows for an object each. */
export interface OperatingPointColumns {
  readonly task: string[];
  readonly team: string[];
  readonly class: string[];
  readonly threshold: Float64Array;
  readonly tp: Uint32Array;
  readonly fp: Uint32Array;
  readonly fn: Uint32Array;
  readonly tn: Uint32Array;
}

/** `operating_points`: confusion counts of each class of each team on the threshold grid. */
export function operatingPoints(evaluations: readonly TaskEvaluation[]): OperatingPointColumns {
  const points = GRID_STEPS + 1;
  const curves = evaluations.flatMap((evaluation) =>
    evaluation.submissions.flatMap((submission) =>
      submission.classes.map((result) => ({ evaluation, submission, result })),
    ),
  );
  const rows = curves.length * points;
  const columns: OperatingPointColumns = {
    task: new Array<string>(rows),
    team: new Array<string>(rows),
    class: new Array<string>(rows),
    threshold: new Float64Array(rows),
    tp: new Uint32Array(rows),
    fp: new Uint32Array(rows),
    fn: new Uint32Array(rows),
    tn: new Uint32Array(rows),
  };
  curves.forEach(({ evaluation, submission, result }, index) => {
    const start = index * points;
    columns.task.fill(evaluation.task, start, start + points);
    columns.team.fill(submission.team, start, start + points);
    columns.class.fill(result.class, start, start + points);
    columns.tp.set(result.tp, start);
    columns.fp.set(result.fp, start);
    for (let k = 0; k < points; k++) {
      columns.threshold[start + k] = k / GRID_STEPS;
      columns.fn[start + k] = result.positives - result.tp[k]!;
      columns.tn[start + k] = result.images - result.positives - result.fp[k]!;
    }
  });
  return columns;
}
