import { withSignal } from '@/lib/engine/with-signal';
import type { Collector } from '@/lib/inference/collector';
import { resample } from '../session/resampling';
import type { Workspace } from '../session/workspace';
import { settingsStore } from '../settings';
import type { Run, RunBasis } from './state';
import { keepRuns, setRun, uncertaintySettings } from './store';

/** Milliseconds between two looks at what there is so far: each has all intervals computed anew. */
const SHOW_EVERY = 1000;

const underWay = new Map<string, AbortController>();

/** Stops a task's run; what there is so far is kept. */
export function cancelRun(task: string): void {
  underWay.get(task)?.abort(new DOMException('cancelled by the reader', 'AbortError'));
}

const followed = new WeakSet<Workspace>();

/** Ends and lets go of the runs of tasks that are taken out or called otherwise. */
function followTasks(workspace: Workspace): void {
  if (followed.has(workspace)) return;
  followed.add(workspace);
  workspace.store.subscribe(({ tasks }, before) => {
    if (tasks === before.tasks) return;
    const names = new Set(tasks.map(({ name }) => name));
    for (const [task, abort] of underWay) {
      if (names.has(task)) continue;
      underWay.delete(task);
      abort.abort(new DOMException('the task is gone', 'AbortError'));
    }
    keepRuns(names);
  });
}

/** Tells the store of a run as it goes on, now and then. */
function reporter(task: string, basis: RunBasis) {
  const start = performance.now();
  let shown = Number.NEGATIVE_INFINITY;
  return (collector: Collector) => {
    const now = performance.now();
    if (now - shown < SHOW_EVERY) return;
    const { done } = collector;
    if (done === 0) return;
    shown = now;
    const secondsLeft = ((now - start) / 1000 / done) * (basis.replicates - done);
    setRun(task, {
      basis,
      status: { kind: 'running', secondsLeft },
      replicates: collector.replicates(),
    });
  };
}

/**
 * Draws replicates of a task under the settings in force, in place of an earlier run. Settles when
 * it is done, cancelled or failed; the store tells which.
 */
export async function startRun(workspace: Workspace, task: string): Promise<void> {
  followTasks(workspace);
  cancelRun(task);
  const abort = new AbortController();
  underWay.set(task, abort);
  const { replicates, seed, cluster } = uncertaintySettings.getState();
  const basis = { replicates, seed, cluster, threshold: settingsStore.getState().threshold };
  const report = reporter(task, basis);
  const isLatest = () => underWay.get(task) === abort;
  let latest: Collector | null = null;
  const end = (status: Run['status'], found: Run['replicates']) => {
    if (!isLatest()) return;
    underWay.delete(task);
    setRun(task, { basis, status, replicates: found });
  };
  setRun(task, { basis, status: { kind: 'running', secondsLeft: null }, replicates: null });
  const keep = (collector: Collector) => {
    latest = collector;
    if (isLatest()) report(collector);
  };
  try {
    const { signal } = abort;
    const found = await workspace.withScores(task, signal, (workers, own) =>
      workspace.withDatabase((db) =>
        resample(withSignal(db, own), workers, workspace.state, task, basis, keep, own),
      ),
    );
    end({ kind: 'stopped' }, found);
  } catch (error) {
    const soFar = (latest as Collector | null)?.replicates() ?? null;
    const message = error instanceof Error ? error.message : String(error);
    end(abort.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', message }, soFar);
  }
}
