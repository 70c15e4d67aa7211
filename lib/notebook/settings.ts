import { createStore } from 'zustand/vanilla';
import { DEFAULT_SETTINGS, type EvaluationSettings } from '@/lib/scoring/settings';

/** In which order classes stand in figures and tables. */
export type ClassOrder = 'prevalence' | 'name' | 'file';

/** What the control bar sets, for every cell alike. */
export interface NotebookSettings extends EvaluationSettings {
  /** Name of the task looked at; null for the first there is. */
  readonly task: string | null;
  /** Teams taken out of the figures. */
  readonly hiddenTeams: readonly string[];
  readonly order: ClassOrder;
}

export const INITIAL_SETTINGS: NotebookSettings = {
  ...DEFAULT_SETTINGS,
  task: null,
  hiddenTeams: [],
  order: 'prevalence',
};

export const settingsStore = createStore(() => INITIAL_SETTINGS);

export function changeSettings(change: Partial<NotebookSettings>): void {
  settingsStore.setState(change);
}
