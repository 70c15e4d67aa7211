import type { TaskReplicates } from '@/lib/inference/replicates';
import { assembleTask, stampOf } from '@/lib/results/assemble';
import {
  GENERATOR,
  type Level,
  type Results,
  type StoredSubmission,
  storedCalibrations,
} from '@/lib/results/types';
import { attributesOfFiles, groupImages } from '@/lib/scoring/attributes';
import type { ClassResult } from '@/lib/scoring/evaluate-submission';
import { poolsOf } from '@/lib/scoring/pools';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import type { MetadataSource } from '@/lib/scoring/sources';
import { largeGroups, summarize } from '@/lib/scoring/summarize';
import type { Task } from '@/lib/scoring/task';
import { UsageError } from '../terminal/usage-error';
import type { TakenSubmission } from './score';

/** What a results file is asked to hold. */
export interface ResultsOptions {
  readonly path: string;
  readonly level: Level;
  readonly minimumCount: number;
  /** Attributes by which images are counted; null for all there are. */
  readonly subgroups: readonly string[] | null;
}

/** Gathers what a results file holds of a task, one submission after the other. */
export interface TaskResults {
  /** @param classes the submission's results */
  add(taken: TakenSubmission, classes: readonly ClassResult[]): void;
  /** @param replicates of the submissions; null without */
  finish(replicates: TaskReplicates | null): Promise<Results>;
}

/**
 * Begins a task's part of a results file.
 *
 * @throws UsageError where there is no attribute of a name asked for
 */
export async function openTaskResults(
  task: Task,
  metadata: readonly MetadataSource[],
  join: (metadata: MetadataSource) => Promise<Int32Array>,
  { level, minimumCount, subgroups }: ResultsOptions,
  settings: EvaluationSettings,
): Promise<TaskResults> {
  const known = attributesOfFiles([...metadata, task.source]);
  const names = known.map(({ column }) => column);
  const unknown = subgroups?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const there = names.length > 0 ? `one of ${names.join(', ')}` : 'a file of metadata';
    throw new UsageError(`--subgroups names "${unknown}", which no file has; expected ${there}`);
  }
  const wanted = known.filter(({ column }) => subgroups?.includes(column) ?? true);
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
    async finish(replicates) {
      const { threshold, bins, binning } = settings;
      return {
        generator: GENERATOR,
        level,
        synthetic: false,
        minimumCount,
        settings: { threshold, bins, binning },
        tasks: [
          await assembleTask(task, {
            pools,
            attributes: attributes.map((own, index) => ({
              ...own,
              leftOut: all[index]!.groups.length - own.groups.length,
            })),
            replicates,
            submissions,
          }),
        ],
        notebook: null,
      };
    },
  };
}
