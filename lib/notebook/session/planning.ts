import type { Computing } from './computing';
import type { Jobs } from './jobs';
import type { Planner } from './planner';
import type { SessionStore } from './store';
import type { SourceEntry } from './types';

/** The planner. Its code, and that of matching files, is loaded with the first file. */
export class Planning {
  readonly #store: SessionStore;
  readonly #jobs: Jobs;
  readonly #computing: Computing;
  #planner: Planner | null = null;
  /** The order in which files were added or last changed: of two of one team, the earlier stays. */
  readonly #turns = new Map<string, number>();
  #nextTurn = 1;

  constructor(store: SessionStore, jobs: Jobs, computing: Computing) {
    this.#store = store;
    this.#jobs = jobs;
    this.#computing = computing;
  }

  /** Puts a file behind all others that may claim its team's name. */
  queueUp(id: string): void {
    this.#turns.set(id, this.#nextTurn++);
  }

  /** Does work with the planner; nothing where there never was a file. */
  run(work: (planner: Planner) => void): void {
    if (this.#planner) work(this.#planner);
    else if (this.#store.state.sources.length > 0) this.#loadAndRun(work);
  }

  #loadAndRun(work: (planner: Planner) => void): void {
    this.#jobs.run(async (signal) => {
      try {
        const { Planner } = await import('./planner');
        this.#planner ??= new Planner(this.#store, this.#jobs, this.#computing, this.#turns);
        if (!signal.aborted) work(this.#planner);
      } catch (error) {
        this.#store.report(error);
      }
    });
  }

  /** Stops computing. */
  stopAll(): void {
    this.#planner?.stopAll();
  }

  /** Whether a file's results match the applied choices. */
  isComputed(entry: SourceEntry): boolean {
    return this.#planner?.isComputed(entry) ?? false;
  }

  forget(id: string): void {
    this.#turns.delete(id);
    this.#planner?.forget(id);
  }
}
