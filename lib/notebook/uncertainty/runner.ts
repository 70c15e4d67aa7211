import { sameClusters } from '@/lib/inference/out-of-date';
import type { ClusterAssignment } from '@/lib/inference/replicates';
import { currentDocument, subscribeDocument } from '../document/store';
import { sameItems } from '../memo';
import { clusterSources, type Replicating, resample, taskClusters } from '../session/resampling';
import type { Session } from '../session/session';
import type { Run, RunBasis } from './state';

/** Milliseconds between two updates during a run. Each update recomputes all intervals. */
const SHOW_EVERY = 1000;

/** The state of a session's runs, by task id. */
interface Followed {
  /** Runs in progress. */
  readonly running: Map<string, AbortController>;
  /** What the clusters of a run were last computed from. */
  readonly inputs: Map<string, readonly unknown[]>;
}

const followed = new WeakMap<Session, Followed>();

/** Stops a task's run; the replicates so far stay. */
export function cancelRun(session: Session, task: string): void {
  followed
    .get(session)
    ?.running.get(task)
    ?.abort(new DOMException('cancelled by the user', 'AbortError'));
}

/** Puts a run in place of a task's earlier one. */
function setRun({ store }: Session, task: string, run: Run): void {
  store.setState(({ runs }) => ({ runs: new Map(runs).set(task, run) }));
}

/** What the clusters of a task depend on, compared by identity. */
function clusterInputs({ state }: Session, task: string): readonly unknown[] {
  const { cluster } = currentDocument().uncertainty;
  return [cluster, ...(clusterSources(state, task) ?? [])];
}

/** Updates which images a run would resample together, after files or the choice changed. */
async function updateClusters(
  session: Session,
  task: string,
  isLatest: () => boolean,
): Promise<void> {
  const { cluster } = currentDocument().uncertainty;
  const found = await session
    .withScores(task, new AbortController().signal, (workers, signal) =>
      taskClusters(workers, session.state, task, cluster, signal),
    )
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  const run = session.state.runs.get(task);
  if (!run || run.status.kind === 'running' || !isLatest()) return;
  const { clusters } = run;
  const known = clusters && !(clusters instanceof Error) && !(found instanceof Error);
  if (!known || !sameClusters(clusters, found)) setRun(session, task, { ...run, clusters: found });
}

/** Removes the runs of tasks that no longer exist, and stops them. */
function removeRuns({ store, state }: Session, running: Map<string, AbortController>): void {
  const ids = new Set(state.tasks.map(({ id }) => id));
  for (const [task, abort] of running) {
    if (ids.has(task)) continue;
    running.delete(task);
    abort.abort(new DOMException('the task is gone', 'AbortError'));
  }
  const left = [...state.runs].filter(([task]) => ids.has(task));
  if (left.length < state.runs.size) store.setState({ runs: new Map(left) });
}

/** The runs of a session. The first call subscribes to the session's tasks and files. */
function follow(session: Session): Followed {
  const known = followed.get(session);
  if (known) return known;
  const found: Followed = { running: new Map(), inputs: new Map() };
  const { running, inputs } = found;
  followed.set(session, found);
  const followClusters = () => {
    const { state } = session;
    for (const [task, { status }] of state.runs) {
      if (status.kind === 'running' || !clusterSources(state, task)) continue;
      const now = clusterInputs(session, task);
      if (sameItems(inputs.get(task) ?? [], now)) continue;
      inputs.set(task, now);
      void updateClusters(session, task, () => inputs.get(task) === now);
    }
  };
  subscribeDocument(({ uncertainty }) => uncertainty.cluster, followClusters);
  session.store.subscribe(({ tasks, sources, runs }, before) => {
    if (tasks !== before.tasks) removeRuns(session, running);
    if (sources !== before.sources || runs !== before.runs) followClusters();
  });
  return found;
}

/** Writes the progress of a run to the store, at intervals. */
function reporter(session: Session, task: string, basis: RunBasis, clusters: ClusterAssignment) {
  const start = performance.now();
  let shown = Number.NEGATIVE_INFINITY;
  return (collector: Replicating) => {
    const now = performance.now();
    if (now - shown < SHOW_EVERY) return;
    const { done } = collector;
    if (done === 0) return;
    shown = now;
    const secondsLeft = ((now - start) / 1000 / done) * (basis.replicates - done);
    setRun(session, task, {
      basis,
      status: { kind: 'running', secondsLeft },
      replicates: collector.replicates(),
      clusters,
    });
  };
}

/**
 * Resamples a task under the current settings and replaces an earlier run. Resolves when it is
 * done, cancelled or failed; the session's state says which.
 *
 * @param task its id
 */
export async function startRun(session: Session, task: string): Promise<void> {
  const { running, inputs } = follow(session);
  cancelRun(session, task);
  const abort = new AbortController();
  running.set(task, abort);
  inputs.set(task, clusterInputs(session, task));
  const { uncertainty, settings } = currentDocument();
  const { replicates, seed, cluster } = uncertainty;
  const basis = { replicates, seed, cluster, threshold: settings.threshold };
  const isLatest = () => running.get(task) === abort;
  let latest: Replicating | null = null;
  const end = (status: Run['status'], found: Run['replicates']) => {
    if (!isLatest()) return;
    running.delete(task);
    setRun(session, task, {
      basis,
      status,
      replicates: found,
      clusters: found?.clusters ?? null,
    });
  };
  setRun(session, task, {
    basis,
    status: { kind: 'running', secondsLeft: null },
    replicates: null,
    clusters: null,
  });
  try {
    const { signal } = abort;
    const found = await session.withScores(task, signal, async (workers, own) => {
      const clusters = await taskClusters(workers, session.state, task, cluster, own);
      const report = reporter(session, task, basis, clusters);
      const keep = (collector: Replicating) => {
        latest = collector;
        if (isLatest()) report(collector);
      };
      return resample(workers, session.state, task, clusters, basis, keep, own);
    });
    end({ kind: 'stopped' }, found);
  } catch (error) {
    const soFar = (latest as Replicating | null)?.replicates() ?? null;
    const message = error instanceof Error ? error.message : String(error);
    end(abort.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', message }, soFar);
  }
}
