import type { CalibrationResult } from '../calibrate-submission';
import type { TaskEvaluation } from '../evaluation';
import type { CalibrationBinRow } from '../result-tables';
import { orNull } from '../undefined';

function binRows(task: string, team: string, result: CalibrationResult): CalibrationBinRow[] {
  const { bins } = result;
  return Array.from(bins.count, (count, bin) => ({
    task,
    team,
    class: result.class,
    bin,
    lower: bins.lower[bin]!,
    upper: bins.upper[bin]!,
    count,
    mean_score: orNull(bins.meanScore[bin]!),
    positive_rate: orNull(bins.positiveRate[bin]!),
  }));
}

/**
 * `calibration_bins` of a task: by class, then pooled over all classes and over each band.
 *
 * @param only a class, or the name of a pool of classes
 */
export function calibrationBinRows(evaluation: TaskEvaluation, only?: string): CalibrationBinRow[] {
  return evaluation.submissions.flatMap((submission) =>
    [...submission.calibration, ...submission.pools]
      .filter((result) => only === undefined || result.class === only)
      .flatMap((result) => binRows(evaluation.task, submission.team, result)),
  );
}
