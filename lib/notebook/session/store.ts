import { createStore, type StoreApi } from 'zustand/vanilla';
import { InputError } from '@/lib/ingest/input-error';
import type { SourceEntry, SourceStatus, SubmissionEntry, WorkspaceState } from './types';

const EMPTY: WorkspaceState = {
  sources: [],
  tasks: [],
  results: new Map(),
  runs: new Map(),
  published: { tables: null, fidelity: null, chosen: null },
  busy: false,
  shown: null,
  failure: null,
};

/** What an error means for a file's entry. */
export function failedStatus(error: unknown): SourceStatus {
  const message = error instanceof Error ? error.message : String(error);
  const suggestedScale = error instanceof InputError ? error.details.suggestedScale : undefined;
  return { kind: 'failed', message, ...(suggestedScale && { suggestedScale }) };
}

/** The workspace's state, with the few ways it changes. */
export class WorkspaceStore {
  readonly api: StoreApi<WorkspaceState> = createStore(() => EMPTY);

  get state(): WorkspaceState {
    return this.api.getState();
  }

  set(change: Partial<WorkspaceState>): void {
    this.api.setState(change);
  }

  /** Shows an error that belongs to no file. */
  report(error: unknown): void {
    this.set({ failure: error instanceof Error ? error.message : String(error) });
  }

  entry(id: string): SourceEntry | undefined {
    return this.state.sources.find((entry) => entry.id === id);
  }

  /** Changes an entry; nothing where it was removed meanwhile. */
  patch(id: string, change: Partial<SourceEntry>): void {
    this.set({
      sources: this.state.sources.map((entry) =>
        entry.id === id ? { ...entry, ...change } : entry,
      ),
    });
  }

  setResult(id: string, change: Partial<SubmissionEntry> | null): void {
    const results = new Map(this.state.results);
    const before = results.get(id);
    if (change === null) results.delete(id);
    else results.set(id, { ...(before as SubmissionEntry), ...change });
    this.set({ results });
  }
}
