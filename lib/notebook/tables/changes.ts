import type { StoreApi } from 'zustand/vanilla';
import type { NotebookSettings } from '../settings';
import type { WorkspaceState } from '../workspace/types';
import type { ResultTable } from './result-shapes';

/** Changes only when what is computed of the sources does, not with each step of their progress. */
export function sourcesSignature({ sources }: Pick<WorkspaceState, 'sources'>): string {
  return JSON.stringify(
    sources.map((e) => [e.id, e.version, e.status.kind, e.joined?.task, e.choices.team]),
  );
}

/** Settings each result table follows, besides what is computed. */
const FOLLOWS: Readonly<Record<ResultTable, readonly ('threshold' | 'limits')[]>> = {
  label_counts: ['limits'],
  team_metrics: ['threshold'],
  band_metrics: ['threshold', 'limits'],
  class_metrics: ['threshold', 'limits'],
  operating_points: [],
  calibration_bins: [],
  curve_points: [],
};

/** Counts the changes that result tables and files go through, so that one can be told from another. */
export class Changes {
  readonly #workspace: StoreApi<WorkspaceState>;
  readonly #settings: StoreApi<NotebookSettings>;
  #seen: readonly unknown[] = [];
  #count = 0;

  constructor(workspace: StoreApi<WorkspaceState>, settings: StoreApi<NotebookSettings>) {
    this.#workspace = workspace;
    this.#settings = settings;
  }

  /** Grows with every change of what is computed or loaded. */
  get count(): number {
    const { tasks, results, shown, sources } = this.#workspace.getState();
    const now = [tasks, results, shown, sourcesSignature({ sources })];
    if (now.some((value, i) => value !== this.#seen[i])) {
      this.#seen = now;
      this.#count++;
    }
    return this.#count;
  }

  /** Equal as long as a result table's rows are. */
  versionOf(table: ResultTable): string {
    const settings = this.#settings.getState();
    return JSON.stringify([this.count, ...FOLLOWS[table].map((name) => settings[name])]);
  }

  /** Calls back after each change; answers how to stop. */
  subscribe(notify: () => void): () => void {
    const stops = [
      this.#workspace.subscribe(notify),
      this.#settings.subscribe((now, before) => {
        if (now.threshold !== before.threshold || now.limits !== before.limits) notify();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }
}
