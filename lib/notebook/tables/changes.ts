import type { StoreApi } from 'zustand/vanilla';
import { sourcesSignature } from '../session/sources-signature';
import type { WorkspaceState } from '../session/types';
import type { NotebookSettings } from '../settings';
import { runStore, uncertaintySettings } from '../uncertainty/store';
import { settledRuns } from './resampled-rows';
import type { ResultTable } from './result-shapes';

const SETTINGS = ['threshold', 'limits', 'order', 'hiddenTeams'] as const;

/** `drawn`: the replicates there are. */
type Followed = (typeof SETTINGS)[number] | 'drawn';

/** p values are adjusted over the teams shown, so taking one out changes those of the others. */
const RESAMPLED: readonly Followed[] = [...SETTINGS, 'drawn'];

/** What each result table follows, besides what is computed. */
const FOLLOWS: Readonly<Record<ResultTable, readonly Followed[]>> = {
  label_counts: ['limits'],
  team_metrics: ['threshold'],
  band_metrics: ['threshold', 'limits'],
  class_metrics: ['threshold', 'limits'],
  operating_points: [],
  calibration_bins: [],
  curve_points: [],
  group_metrics: ['threshold'],
  bootstrap_metrics: RESAMPLED,
  rank_distribution: RESAMPLED,
  pairwise_comparisons: RESAMPLED,
};

/** A number that grows whenever any of the values it is given is not the same as before. */
class Count {
  #seen: readonly unknown[] = [];
  #count = 0;

  of(values: readonly unknown[]): number {
    const same = values.length === this.#seen.length && values.every((v, i) => v === this.#seen[i]);
    if (!same) {
      this.#seen = values;
      this.#count++;
    }
    return this.#count;
  }
}

/** Counts the changes that result tables and files go through, so that one can be told from another. */
export class Changes {
  readonly #workspace: StoreApi<WorkspaceState>;
  readonly #settings: StoreApi<NotebookSettings>;
  readonly #computed = new Count();
  readonly #drawn = new Count();

  constructor(workspace: StoreApi<WorkspaceState>, settings: StoreApi<NotebookSettings>) {
    this.#workspace = workspace;
    this.#settings = settings;
  }

  /** Grows with every change of what is computed or loaded. */
  get count(): number {
    const { tasks, results, shown, sources } = this.#workspace.getState();
    return this.#computed.of([tasks, results, shown, sourcesSignature({ sources })]);
  }

  /** Grows with every run of resampling that ends or is taken away, and with the level. */
  get drawn(): number {
    return this.#drawn.of([...settledRuns().values(), uncertaintySettings.getState().level]);
  }

  /** Equal as long as a result table's rows are. */
  versionOf(table: ResultTable): string {
    const settings = this.#settings.getState();
    const follows = FOLLOWS[table].map((name) => (name === 'drawn' ? this.drawn : settings[name]));
    return JSON.stringify([this.count, ...follows]);
  }

  /** Calls back after each change; answers how to stop. */
  subscribe(notify: () => void): () => void {
    const stops = [
      this.#workspace.subscribe(notify),
      this.#settings.subscribe((now, before) => {
        if (SETTINGS.some((name) => now[name] !== before[name])) notify();
      }),
      runStore.subscribe(notify),
      uncertaintySettings.subscribe(notify),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }
}
