import type { FileReader, IngestOutcome, Role } from '@/lib/ingest/types';
import { sameFileTwice, sourceOf } from '@/lib/scoring/sources';
import { readsBuiltIn } from './evaluations';
import type { Jobs } from './jobs';
import { teamOf } from './names';
import type { OpenedResults } from './open-results';
import { nextToRead } from './reading-order';
import { failedStatus, type SessionStore } from './store';
import type { Choices, SourceEntry } from './types';

type Ready = Extract<IngestOutcome, { kind: 'ready' }>;

export interface ReadingHooks {
  /** Opens the file reader; called for the first file. */
  openReader(): Promise<FileReader>;
  /** Files read side by side. */
  readonly readers: number;
  /** Takes the content of a file whose entry is up to date. */
  read(id: string, outcome: Ready): void;
  /** Takes what a results file holds. */
  results(id: string, found: OpenedResults): Promise<void>;
  /** Called after each file, whether or not it can be used. */
  done(): void;
}

/** A ZIP file may be a results file. */
const isZipName = (name: string) => /\.zip$/i.test(name);

/** Reads the files in line, several side by side, and notes what became of each in the store. */
export class Reading {
  readonly #store: SessionStore;
  readonly #jobs: Jobs;
  readonly #hooks: ReadingHooks;
  #opened: Promise<FileReader> | null = null;
  /** Files being read, by id. */
  readonly #running = new Map<string, AbortController>();

  constructor(store: SessionStore, jobs: Jobs, hooks: ReadingHooks) {
    this.#store = store;
    this.#jobs = jobs;
    this.#hooks = hooks;
  }

  /** The file reader, opened on first use. */
  reader(): Promise<FileReader> {
    this.#opened ??= this.#hooks.openReader();
    // If its code could not be loaded, the next file tries again.
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

  /**
   * Begins to read files in line, as many as are read side by side. Built-in files are put back in
   * line while they are not wanted.
   */
  start(): void {
    const isWanted = ({ origin }: SourceEntry) =>
      origin === 'own' || readsBuiltIn(this.#store.state);
    for (const id of [...this.#running.keys()]) {
      const entry = this.#store.entry(id);
      if (!entry || isWanted(entry)) continue;
      this.stop(id);
      this.#store.patch(id, { status: { kind: 'queued' } });
    }
    while (this.#running.size < this.#hooks.readers) {
      const entry = nextToRead(this.#store.state.sources.filter(isWanted));
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
      if (isZipName(file.name)) {
        const { openResults } = await import('./open-results');
        const found = await openResults(file, reader);
        signal.throwIfAborted();
        if (found) {
          await this.#hooks.results(id, found);
          this.#running.delete(id);
          this.#hooks.done();
          this.start();
          return;
        }
      }
      const outcome = await reader.ingest(file, choices.overrides, {
        signal,
        onProgress: (progress) => {
          if (!signal.aborted) this.#store.progress(id, { kind: 'working', ...progress });
        },
      });
      if (!signal.aborted) await this.#take(id, choices, outcome);
    } catch (error) {
      if (signal.aborted) return;
      this.#store.patch(id, { source: null, inForce: choices, status: failedStatus(error) });
    }
    if (signal.aborted) return;
    this.#running.delete(id);
    this.#hooks.done();
    this.start();
  }

  async #take(id: string, inForce: Choices, outcome: IngestOutcome): Promise<void> {
    const entry = this.#store.entry(id);
    if (!entry) return;
    const { facts, description } = outcome;
    const same = facts && this.#sameFile(entry, facts.hash, description?.role);
    if (same) {
      this.#refuse(id, sameFileTwice(entry.file.name, same.file.name));
      return;
    }
    // Reading with other choices makes a new version of the file.
    const version = entry.loaded === null ? entry.version : entry.version + 1;
    const read = { loaded: facts, description, inForce, version };
    if (outcome.kind !== 'ready') {
      this.#store.patch(id, { ...read, source: null, status: failedStatus(outcome.error) });
      return;
    }
    if (outcome.content.role === 'score-counts') {
      const { openCounts } = await import('./open-counts');
      const { facts: own, content } = outcome;
      const team = teamOf(entry);
      await this.#hooks.results(id, openCounts(entry.file, own, content.counted, team));
      return;
    }
    const status = { kind: 'ready' } as const;
    const { seconds } = outcome.facts;
    this.#store.patch(id, { ...read, source: sourceOf(outcome), seconds, status });
    this.#hooks.read(id, outcome);
  }

  /**
   * The file before this one that has the same content; predictions of other names tie. A later file
   * with the same content that was read first is refused, so that the result does not depend on the
   * order of reading.
   */
  #sameFile(entry: SourceEntry, hash: string, role: Role | undefined): SourceEntry | undefined {
    const { sources } = this.#store.state;
    const here = sources.findIndex(({ id }) => id === entry.id);
    const isTie = (other: SourceEntry) =>
      role === 'predictions' &&
      other.description?.role === role &&
      other.file.name !== entry.file.name;
    const same = (other: SourceEntry) =>
      // Of a file whose results are here, the file itself may be opened too.
      !other.stored &&
      other.origin === entry.origin &&
      (other.partOf ?? other.id) !== (entry.partOf ?? entry.id) &&
      other.loaded?.hash === hash &&
      !isTie(other);
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
