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

/** Puts a run in place of a task's earlier one; null takes it away. */
export function setRun(task: string, run: Run | null): void {
  const runs = new Map(runStore.getState().runs);
  if (run) runs.set(task, run);
  else runs.delete(task);
  runStore.setState({ runs });
}
