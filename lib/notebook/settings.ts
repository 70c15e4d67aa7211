import { DEFAULT_SETTINGS, type EvaluationSettings } from '@/lib/scoring/settings';

/** Order of classes in figures and tables. */
export type ClassOrder = 'prevalence' | 'name' | 'file';

/** Settings of the control bar, for all cells. */
export interface NotebookSettings extends EvaluationSettings {
  /** Name of the current task; null for the first. */
  readonly task: string | null;
  /** Teams not shown. */
  readonly hiddenTeams: readonly string[];
  readonly order: ClassOrder;
}

export const INITIAL_SETTINGS: NotebookSettings = {
  ...DEFAULT_SETTINGS,
  task: null,
  hiddenTeams: [],
  order: 'prevalence',
};
