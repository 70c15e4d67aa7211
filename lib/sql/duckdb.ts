import { isClosed, isCrash } from './crash';
import type { Database } from './database';

/**
 * DuckDB runs the user's queries, filters and joins, and nothing else: no number of a figure or
 * result table passes through it.
 *
 * Opening. DuckDB-WASM (34 MB) is loaded by the first query cell, or by a CSV file that only
 * DuckDB's parser can read.
 *
 * Tables (`tables.ts`). All tables of the notebook's catalog are listed from the start, so that
 * `SHOW TABLES` and `DESCRIBE` know them: files, result tables, published tables. Their rows enter
 * when a query names them; small ones enter in the background as soon as DuckDB is open, scores of
 * predictions once all submissions are scored, as far as memory goes. A table whose rows are not in
 * DuckDB is a view that fails when it is read, so that no query takes it for empty. Before a query
 * runs, the tables it names are brought up to date.
 *
 * Crash. Queries that were running fail and say so, and do not run again by themselves. The results
 * of all others are gone: their cells are out of date, and run again when they are visible or asked
 * for. The next query opens another DuckDB, which tables enter as before.
 *
 * Cancelling. A running query is polled, and stops at the next poll. DuckDB is closed with one that
 * does not stop; other queries that were running then start again in the next DuckDB.
 */
export class DuckDb {
  readonly #open: (onCrash: () => void) => Promise<Database>;
  #current: Promise<Database> | null = null;

  /** @param open opens an empty database, and calls `onCrash` when that crashes */
  constructor(open: (onCrash: () => void) => Promise<Database>) {
    this.#open = open;
  }

  /** Whether a database is open or being opened. */
  get isOpen(): boolean {
    return this.#current !== null;
  }

  /** The database, opened by the first call and by the first one after a crash or `close`. */
  get(): Promise<Database> {
    if (this.#current) return this.#current;
    const forget = () => {
      if (this.#current === opening) this.#current = null;
    };
    const opening = this.#open(forget);
    this.#current = opening;
    opening.catch(forget);
    return opening;
  }

  /** Does a piece of work in the database; once more, in the next one, where it crashes or is closed. */
  async use<T>(work: (db: Database) => Promise<T>): Promise<T> {
    try {
      return await work(await this.get());
    } catch (error) {
      if (!isCrash(error) && !isClosed(error)) throw error;
      return work(await this.get());
    }
  }

  /** Closes the database; what runs in it rejects with `DatabaseClosed`. */
  async close(): Promise<void> {
    const opening = this.#current;
    this.#current = null;
    const db = await opening?.catch(() => null);
    await db?.close();
  }
}
