import type { BandLimits } from '@/lib/challenge/bands';
import { type Confusion, f1, fnr, fpr, precision, recall, specificity } from '@/lib/metrics';
import type { ClassResult } from '../evaluate-submission';
import type { SubmissionResult, TaskEvaluation } from '../evaluation';
import type { ClassMetricRow } from '../result-tables';
import { gridIndex } from '../settings';
import { orNull } from '../undefined';
import { bandsOf } from './label-counts';

/** Confusion counts of a class at the grid point nearest to a threshold. */
export function confusionOf(result: ClassResult, threshold: number): Confusion {
  const index = gridIndex(threshold);
  const tp = result.tp[index]!;
  const fp = result.fp[index]!;
  const negatives = result.images - result.positives;
  return { tp, fp, fn: result.positives - tp, tn: negatives - fp };
}

function submissionRows(
  evaluation: TaskEvaluation,
  submission: SubmissionResult,
  threshold: number,
  bands: ReturnType<typeof bandsOf>,
): ClassMetricRow[] {
  const calibration = new Map(submission.calibration.map((c) => [c.class, c]));
  return submission.classes.map((result) => {
    const counts = confusionOf(result, threshold);
    const calibrated = calibration.get(result.class);
    return {
      task: evaluation.task,
      team: submission.team,
      class: result.class,
      band: bands.get(result.class) ?? null,
      positives: result.positives,
      images: result.images,
      prevalence: result.images > 0 ? result.positives / result.images : null,
      ap: orNull(result.ap),
      auroc: orNull(result.auroc),
      precision: orNull(precision(counts)),
      recall: orNull(recall(counts)),
      f1: orNull(f1(counts)),
      fnr: orNull(fnr(counts)),
      fpr: orNull(fpr(counts)),
      specificity: orNull(specificity(counts)),
      brier: orNull(result.brier),
      ece: calibrated ? orNull(calibrated.ece) : null,
      ece_decision: calibrated ? orNull(calibrated.eceDecision) : null,
    };
  });
}

/** `class_metrics` of a task at a threshold. */
export function classMetrics(
  evaluation: TaskEvaluation,
  threshold: number,
  limits: BandLimits,
): ClassMetricRow[] {
  const bands = bandsOf(evaluation.classes, limits);
  return evaluation.submissions.flatMap((submission) =>
    submissionRows(evaluation, submission, threshold, bands),
  );
}
