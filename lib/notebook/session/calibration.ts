import type { BandLimits } from '@/lib/challenge/bands';
import type { Pool } from '@/lib/scoring/calibrate-submission';
import type { EvaluationClient, JobOptions } from '@/lib/scoring/client';
import { poolsOf } from '@/lib/scoring/pools';
import type { CalibrationSettings } from '@/lib/scoring/settings';
import type { Task } from '@/lib/scoring/task';
import type { SubmissionEntry } from './types';

/** What calibration depends on besides the scores. */
export interface CalibrationChoice extends CalibrationSettings {
  readonly limits: BandLimits;
}

/** Equal for equal calibration. */
export function calibrationKey(choice: CalibrationChoice, pools: readonly Pool[]): string {
  return JSON.stringify([choice.bins, choice.binning, pools.map((pool) => pool.classes)]);
}

/** Computes a submission's calibration under a choice. */
export async function calibrationOf(
  client: EvaluationClient,
  submission: string,
  task: Task,
  choice: CalibrationChoice,
  options: JobOptions,
): Promise<Pick<SubmissionEntry, 'calibrationKey' | 'calibratedWith' | 'calibration' | 'pools'>> {
  const pools = poolsOf(task.classes, choice.limits);
  const settings = { bins: choice.bins, binning: choice.binning };
  const answer = await client.calibrate(submission, settings, pools, options);
  return {
    calibrationKey: calibrationKey(choice, pools),
    calibratedWith: settings,
    calibration: answer.classes,
    pools: answer.pools,
  };
}
