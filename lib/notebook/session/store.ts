import { createStore, type StoreApi } from 'zustand/vanilla';
import { InputError } from '@/lib/ingest/input-error';
import type { SessionState, SourceEntry, SourceStatus, SubmissionEntry } from './types';

const EMPTY: SessionState = {
  sources: [],
  unopened: [],
  offered: [],
  tasks: [],
  results: new Map(),
  runs: new Map(),
  published: { tables: null, builtIn: null, challenge: null, fidelity: null, chosen: null },
  busy: false,
  shown: null,
  expectsFiles: false,
  failure: null,
};

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What an error means for a file's entry: a choice is needed where one can make it usable. */
export function failedStatus(error: unknown): SourceStatus {
  const remedies = error instanceof InputError ? error.details.remedies : undefined;
  if (remedies?.length) return { kind: 'needs-choice', message: messageOf(error), remedies };
  return { kind: 'failed', message: messageOf(error) };
}

type Working = Extract<SourceStatus, { kind: 'working' }>;

/** Milliseconds between two reports of progress: each renders all that shows files. */
const PROGRESS = 200;

/** The session's state, and the ways to change it. */
export class SessionStore {
  readonly api: StoreApi<SessionState> = createStore(() => EMPTY);
  /** Progress that is not shown yet, by id. */
  readonly #progress = new Map<string, Working>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  get state(): SessionState {
    return this.api.getState();
  }

  set(change: Partial<SessionState>): void {
    this.api.setState(change);
  }

  /** Shows an error that belongs to no file. */
  report(error: unknown): void {
    this.set({ failure: messageOf(error) });
  }

  entry(id: string): SourceEntry | undefined {
    return this.state.sources.find((entry) => entry.id === id);
  }

  /** Changes an entry; nothing where it was removed meanwhile. */
  patch(id: string, change: Partial<SourceEntry>): void {
    if (change.status) this.#progress.delete(id);
    this.set({
      sources: this.state.sources.map((entry) =>
        entry.id === id ? { ...entry, ...change } : entry,
      ),
    });
  }

  /** Says how far work on an entry is: a new step at once, how far it is soon, with all others. */
  progress(id: string, status: Working): void {
    const now = this.entry(id)?.status;
    if (now?.kind !== 'working' || now.step !== status.step) {
      this.patch(id, { status });
      return;
    }
    this.#progress.set(id, status);
    this.#timer ??= setTimeout(() => this.#showProgress(), PROGRESS);
  }

  #showProgress(): void {
    this.#timer = null;
    if (this.#progress.size === 0) return;
    this.set({
      sources: this.state.sources.map((entry) => {
        const status = this.#progress.get(entry.id);
        return status && entry.status.kind === 'working' ? { ...entry, status } : entry;
      }),
    });
    this.#progress.clear();
  }

  setResult(id: string, change: Partial<SubmissionEntry> | null): void {
    const results = new Map(this.state.results);
    const before = results.get(id);
    if (change === null) results.delete(id);
    else results.set(id, { ...(before as SubmissionEntry), ...change });
    this.set({ results });
  }

  /** What work on results finds; null where results came or went meanwhile, also if it failed. */
  async unlessResultsChange<T>(work: () => Promise<T>): Promise<T | null> {
    const before = this.state.results;
    // The same submissions, computed of the same data.
    const isSame = () => {
      const now = this.state.results;
      return (
        now.size === before.size && [...before].every(([id, { key }]) => now.get(id)?.key === key)
      );
    };
    try {
      const found = await work();
      return isSame() ? found : null;
    } catch (error) {
      if (!isSame()) return null;
      throw error;
    }
  }
}
