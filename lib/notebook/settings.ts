import type { Challenge } from '@/lib/challenge/challenge';
import { DEFAULT_IMPROVE, type ImproveSettings } from '@/lib/improve/settings';
import { DEFAULT_SETTINGS, type EvaluationSettings } from '@/lib/scoring/settings';
import type { Origin } from './session/types';

/** Order of classes in figures and tables. */
export type ClassOrder = 'prevalence' | 'name' | 'file';

/** What a notebook can show: the paper's tables, the built-in files, or the user's files. */
export type Shown = 'published' | Origin;

/** Settings of the control bar, for all cells. */
export interface NotebookSettings extends EvaluationSettings {
  /** The description that the reader chose; null to recognise files by their classes. */
  readonly challenge: Challenge | null;
  /** Name of the current task; null for the first. */
  readonly task: string | null;
  /** Teams not shown. */
  readonly hiddenTeams: readonly string[];
  readonly order: ClassOrder;
  /** What is shown; null leaves it to what is loaded. */
  readonly shown: readonly Shown[] | null;
  /** How thresholds are tuned, scores recalibrated and submissions put together. */
  readonly improve: ImproveSettings;
  /** Whether classes are called at tuned thresholds, in place of one for all. */
  readonly tuned: boolean;
}

export const INITIAL_SETTINGS: NotebookSettings = {
  ...DEFAULT_SETTINGS,
  challenge: null,
  task: null,
  hiddenTeams: [],
  order: 'prevalence',
  shown: null,
  improve: DEFAULT_IMPROVE,
  tuned: false,
};
