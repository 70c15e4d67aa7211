import type { FileReader, IngestOutcome } from '@/lib/ingest/types';
import { sameFileTwice, sourceOf } from '@/lib/scoring/sources';
import type { Jobs } from './jobs';
import { nextToRead } from './reading-order';
import { failedStatus, type WorkspaceStore } from './store';
import type { Choices, SourceEntry } from './types';

type Ready = Extract<IngestOutcome, { kind: 'ready' }>;

export interface ReadingHooks {
  /** Opens what reads files; called when the first is to be read. */
  openReader(): Promise<FileReader>;
  /** Files read side by side. */
  readonly readers: number;
  /** Takes the content of a file whose entry is up to date. */
  read(id: string, outcome: Ready): void;
  /** Called after each file, whether or not it can be used. */
  done(): void;
}

/** Reads the files in line, several side by side, and notes what became of each in the store. */
export class Reading {
  readonly #store: WorkspaceStore;
  readonly #jobs: Jobs;
  readonly #hooks: ReadingHooks;
  #opened: Promise<FileReader> | null = null;
  /** Files being read, by id. */
  readonly #running = new Map<string, AbortController>();

  constructor(store: WorkspaceStore, jobs: Jobs, hooks: ReadingHooks) {
    this.#store = store;
    this.#jobs = jobs;
    this.#hooks = hooks;
  }

  /** What reads files, opened when it is first wanted. */
  reader(): Promise<FileReader> {
    this.#opened ??= this.#hooks.openReader();
    // Where its code could not be fetched, the next file tries again.
    this.#opened.catch(() => {
      this.#opened = null;
    });
    return this.#opened;
  }

  /** Stops reading a file. */
  stop(id: string): void {
    this.#running.get(id)?.abort(new DOMException('no longer wanted', 'AbortError'));
    this.#running.delete(id);
  }

  stopAll(): void {
    for (const id of [...this.#running.keys()]) this.stop(id);
  }

  /** Begins to read files in line, as many as are read side by side. */
  start(): void {
    while (this.#running.size < this.#hooks.readers) {
      const entry = nextToRead(this.#store.state.sources);
      if (!entry) return;
      const abort = new AbortController();
      this.#running.set(entry.id, abort);
      this.#store.patch(entry.id, { status: { kind: 'working', step: 'reading' } });
      this.#jobs.run(() => this.#read(entry, abort));
    }
  }

  async #read({ id, file, choices }: SourceEntry, abort: AbortController): Promise<void> {
    const { signal } = abort;
    try {
      const reader = await this.reader();
      signal.throwIfAborted();
      const outcome = await reader.ingest(file, choices.overrides, {
        signal,
        onProgress: (progress) => {
          if (!signal.aborted) this.#store.patch(id, { status: { kind: 'working', ...progress } });
        },
      });
      if (!signal.aborted) this.#take(id, choices, outcome);
    } catch (error) {
      if (signal.aborted) return;
      this.#store.patch(id, { source: null, inForce: choices, status: failedStatus(error) });
    }
    if (signal.aborted) return;
    this.#running.delete(id);
    this.#hooks.done();
    this.start();
  }

  #take(id: string, inForce: Choices, outcome: IngestOutcome): void {
    const entry = this.#store.entry(id);
    if (!entry) return;
    const { facts, description } = outcome;
    const same = facts && this.#sameFile(entry, facts.hash);
    if (same) {
      this.#refuse(id, sameFileTwice(entry.file.name, same.file.name));
      return;
    }
    // A file read with other choices than before is another version of it.
    const version = entry.loaded === null ? entry.version : entry.version + 1;
    const read = { loaded: facts, description, inForce, version };
    if (outcome.kind !== 'ready') {
      const status = failedStatus(outcome.error);
      this.#store.patch(id, { ...read, source: null, status });
      return;
    }
    const status = { kind: 'ready' } as const;
    const { seconds } = outcome.facts;
    this.#store.patch(id, { ...read, source: sourceOf(outcome), seconds, status });
    this.#hooks.read(id, outcome);
  }

  /**
   * The file before this one that has the same content. One after it that was read sooner is
   * refused, so that the result is the same in whatever order files are read.
   */
  #sameFile(entry: SourceEntry, hash: string): SourceEntry | undefined {
    const { sources } = this.#store.state;
    const here = sources.findIndex(({ id }) => id === entry.id);
    const same = (other: SourceEntry) => other.id !== entry.id && other.loaded?.hash === hash;
    for (const copy of sources.slice(here).filter(same)) {
      this.#refuse(copy.id, sameFileTwice(copy.file.name, entry.file.name));
    }
    return sources.slice(0, here).find(same);
  }

  #refuse(id: string, error: unknown): void {
    const unread = { loaded: null, description: null };
    this.#store.patch(id, { ...unread, source: null, status: failedStatus(error) });
  }
}
