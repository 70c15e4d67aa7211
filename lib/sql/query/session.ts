import type { TableInfo } from '../catalog';
import { isClosed, isCrash } from '../crash';
import type { Database } from '../database';
import type { DuckDb } from '../duckdb';
import { missingTable } from '../placeholder';
import { abortable } from '../queue';
import { type Tables, userTables } from '../tables';
import { cycleFrom, linksOf, type NamedQuery, QueryGraph, readsOf } from './graph';
import { nameProblem } from './names';
import { Reads } from './reads';
import { dropResult, runStatement } from './run';
import { Runs } from './runs';
import { asSqlError, SqlError } from './sql-error';
import { type QueryState, QueryStates } from './state';
import { readStatement } from './statement';
import { summarise } from './summaries';

/** Milliseconds that a cancelled query may take to stop before the database is closed. */
const PATIENCE = 1000;

/** Runs the user's queries: each after the queries that it reads, on up-to-date tables. */
export class QuerySession {
  readonly tables: Tables;
  readonly #duckdb: DuckDb;
  readonly #mayRun: () => boolean;
  readonly #states = new QueryStates();
  readonly #graph = new QueryGraph();
  readonly #runs = new Runs();
  readonly #running = new Map<string, { promise: Promise<void>; abort: AbortController }>();
  /** Single values and rows, over tables that are up to date. */
  readonly reads = new Reads(
    (reads, signal, work) => this.#over(reads, signal, work),
    () => this.#fill(),
  );
  #in: Database | null = null;
  #restarted: Promise<void> = Promise.resolve();

  /** @param mayRun whether queries may run: an untrusted notebook's queries wait for the user's consent */
  constructor(duckdb: DuckDb, tables: Tables, mayRun = () => true) {
    this.#duckdb = duckdb;
    this.tables = tables;
    this.#mayRun = mayRun;
    tables.subscribe(() => {
      this.#states.bump();
      this.#fill();
    });
  }

  async #database(): Promise<Database> {
    const db = await this.#restarted.then(() => this.#duckdb.get());
    if (this.#in !== null && this.#in !== db) this.#forgetResults();
    this.#in = db;
    return db;
  }

  /** Forgets all results, which are lost with their database. */
  #forgetResults(): void {
    this.#runs.forgetResults();
    this.#graph.views.clear();
    this.tables.forget();
    this.#states.bump();
  }

  /** Forgets all results: another notebook was opened, or its queries may run from now on. */
  forget(): void {
    const queries = this.#graph.queries;
    this.reads.forget();
    this.setQueries([]);
    this.setQueries(queries);
  }

  /** Takes the notebook's queries, and drops the results of those that are gone. */
  setQueries(queries: readonly NamedQuery[]): void {
    const before = this.#graph.queries;
    this.#graph.queries = queries;
    const gone = before.filter(({ id }) => !queries.some((query) => query.id === id));
    for (const { id } of gone) {
      this.cancel(id);
      const run = this.#runs.get(id);
      this.#runs.delete(id);
      if (run) this.#in?.run(dropResult(run.name)).catch(() => undefined);
    }
    this.#states.delete(gone.map(({ id }) => id));
    if (gone.length > 0 || queries.some((query, i) => query !== before[i])) this.#states.bump();
  }

  get queries(): readonly NamedQuery[] {
    return this.#graph.queries;
  }

  /** The state of every query, to subscribe to. */
  get store() {
    return this.#states.store;
  }

  state(id: string): QueryState {
    return this.#states.get(id);
  }

  /** Why a query's name is invalid; null if it is valid. */
  nameProblem({ id, name }: NamedQuery): string | null {
    return nameProblem(name, this.#graph.otherNames(id), (table) => this.tables.has(table));
  }

  /** Whether the query's result is out of date. */
  isStale(id: string): boolean {
    const query = this.#graph.find(id);
    if (!query || this.state(id).ran === null || this.#runs.crashedAt(id, query.sql)) return false;
    return this.#runs.get(id)?.version !== this.#versionOf(query);
  }

  /**
   * Cancels a query. DuckDB is closed with one that does not stop, as a join of everything with
   * everything may not.
   */
  cancel(id: string): void {
    const running = this.#running.get(id);
    if (!running) return;
    running.abort.abort(new DOMException('cancelled by the reader', 'AbortError'));
    const timer = setTimeout(() => void this.#restart(), PATIENCE);
    void running.promise.finally(() => clearTimeout(timer));
  }

  async #restart(): Promise<void> {
    this.#forgetResults();
    this.#restarted = this.#duckdb.close().catch(() => undefined);
    await this.#restarted;
    this.#states.bump();
  }

  #versionOf(query: NamedQuery): string {
    const { reads } = linksOf(query);
    const others = readsOf(query, this.#graph.queries).map(
      ({ id }) => this.#runs.get(id)?.serial ?? 0,
    );
    const tables = this.tables.versionOf(this.#graph.closure(reads));
    return JSON.stringify([query.name, query.sql, others, tables]);
  }

  /** Runs a query, after those it reads. Resolves when it is done, failed or cancelled. */
  async run(id: string): Promise<void> {
    const before = this.#running.get(id);
    before?.abort.abort(new DOMException('run again', 'AbortError'));
    await before?.promise;
    const query = this.#graph.find(id);
    if (!query) return;
    const abort = new AbortController();
    const promise = this.#runOnce(query, abort.signal).finally(() => {
      this.#running.delete(id);
      this.#fill();
    });
    this.#running.set(id, { promise, abort });
    await promise;
  }

  async #runOnce(query: NamedQuery, signal: AbortSignal): Promise<void> {
    const { id } = query;
    this.#states.patch(id, {
      phase: { kind: 'running', since: performance.now() },
      ran: query.sql,
    });
    try {
      await this.#execute(query, signal);
    } catch (error) {
      if (signal.aborted) {
        this.#states.patch(id, { phase: { kind: 'cancelled' } });
        return;
      }
      // The database was closed because another query did not stop: start this one again.
      if (isClosed(error)) return this.#runOnce(query, signal);
      const crashedAt = isCrash(error) ? query.sql : null;
      this.#note(id, query.name, this.#versionOf(query), crashedAt);
      this.#states.patch(id, { phase: { kind: 'failed', error: asSqlError(error) } });
    }
  }

  async #execute(query: NamedQuery, signal: AbortSignal): Promise<void> {
    const { id, name, sql } = query;
    const problem = this.nameProblem(query);
    if (problem) throw new SqlError(problem);
    const statement = readStatement(sql);
    const cycle = cycleFrom(query, this.#graph.queries);
    if (cycle) {
      const way = cycle.map((one) => one.name).join(', which reads ');
      throw new SqlError(`Queries read each other in a cycle: ${way}.`);
    }
    const { reads } = linksOf(query);
    let version = '';
    const { db, result, note } = await this.#over(reads, signal, async (db) => {
      version = this.#versionOf(query);
      const made = this.#runs.get(id)?.name;
      if (made !== undefined && made !== name) await db.run(dropResult(made));
      return { db, ...(await runStatement(db, statement, query, signal)) };
    });
    if (statement.kind === 'create' && statement.what === 'view') {
      this.#graph.views.set(statement.name.toLowerCase(), reads);
    }
    this.#note(id, name, version);
    this.#states.patch(id, { phase: { kind: 'done', note }, result, summaries: null });
    if (!result) return;
    this.#states.patch(id, { summaries: await summarise(db, name, result.columns, signal) });
  }

  /**
   * Does a piece of work in the database over tables that are up to date; once more where it reads
   * a table that its text did not show to be read, or that had to make room for another.
   */
  async #over<T>(
    reads: ReadonlySet<string>,
    signal: AbortSignal | undefined,
    work: (db: Database) => Promise<T>,
  ): Promise<T> {
    const db = await this.#prepared(reads, signal);
    for (const brought = new Set<string>(); ; ) {
      try {
        return await work(db);
      } catch (error) {
        const name = missingTable(error);
        if (name === null || brought.has(name)) throw error;
        brought.add(name);
        await this.tables.ensure(db, [...this.#graph.closure(reads), ...brought], signal);
      }
    }
  }

  /** Fills tables in the background, but not while a query runs, since a crash would make it fail. */
  #fill(): void {
    void this.tables.fill(() => this.#running.size === 0 && this.reads.isIdle);
  }

  #note(id: string, name: string, version: string, crashedAt: string | null = null): void {
    this.#runs.note(id, name, version, crashedAt);
    this.#states.bump();
  }

  /** The database, with everything that a query reads. */
  async #prepared(reads: ReadonlySet<string>, signal?: AbortSignal): Promise<Database> {
    if (!this.#mayRun()) {
      throw new SqlError('Queries of this notebook do not run until you allow them.');
    }
    await this.#database();
    for (const other of this.#graph.queries.filter((query) => reads.has(linksOf(query).gives))) {
      await abortable(this.#current(other), signal);
      const { phase } = this.state(other.id);
      if (phase.kind !== 'done') {
        const why = phase.kind === 'failed' ? `: ${phase.error.message}` : '.';
        throw new SqlError(`Reads ${other.name}, which has no result${why}`);
      }
    }
    const db = await this.#database();
    await this.tables.ensure(db, this.#graph.closure(reads), signal);
    return db;
  }

  async #current(query: NamedQuery): Promise<void> {
    const running = this.#running.get(query.id);
    if (running) await running.promise;
    if (this.#runs.crashedAt(query.id, query.sql)) return;
    const { phase } = this.state(query.id);
    if (phase.kind !== 'done' || this.isStale(query.id)) await this.run(query.id);
  }

  /** Tables and views that the user made, and the results of queries. Opens DuckDB. */
  async userTables(): Promise<TableInfo[]> {
    return userTables(await this.#database());
  }

  /** A string that is equal while the tables and queries that a text reads are the same. */
  versionOfReads(reads: ReadonlySet<string>): string {
    const names = this.#graph.closure(reads);
    const runs = this.#graph.queries.flatMap((query) =>
      names.has(linksOf(query).gives) ? [this.isStale(query.id), query.sql] : [],
    );
    return JSON.stringify([this.tables.versionOf(names), runs]);
  }
}
