import type { Database } from '@/lib/engine';
import { DatabaseDeath } from '@/lib/engine/database-death';
import { dropTable, renameTable } from '@/lib/engine/tables';
import { intake } from './intake';
import type { WorkspaceStore } from './store';
import type { SourceEntry } from './types';

async function readOneAgain(
  db: Database,
  { file, loaded }: SourceEntry,
  signal: AbortSignal,
): Promise<void> {
  if (!loaded) return;
  const { readFile } = await intake();
  const again = await readFile(db, file, { signal });
  if (again.hash !== loaded.hash) {
    await dropTable(db, again.table);
    throw new Error(`${file.name} is not what it was when it was first read`);
  }
  await renameTable(db, again.table, loaded.table);
}

/** Reads files that were read before into a fresh database, each under its table's old name. */
export class Rereading {
  readonly #store: WorkspaceStore;
  /** Files that could not be read again: they are not tried once more. */
  readonly #lost = new Set<string>();
  /** Files at which a database died while reading them again: one more death, and they are lost. */
  readonly #suspects = new Set<string>();
  #halt = new AbortController();
  #under: Promise<void> = Promise.resolve();

  constructor(store: WorkspaceStore) {
    this.#store = store;
  }

  /** Stops reading again; what is not back yet comes with the next database. */
  halt(): void {
    this.#halt.abort(new DOMException('cancelled by the reader', 'AbortError'));
    this.#halt = new AbortController();
  }

  /** Resolves when nothing is being read again. */
  idle(): Promise<void> {
    return this.#under;
  }

  /**
   * Reads all files of the store again. One that cannot be read is reported; the others are.
   *
   * @throws DatabaseDeath where the database died at a file; of dying twice at one the next is spared
   */
  into(db: Database): Promise<void> {
    const reading = this.#readAll(db);
    this.#under = reading.catch(() => undefined);
    return reading;
  }

  async #readAll(db: Database): Promise<void> {
    const held = this.#store.state.sources.filter((e) => e.loaded && !this.#lost.has(e.id));
    const { signal } = this.#halt;
    this.#store.set({ rereading: null });
    if (held.length === 0) return;
    let done = 0;
    try {
      for (const entry of held) {
        if (signal.aborted) break;
        const { name } = entry.file;
        const rereading = { kind: 'under way', name, done, total: held.length } as const;
        this.#store.set({ rereading });
        await this.#readOne(db, entry, signal);
        if (!signal.aborted) done++;
      }
    } finally {
      const names = held.slice(done).map(({ file }) => file.name);
      const halted = signal.aborted && names.length > 0;
      this.#store.set({ rereading: halted ? { kind: 'halted', names } : null });
    }
  }

  async #readOne(db: Database, { id }: SourceEntry, signal: AbortSignal): Promise<void> {
    const entry = this.#store.entry(id);
    if (!entry) return;
    try {
      await readOneAgain(db, entry, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof DatabaseDeath && !this.#suspects.has(id)) {
        this.#suspects.add(id);
        throw error;
      }
      this.#lost.add(id);
      const why = error instanceof Error ? error.message : String(error);
      this.#store.report(new Error(`${entry.file.name} could not be read again: ${why}`));
      if (error instanceof DatabaseDeath) throw error;
    }
  }
}
