import type { Collector } from '@/lib/inference/collector';
import { sameClusters } from '@/lib/inference/out-of-date';
import type { ClusterAssignment } from '@/lib/inference/replicates';
import { currentDocument, subscribeDocument } from '../document/store';
import { sameItems } from '../memo';
import { clusterSources, resample, taskClusters } from '../session/resampling';
import type { Workspace } from '../session/workspace';
import type { Run, RunBasis } from './state';

/** Milliseconds between two looks at what there is so far: each has all intervals computed anew. */
const SHOW_EVERY = 1000;

/** What is known of a session's runs, by task id. */
interface Followed {
  /** Runs under way. */
  readonly running: Map<string, AbortController>;
  /** What the clusters of a run were last looked up from. */
  readonly inputs: Map<string, readonly unknown[]>;
}

const followed = new WeakMap<Workspace, Followed>();

/** Stops a task's run; the replicates so far stay. */
export function cancelRun(workspace: Workspace, task: string): void {
  followed
    .get(workspace)
    ?.running.get(task)
    ?.abort(new DOMException('cancelled by the user', 'AbortError'));
}

/** Puts a run in place of a task's earlier one. */
function setRun({ store }: Workspace, task: string, run: Run): void {
  store.setState(({ runs }) => ({ runs: new Map(runs).set(task, run) }));
}

/** What the clusters of a task follow from, by identity. */
function clusterInputs({ state }: Workspace, task: string): readonly unknown[] {
  const { cluster } = currentDocument().uncertainty;
  return [cluster, ...(clusterSources(state, task) ?? [])];
}

/** Looks up which images a run would resample together now, after files or the choice changed. */
async function updateClusters(
  workspace: Workspace,
  task: string,
  isLatest: () => boolean,
): Promise<void> {
  const { cluster } = currentDocument().uncertainty;
  const found = await workspace
    .withScores(task, new AbortController().signal, (workers, signal) =>
      taskClusters(workers, workspace.state, task, cluster, signal),
    )
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  const run = workspace.state.runs.get(task);
  if (!run || run.status.kind === 'running' || !isLatest()) return;
  const { clusters } = run;
  const known = clusters && !(clusters instanceof Error) && !(found instanceof Error);
  if (!known || !sameClusters(clusters, found))
    setRun(workspace, task, { ...run, clusters: found });
}

/** Removes the runs of tasks that are gone, and stops those under way. */
function removeRuns({ store, state }: Workspace, running: Map<string, AbortController>): void {
  const ids = new Set(state.tasks.map(({ id }) => id));
  for (const [task, abort] of running) {
    if (ids.has(task)) continue;
    running.delete(task);
    abort.abort(new DOMException('the task is gone', 'AbortError'));
  }
  const left = [...state.runs].filter(([task]) => ids.has(task));
  if (left.length < state.runs.size) store.setState({ runs: new Map(left) });
}

/** The runs of a session; from the first call on, follows its tasks and files. */
function follow(workspace: Workspace): Followed {
  const known = followed.get(workspace);
  if (known) return known;
  const found: Followed = { running: new Map(), inputs: new Map() };
  const { running, inputs } = found;
  followed.set(workspace, found);
  const followClusters = () => {
    const { state } = workspace;
    for (const [task, { status }] of state.runs) {
      if (status.kind === 'running' || !clusterSources(state, task)) continue;
      const now = clusterInputs(workspace, task);
      if (sameItems(inputs.get(task) ?? [], now)) continue;
      inputs.set(task, now);
      void updateClusters(workspace, task, () => inputs.get(task) === now);
    }
  };
  subscribeDocument(({ uncertainty }) => uncertainty.cluster, followClusters);
  workspace.store.subscribe(({ tasks, sources, runs }, before) => {
    if (tasks !== before.tasks) removeRuns(workspace, running);
    if (sources !== before.sources || runs !== before.runs) followClusters();
  });
  return found;
}

/** Puts a run into the store as it goes on, now and then. */
function reporter(
  workspace: Workspace,
  task: string,
  basis: RunBasis,
  clusters: ClusterAssignment,
) {
  const start = performance.now();
  let shown = Number.NEGATIVE_INFINITY;
  return (collector: Collector) => {
    const now = performance.now();
    if (now - shown < SHOW_EVERY) return;
    const { done } = collector;
    if (done === 0) return;
    shown = now;
    const secondsLeft = ((now - start) / 1000 / done) * (basis.replicates - done);
    setRun(workspace, task, {
      basis,
      status: { kind: 'running', secondsLeft },
      replicates: collector.replicates(),
      clusters,
    });
  };
}

/**
 * Resamples a task under the settings in force, in place of an earlier run. Resolves when it is
 * done, cancelled or failed, as the session's state says.
 *
 * @param task its id
 */
export async function startRun(workspace: Workspace, task: string): Promise<void> {
  const { running, inputs } = follow(workspace);
  cancelRun(workspace, task);
  const abort = new AbortController();
  running.set(task, abort);
  inputs.set(task, clusterInputs(workspace, task));
  const { uncertainty, settings } = currentDocument();
  const { replicates, seed, cluster } = uncertainty;
  const basis = { replicates, seed, cluster, threshold: settings.threshold };
  const isLatest = () => running.get(task) === abort;
  let latest: Collector | null = null;
  const end = (status: Run['status'], found: Run['replicates']) => {
    if (!isLatest()) return;
    running.delete(task);
    setRun(workspace, task, {
      basis,
      status,
      replicates: found,
      clusters: found?.clusters ?? null,
    });
  };
  setRun(workspace, task, {
    basis,
    status: { kind: 'running', secondsLeft: null },
    replicates: null,
    clusters: null,
  });
  try {
    const { signal } = abort;
    const found = await workspace.withScores(task, signal, async (workers, own) => {
      const clusters = await taskClusters(workers, workspace.state, task, cluster, own);
      const report = reporter(workspace, task, basis, clusters);
      const keep = (collector: Collector) => {
        latest = collector;
        if (isLatest()) report(collector);
      };
      return resample(workers, workspace.state, task, clusters, basis, keep, own);
    });
    end({ kind: 'stopped' }, found);
  } catch (error) {
    const soFar = (latest as Collector | null)?.replicates() ?? null;
    const message = error instanceof Error ? error.message : String(error);
    end(abort.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', message }, soFar);
  }
}
