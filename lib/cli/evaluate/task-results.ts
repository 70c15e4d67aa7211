import { openTaskResults, type TaskResults } from '@/lib/results/task-results';
import { GENERATOR, type Level, type Results, type StoredTask } from '@/lib/results/types';
import { attributesOfFiles, type TaskAttribute } from '@/lib/scoring/attributes';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import type { MetadataSource } from '@/lib/scoring/sources';
import type { Task } from '@/lib/scoring/task';
import { UsageError } from '../terminal/usage-error';

/** What a results file is asked to hold. */
export interface ResultsOptions {
  readonly path: string;
  readonly level: Level;
  readonly minimumCount: number;
  /** Attributes by which images are counted; null for all there are. */
  readonly subgroups: readonly string[] | null;
}

/** @throws UsageError where there is no attribute of a name asked for */
function attributesFor(
  task: Task,
  metadata: readonly MetadataSource[],
  { subgroups }: ResultsOptions,
): TaskAttribute[] {
  const known = attributesOfFiles([...metadata, task.source]);
  const names = known.map(({ column }) => column);
  const unknown = subgroups?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const there = names.length > 0 ? `one of ${names.join(', ')}` : 'a file of metadata';
    throw new UsageError(`--subgroups names "${unknown}", which no file has; expected ${there}`);
  }
  return known.filter(({ column }) => subgroups?.includes(column) ?? true);
}

/**
 * Begins the results file of a task that is scored.
 *
 * @param join gives for each row of the labels the row of metadata with the same id
 * @throws UsageError where there is no attribute of a name asked for
 */
export function gatherResults(
  task: Task,
  metadata: readonly MetadataSource[],
  join: (metadata: MetadataSource) => Promise<Int32Array>,
  options: ResultsOptions,
  settings: EvaluationSettings,
): Promise<TaskResults> {
  const attributes = attributesFor(task, metadata, options);
  return openTaskResults(task, join, { ...options, attributes, settings });
}

/** The results file of one task. */
export function resultsOfTask(
  task: StoredTask,
  { level, minimumCount }: Pick<ResultsOptions, 'level' | 'minimumCount'>,
  { threshold, bins, binning }: EvaluationSettings,
  synthetic: boolean,
): Results {
  return {
    generator: GENERATOR,
    level,
    synthetic,
    minimumCount,
    settings: { threshold, bins, binning },
    tasks: [task],
    notebook: null,
  };
}
