import type { Bands } from '@/lib/challenge/bands';
import type { Pool } from '@/lib/scoring/calibrate-submission';
import type { EvaluationClient, JobOptions } from '@/lib/scoring/client';
import { poolsOf } from '@/lib/scoring/pools';
import type { CalibrationSettings } from '@/lib/scoring/settings';
import type { SubmissionSummary } from '@/lib/scoring/summary';
import type { Task } from '@/lib/scoring/task';
import type { SubmissionEntry } from './types';

/** What calibration depends on besides the scores. */
export interface CalibrationChoice extends CalibrationSettings {
  readonly bands: Bands | null;
}

/** A key that is equal for equal calibration. */
export function calibrationKey(choice: CalibrationChoice, pools: readonly Pool[]): string {
  return JSON.stringify([choice.bins, choice.binning, pools.map((pool) => pool.classes)]);
}

/** What calibration is of a submission's results. */
type CalibrationPart = Pick<
  SubmissionEntry,
  'calibrationKey' | 'calibratedWith' | 'calibration' | 'pools'
>;

/** Computes a submission's calibration under a choice. */
export async function calibrationOf(
  client: EvaluationClient,
  submission: string,
  task: Task,
  choice: CalibrationChoice,
  options: JobOptions,
): Promise<CalibrationPart> {
  const pools = poolsOf(task.classes, choice.bands);
  const settings = { bins: choice.bins, binning: choice.binning };
  const answer = await client.calibrate(submission, settings, pools, options);
  return {
    calibrationKey: calibrationKey(choice, pools),
    calibratedWith: settings,
    calibration: answer.classes,
    pools: answer.pools,
  };
}

/**
 * Calibration under a choice of a submission whose scores are not here; of no class and no pool where
 * its results file does not hold this choice.
 *
 * @param known pools whose calibration is stored
 */
export async function storedCalibration(
  summary: SubmissionSummary,
  known: readonly Pool[],
  task: Task,
  choice: CalibrationChoice,
): Promise<CalibrationPart> {
  const { calibrationFrom } = await import('@/lib/scoring/summary');
  const pools = poolsOf(task.classes, choice.bands);
  const settings = { bins: choice.bins, binning: choice.binning };
  const found = calibrationFrom(summary, settings, pools, known);
  return {
    calibrationKey: calibrationKey(choice, pools),
    calibratedWith: settings,
    calibration: found?.classes ?? [],
    pools: found?.pools ?? [],
  };
}
