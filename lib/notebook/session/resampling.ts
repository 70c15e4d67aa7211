import { findClusters } from '@/lib/inference/clusters';
import type { Collector } from '@/lib/inference/collector';
import { resamplingDesign } from '@/lib/inference/design';
import type { ClusterAssignment, TaskReplicates } from '@/lib/inference/replicates';
import { resampleTask } from '@/lib/inference/resample-task';
import type { EvaluationClient } from '@/lib/scoring/client';
import { idsOf, type LabelsSource, type MetadataSource } from '@/lib/scoring/sources';
import { teamOf } from './names';
import type { WorkspaceState } from './types';

/** What a resampling is asked for. */
export interface ResamplingChoice {
  readonly replicates: number;
  readonly seed: number;
  /** Column to resample by; null for the patient where known, '' for single images. */
  readonly cluster: string | null;
  readonly threshold: number;
}

/** Submissions of a task that are computed, with their teams. */
function submissionsOf({ sources, results }: WorkspaceState, task: string) {
  return sources.flatMap((entry) => {
    const result = results.get(entry.id);
    if (entry.joined?.task !== task || entry.status.kind !== 'ready' || !result) return [];
    return [{ id: entry.id, team: teamOf(entry), classes: result.classes }];
  });
}

/** The files of a task that can say which images belong together: labels, and their metadata. */
export function clusterSources(
  { sources, tasks }: WorkspaceState,
  id: string,
): readonly [LabelsSource, ...MetadataSource[]] | null {
  const task = tasks.find((other) => other.id === id);
  if (!task) return null;
  const origin = sources.find((entry) => entry.id === task.id)?.origin;
  const metadata = sources.flatMap(({ source, origin: own }) =>
    source?.role === 'metadata' && own === origin ? [source] : [],
  );
  return [task.source, ...metadata];
}

/**
 * Which images of a task are resampled together.
 *
 * @param cluster as in `ResamplingChoice`
 * @throws InputError where the column to resample by is not there
 */
export async function taskClusters(
  client: EvaluationClient,
  state: WorkspaceState,
  id: string,
  cluster: string | null,
  signal: AbortSignal,
): Promise<ClusterAssignment> {
  const task = state.tasks.find((other) => other.id === id);
  const files = clusterSources(state, id);
  if (!task || !files) throw new Error(`there is no task ${id}`);
  const [labels, ...metadata] = files;
  return findClusters(labels, metadata, cluster, (other) =>
    client.join(task.id, idsOf(other), { signal }),
  );
}

/**
 * Resamples all submissions of a task.
 *
 * @param id of the task
 */
export async function resample(
  client: EvaluationClient,
  state: WorkspaceState,
  id: string,
  clusters: ClusterAssignment,
  { replicates, seed, threshold }: ResamplingChoice,
  onReplicates: (collector: Collector) => void,
  signal: AbortSignal,
): Promise<TaskReplicates> {
  const task = state.tasks.find((other) => other.id === id);
  if (!task) throw new Error(`there is no task ${id}`);
  const submissions = submissionsOf(state, id);
  if (submissions.length === 0) throw new Error(`no submission of ${task.name} is computed yet`);
  return resampleTask(
    client,
    submissions.map(({ id, classes }) => ({ id, positives: classes.map((c) => c.positives) })),
    {
      task: task.name,
      seed,
      asked: replicates,
      threshold,
      clusters,
      teams: submissions.map(({ team, classes }) => ({
        team,
        scores: classes,
        classes: classes.map((c) => c.class),
      })),
    },
    resamplingDesign(clusters, task.classes, seed, replicates),
    onReplicates,
    { signal },
  );
}
