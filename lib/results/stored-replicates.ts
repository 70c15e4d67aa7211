import type { ClusterAssignment, TaskReplicates } from '@/lib/inference/replicates';
import type { StoredTask } from './types';

const clusters = new WeakMap<StoredTask, ClusterAssignment>();

/** Which images a stored task's replicates resampled together; the images themselves are not here. */
export function storedClusters(task: StoredTask): ClusterAssignment | null {
  if (!task.resampling) return null;
  const known = clusters.get(task) ?? { clusterOf: new Uint32Array(), use: task.resampling.use };
  clusters.set(task, known);
  return known;
}

/** The replicates of a stored task's submissions; null without. */
export function storedReplicates(task: StoredTask): TaskReplicates | null {
  const assignment = storedClusters(task);
  if (!task.resampling || !assignment) return null;
  const { seed, asked, done, threshold } = task.resampling;
  return {
    task: task.name,
    seed,
    asked,
    done,
    threshold,
    clusters: assignment,
    teams: task.submissions.map(({ team, summary, replicates }) => ({
      team,
      scores: summary.classes,
      classes: replicates!,
    })),
  };
}
