import { type Database, dropTable, loadFile, type Overrides, type Role } from '@/lib/engine';
import { sameFileTwice } from '@/lib/engine/intake/conflicts';
import { readTable, type Source } from '@/lib/engine/intake/source';
import { diskFile } from './disk-file';

/** Reads files from disk into tables, each file once. */
export class Intake {
  readonly #db: Database;
  readonly #signal: AbortSignal | undefined;
  /** Name of the file of each hash. */
  readonly #names = new Map<string, string>();

  constructor(db: Database, signal?: AbortSignal) {
    this.#db = db;
    this.#signal = signal;
  }

  /**
   * Reads a file, lets `use` work with it as the role it was given for, and drops its table.
   *
   * @throws InputError for a file that cannot be read or does not pass its checks
   */
  async reading<R extends Role, T>(
    path: string,
    role: R,
    use: (source: Extract<Source, { role: R }>) => Promise<T>,
    overrides: Omit<Overrides, 'role'> = {},
  ): Promise<T> {
    this.#signal?.throwIfAborted();
    const loaded = await loadFile(this.#db, await diskFile(path), { signal: this.#signal });
    try {
      const same = this.#names.get(loaded.hash);
      if (same !== undefined) throw sameFileTwice(path, same);
      this.#names.set(loaded.hash, path);
      const source = await readTable(this.#db, loaded, { ...overrides, role });
      return await use(source as Extract<Source, { role: R }>);
    } finally {
      await dropTable(this.#db, loaded.table);
    }
  }
}
