import { BANDS, type BandLimits } from '@/lib/challenge/bands';
import type { Pool } from '@/lib/evaluation/calibrate-submission';
import type { EvaluationClient, JobOptions } from '@/lib/evaluation/client';
import type { Task } from '@/lib/evaluation/intake/task';
import type { CalibrationSettings } from '@/lib/evaluation/settings';
import { bandsOf } from '@/lib/evaluation/tables/label-counts';
import type { SubmissionEntry } from './types';

/** Name of the pool of all classes; those of the bands are `head classes` and so on. */
export const ALL_CLASSES = 'all classes';

/** What calibration depends on besides the scores. */
export interface CalibrationChoice extends CalibrationSettings {
  readonly limits: BandLimits;
}

/** The pools of a task: all classes together, and those of each band that has any. */
export function poolsOf(task: Task, limits: BandLimits): Pool[] {
  const bands = bandsOf(task.classes, limits);
  const all = { name: ALL_CLASSES, classes: task.classes.map((c) => c.name) };
  const byBand = BANDS.map((band) => ({
    name: `${band} classes`,
    classes: all.classes.filter((name) => bands.get(name) === band),
  }));
  return [all, ...byBand.filter((pool) => pool.classes.length > 0)];
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
): Promise<Pick<SubmissionEntry, 'calibrationKey' | 'calibration' | 'pools'>> {
  const pools = poolsOf(task, choice.limits);
  const settings = { bins: choice.bins, binning: choice.binning };
  const answer = await client.calibrate(submission, settings, pools, options);
  return {
    calibrationKey: calibrationKey(choice, pools),
    calibration: answer.classes,
    pools: answer.pools,
  };
}
