import { createStore } from 'zustand/vanilla';
import { DEFAULT_UNCERTAINTY, type UncertaintySettings } from './settings';
import type { Run } from './state';

export const uncertaintySettings = createStore<UncertaintySettings>(() => DEFAULT_UNCERTAINTY);

export function changeUncertainty(change: Partial<UncertaintySettings>): void {
  uncertaintySettings.setState(change);
}

/** The runs there are, by name of the task. */
export const runStore = createStore<{ readonly runs: ReadonlyMap<string, Run> }>(() => ({
  runs: new Map(),
}));

/** Puts a run in place of a task's earlier one. */
export function setRun(task: string, run: Run): void {
  runStore.setState({ runs: new Map(runStore.getState().runs).set(task, run) });
}

/** Lets go of the runs of tasks that are no longer there. */
export function keepRuns(tasks: ReadonlySet<string>): void {
  const { runs } = runStore.getState();
  const left = [...runs].filter(([task]) => tasks.has(task));
  if (left.length < runs.size) runStore.setState({ runs: new Map(left) });
}
