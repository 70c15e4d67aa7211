import type { TaskReplicates } from '@/lib/inference/replicates';
import type { FileFacts } from '@/lib/ingest/types';
import { groupImages, type TaskAttribute } from '@/lib/scoring/attributes';
import type { ClassResult } from '@/lib/scoring/class-result';
import type { Submission } from '@/lib/scoring/fit';
import { poolsOf } from '@/lib/scoring/pools';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import type { MetadataSource } from '@/lib/scoring/sources';
import { largeGroups, summarize } from '@/lib/scoring/summarize';
import type { Task } from '@/lib/scoring/task';
import { assembleTask, stampOf } from './assemble';
import { type Level, type StoredSubmission, type StoredTask, storedCalibrations } from './types';

/** A predictions file that was read and aligned with the labels. */
export interface TakenSubmission {
  readonly team: string;
  readonly facts: FileFacts;
  readonly submission: Submission;
  readonly matrix: ScoreMatrix;
}

/** What a results file is to hold of a task. */
export interface TaskResultsPlan {
  readonly level: Level;
  readonly minimumCount: number;
  /** Attributes by which images are counted. */
  readonly attributes: readonly TaskAttribute[];
  readonly settings: EvaluationSettings;
}

/** Gathers what a results file holds of a task, one submission after the other. */
export interface TaskResults {
  /** @param classes the submission's results */
  add(taken: TakenSubmission, classes: readonly ClassResult[]): void;
  /** @param replicates of the submissions; null without */
  finish(replicates: TaskReplicates | null): Promise<StoredTask>;
}

/**
 * Begins a task's part of a results file.
 *
 * @param join gives for each row of the labels the row of metadata with the same id
 */
export async function openTaskResults(
  task: Task,
  join: (metadata: MetadataSource) => Promise<Int32Array>,
  { level, minimumCount, attributes: wanted, settings }: TaskResultsPlan,
): Promise<TaskResults> {
  const all = await Promise.all(wanted.map((attribute) => groupImages(attribute, join)));
  const attributes = all.map((own) => largeGroups(own, minimumCount));
  const pools = poolsOf(task.classes, settings.bands);
  const calibrations = storedCalibrations(settings);
  const plan = { counts: level === 'exact', minimumCount, calibrations, pools, attributes };
  const submissions: StoredSubmission[] = [];
  return {
    add({ team, facts, submission, matrix }, classes) {
      const summary = summarize(matrix, classes, plan);
      submissions.push({ team, file: stampOf(facts), submission, summary, replicates: null });
    },
    finish: (replicates) =>
      assembleTask(task, {
        pools,
        attributes: attributes.map((own, index) => ({
          ...own,
          leftOut: all[index]!.groups.length - own.groups.length,
        })),
        replicates,
        minimumCount,
        submissions,
      }),
  };
}
