import { isClosed, isCrash } from '../crash';
import type { Database } from '../database';
import { tablesRead } from './references';
import { type ResultPage, readPage } from './result';
import { readScalar, type ScalarOptions } from './run';
import { asSqlError, CRASHED, SqlError } from './sql-error';

/** Does some work in the database after bringing the tables up to date. */
type OverTables = <T>(
  reads: ReadonlySet<string>,
  signal: AbortSignal | undefined,
  work: (db: Database) => Promise<T>,
) => Promise<T>;

/** Reads of texts and charts, without a query cell: single values, and rows of a table. */
export class Reads {
  readonly #over: OverTables;
  readonly #onEnd: () => void;
  /** Reads that crashed DuckDB: they are not repeated. */
  readonly #crashed = new Set<string>();
  #active = 0;

  /** @param onEnd called after each read */
  constructor(over: OverTables, onEnd: () => void) {
    this.#over = over;
    this.#onEnd = onEnd;
  }

  /** Whether nothing is being read. */
  get isIdle(): boolean {
    return this.#active === 0;
  }

  /** Allows reads again that crashed DuckDB. */
  forget(): void {
    this.#crashed.clear();
  }

  async #read<T>(
    what: string,
    reads: ReadonlySet<string>,
    signal: AbortSignal | undefined,
    work: (db: Database) => Promise<T>,
  ): Promise<T> {
    if (this.#crashed.has(what)) throw new SqlError(CRASHED);
    this.#active++;
    try {
      return await this.#over(reads, signal, work);
    } catch (error) {
      if (signal?.aborted) throw error;
      if (isClosed(error)) return await this.#read(what, reads, signal, work);
      if (isCrash(error)) this.#crashed.add(what);
      throw asSqlError(error);
    } finally {
      this.#active--;
      this.#onEnd();
    }
  }

  /** The single value of a query. */
  scalar(select: string, options: ScalarOptions = {}) {
    const { signal } = options;
    return this.#read(select, tablesRead(select), signal, (db) => readScalar(db, select, options));
  }

  /**
   * The first rows of a table or of a query's result.
   *
   * @param only columns that are wanted; all unless given
   */
  rows(
    name: string,
    limit: number,
    options: { readonly signal?: AbortSignal; readonly only?: ReadonlySet<string> } = {},
  ): Promise<ResultPage> {
    const { signal, only } = options;
    const reads = new Set([name.toLowerCase().replace(/^my\./, '')]);
    return this.#read(`rows of ${name}`, reads, signal, (db) =>
      readPage(db, name, limit, signal, only),
    );
  }
}
