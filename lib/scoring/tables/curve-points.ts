import type { Curve } from '@/lib/metrics';
import type { TaskEvaluation } from '../evaluation';
import type { CurvePointRow } from '../result-tables';

function pointRows(
  common: Pick<CurvePointRow, 'task' | 'team' | 'class' | 'curve'>,
  curve: Curve,
): CurvePointRow[] {
  return Array.from(curve.x, (x, i) => ({
    ...common,
    x,
    y: curve.y[i]!,
    threshold: curve.threshold[i]!,
  }));
}

/** `curve_points`: precision over recall (`pr`) and true over false positive rate (`roc`). */
export function curvePoints(evaluation: TaskEvaluation, onlyClass?: string): CurvePointRow[] {
  return evaluation.submissions.flatMap((submission) =>
    submission.classes
      .filter((result) => onlyClass === undefined || result.class === onlyClass)
      .flatMap((result) => {
        const common = { task: evaluation.task, team: submission.team, class: result.class };
        return [
          ...pointRows({ ...common, curve: 'pr' }, result.pr),
          ...pointRows({ ...common, curve: 'roc' }, result.roc),
        ];
      }),
  );
}
