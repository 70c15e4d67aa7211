import { findClusters } from '@/lib/inference/clusters';
import { resamplingDesign } from '@/lib/inference/design';
import type {
  ClassSamples,
  ClusterAssignment,
  TaskReplicates,
  TeamReplicates,
} from '@/lib/inference/replicates';
import { resampleTask } from '@/lib/inference/resample-task';
import { InputError } from '@/lib/ingest/input-error';
import { storedClusters } from '@/lib/results/stored-replicates';
import type { EvaluationClient } from '@/lib/scoring/client';
import { idsOf, type LabelsSource, type MetadataSource } from '@/lib/scoring/sources';
import type { Task } from '@/lib/scoring/task';
import { teamOf } from './names';
import type { StoredPart } from './stored';
import type { SessionState } from './types';

/** The settings of a resampling. */
export interface ResamplingChoice {
  readonly replicates: number;
  readonly seed: number;
  /** Column to resample by; null for the patient if known, '' for single images. */
  readonly cluster: string | null;
  readonly threshold: number;
}

/** How far a resampling is. */
export interface Replicating {
  readonly done: number;
  replicates(): TaskReplicates;
}

/** Submissions of a task that are computed, with their teams. */
function submissionsOf({ sources, results }: SessionState, task: string) {
  return sources.flatMap((entry) => {
    const result = results.get(entry.id);
    if (entry.joined?.task !== task || entry.status.kind !== 'ready' || !result) return [];
    const own = { id: entry.id, team: teamOf(entry), classes: result.classes };
    return [{ ...own, stored: entry.stored ?? null }];
  });
}

/** The files of a task that can say which images belong together: labels, and their metadata. */
export function clusterSources(
  { sources, tasks }: Pick<SessionState, 'sources' | 'tasks'>,
  id: string,
): readonly [LabelsSource, ...MetadataSource[]] | null {
  const task = tasks.find((other) => other.id === id);
  if (!task) return null;
  if (sources.find((entry) => entry.id === id)?.stored) return [task.source];
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
 * @throws InputError if the column to resample by does not exist
 */
export async function taskClusters(
  client: EvaluationClient,
  state: SessionState,
  id: string,
  cluster: string | null,
  signal: AbortSignal,
): Promise<ClusterAssignment> {
  const task = state.tasks.find((other) => other.id === id);
  const files = clusterSources(state, id);
  if (!task || !files) throw new Error(`there is no task ${id}`);
  const stored = state.sources.find((entry) => entry.id === id)?.stored;
  if (stored) {
    const known = storedClusters(stored.task);
    if (known) return known;
    throw notResampled(stored);
  }
  const [labels, ...metadata] = files;
  return findClusters(labels, metadata, cluster, (other) =>
    client.join(task.id, idsOf(other), { signal }),
  );
}

/** The error of a task whose images are not here to be resampled. */
function notResampled({ container, task }: StoredPart): InputError {
  const expected = 'the files with its labels and scores';
  return new InputError(
    `${task.name} cannot be resampled: ${container.name} holds results, not images; open ${expected}`,
    { file: container.name, expected },
  );
}

/** The replicates of a results file's submission, made of the same images as those to come. */
async function storedTeam(
  { team, classes, stored }: { team: string; classes: object; stored: StoredPart },
  { source }: Task,
  clusters: ClusterAssignment,
  { replicates, seed, threshold }: ResamplingChoice,
): Promise<TeamReplicates[]> {
  const { resampling } = stored.task;
  const own = stored.submission?.replicates;
  if (!resampling || !own) return [];
  const { clustersDigest } = await import('@/lib/results/digest');
  const same =
    resampling.seed === seed &&
    resampling.asked === replicates &&
    resampling.done === replicates &&
    resampling.threshold === threshold &&
    resampling.digest === (await clustersDigest(clusters, source));
  if (same) return [{ team, scores: classes, classes: own }];
  const { column } = resampling.use;
  const expected = `${resampling.asked} replicates of seed ${resampling.seed} at threshold ${resampling.threshold}, ${column === null ? 'of single images' : `by ${column}`}`;
  throw new InputError(
    `holds replicates made with other settings, which cannot be compared in pairs with new ones; expected ${expected}: choose these settings, or remove the file`,
    { file: stored.container.name, expected },
  );
}

const firstOf = (own: ClassSamples, done: number): ClassSamples => ({
  positives: own.positives.subarray(0, done),
  negatives: own.negatives.subarray(0, done),
  tp: own.tp.subarray(0, done),
  fp: own.fp.subarray(0, done),
  ap: own.ap.subarray(0, done),
  auroc: own.auroc.subarray(0, done),
});

/** Replicates with those of results files beside them, as many of each. */
function beside(replicates: TaskReplicates, others: readonly TeamReplicates[]): TaskReplicates {
  const { done } = replicates;
  const cut = others.map((own) => ({
    ...own,
    classes: own.classes.map((one) => ({ ...one, bootstrap: firstOf(one.bootstrap, done) })),
  }));
  return { ...replicates, teams: [...replicates.teams, ...cut] };
}

/**
 * Resamples all submissions of a task. Those of results files with the same labels have their
 * replicates already.
 *
 * @param id of the task
 */
export async function resample(
  client: EvaluationClient,
  state: SessionState,
  id: string,
  clusters: ClusterAssignment,
  choice: ResamplingChoice,
  onReplicates: (soFar: Replicating) => void,
  signal: AbortSignal,
): Promise<TaskReplicates> {
  const task = state.tasks.find((other) => other.id === id);
  if (!task) throw new Error(`there is no task ${id}`);
  const stored = state.sources.find((entry) => entry.id === id)?.stored;
  if (stored) throw notResampled(stored);
  const { replicates, seed, threshold } = choice;
  const all = submissionsOf(state, id);
  const others: TeamReplicates[] = [];
  for (const { team, classes, stored: part } of all) {
    if (part)
      others.push(...(await storedTeam({ team, classes, stored: part }, task, clusters, choice)));
  }
  const submissions = all.filter((own) => own.stored === null);
  if (all.length === 0) throw new Error(`no submission of ${task.name} is computed yet`);
  const run = {
    task: task.name,
    seed,
    asked: replicates,
    threshold,
    clusters,
  };
  if (submissions.length === 0) return { ...run, done: replicates, teams: others };
  const found = await resampleTask(
    client,
    submissions.map(({ id, classes }) => ({ id, positives: classes.map((c) => c.positives) })),
    {
      ...run,
      teams: submissions.map(({ team, classes }) => ({
        team,
        scores: classes,
        classes: classes.map((c) => c.class),
      })),
    },
    resamplingDesign(clusters, task.classes, seed, replicates),
    (collector) =>
      onReplicates({
        done: collector.done,
        replicates: () => beside(collector.replicates(), others),
      }),
    { signal },
  );
  return beside(found, others);
}
