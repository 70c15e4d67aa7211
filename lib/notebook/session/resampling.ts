import type { Database } from '@/lib/engine';
import { findClusters } from '@/lib/engine/intake/clusters';
import type { MetadataSource } from '@/lib/engine/intake/source';
import type { Collector } from '@/lib/inference/collector';
import { drawSeed, groupsOf } from '@/lib/inference/draw-seed';
import type { TaskReplicates } from '@/lib/inference/replicates';
import { resampleTask } from '@/lib/inference/resample-task';
import type { EvaluationClient } from '@/lib/scoring/client';
import { teamOf } from './names';
import type { WorkspaceState } from './types';

/** What a resampling is asked for. */
export interface ResamplingChoice {
  readonly replicates: number;
  readonly seed: number;
  /** Column to draw by; null for the patient where known, '' for images on their own. */
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

/** Metadata that came with the task's labels. */
function metadataOf({ sources }: WorkspaceState, task: string): MetadataSource[] {
  const origin = sources.find((entry) => entry.id === task)?.origin;
  return sources.flatMap(({ source, origin: own }) =>
    source?.role === 'metadata' && own === origin ? [source] : [],
  );
}

/**
 * Draws paired replicates of all submissions of a task.
 *
 * @param name of the task
 * @throws InputError where the column to draw by is not there
 */
export async function resample(
  db: Database,
  client: EvaluationClient,
  state: WorkspaceState,
  name: string,
  choice: ResamplingChoice,
  onReplicates: (collector: Collector) => void,
  signal: AbortSignal,
): Promise<TaskReplicates> {
  const task = state.tasks.find((other) => other.name === name);
  if (!task) throw new Error(`there is no task ${name}`);
  const submissions = submissionsOf(state, task.id);
  if (submissions.length === 0) throw new Error(`no submission of ${name} is computed yet`);
  const metadata = metadataOf(state, task.id);
  const { clusterOf, use } = await findClusters(db, task.source, metadata, choice.cluster);
  const { replicates, seed, threshold } = choice;
  const groups = groupsOf(use.clusters);
  return resampleTask(
    client,
    submissions.map(({ id, classes }) => ({ id, positives: classes.map((c) => c.positives) })),
    {
      task: name,
      seed,
      asked: replicates,
      groups,
      threshold,
      cluster: use,
      teams: submissions.map(({ team, classes }) => ({
        team,
        classes: classes.map((c) => c.class),
      })),
    },
    {
      images: use.images,
      clusterOf,
      seed: drawSeed(seed, use.images, task.classes),
      replicates,
      groups,
    },
    onReplicates,
    { signal },
  );
}
