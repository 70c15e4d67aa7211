import { createStore, type StoreApi } from 'zustand/vanilla';
import { abortable, type Database, quoteIdentifier } from '@/lib/engine';
import { heldStore } from '../document/held';
import type { Tables } from '../tables/tables';
import { nameProblem } from './names';
import { circleFrom, linksOf, type NamedQuery, readsOf } from './order';
import { tablesRead } from './references';
import { type ResultPage, readPage } from './result';
import { readScalar, runDefinition, runSelect } from './run';
import { isDeath, Runs } from './runs';
import { asSqlError, SqlError } from './sql-error';
import { type QueryState, type SessionState, UNRUN } from './state';
import { readStatement } from './statement';
import { summarise } from './summaries';

export interface SessionParts {
  database(): Promise<Database>;
  /** Ends the database with whatever it is doing and fills another with all but queries' results. */
  restart(): Promise<void>;
}

/** How long a cancelled query may go on before the database is ended with it. */
const PATIENCE = 1000;

/** Runs the reader's queries: each after those it reads, over tables that are up to date. */
export class QuerySession {
  readonly store: StoreApi<SessionState> = createStore(() => ({ queries: new Map(), tick: 0 }));
  readonly tables: Tables;
  readonly #parts: SessionParts;
  #queries: readonly NamedQuery[] = [];
  readonly #runs = new Runs();
  readonly #running = new Map<string, { promise: Promise<void>; abort: AbortController }>();
  /** What views of the reader's own read, by name: they show through. */
  readonly #views = new Map<string, ReadonlySet<string>>();
  #in: Database | null = null;
  #restarted: Promise<void> = Promise.resolve();

  constructor(parts: SessionParts, tables: Tables) {
    this.#parts = parts;
    this.tables = tables;
  }

  async #database(): Promise<Database> {
    const db = await this.#restarted.then(() => this.#parts.database());
    if (this.#in !== null && this.#in !== db) this.#forgetResults();
    this.#in = db;
    return db;
  }

  /** No result outlives its database. */
  #forgetResults(): void {
    this.#runs.forgetResults();
    this.#views.clear();
    this.tables.forget();
    this.#bump();
  }

  /** Follows changes of settings and files, and of the notebook, until the answer is called. */
  follow(): () => void {
    const ends = [
      this.tables.changes.subscribe(() => this.#bump()),
      heldStore.subscribe(() => this.#forget()),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  /** Another notebook was opened, or let run: rows of the one before are none of its cells'. */
  #forget(): void {
    const queries = this.#queries;
    this.setQueries([]);
    this.setQueries(queries);
  }

  #bump(): void {
    this.store.setState(({ tick }) => ({ tick: tick + 1 }));
  }

  /** The queries there are; what is gone is let go of. */
  setQueries(queries: readonly NamedQuery[]): void {
    const before = this.#queries;
    this.#queries = queries;
    const gone = before.filter(({ id }) => !queries.some((query) => query.id === id));
    for (const { id } of gone) {
      this.cancel(id);
      const run = this.#runs.get(id);
      this.#runs.delete(id);
      if (run) void this.#dropResult(run.name).catch(() => undefined);
    }
    if (gone.length > 0) {
      const states = new Map(this.store.getState().queries);
      for (const { id } of gone) states.delete(id);
      this.store.setState({ queries: states });
    }
    if (JSON.stringify(before) !== JSON.stringify(queries)) this.#bump();
  }

  async #dropResult(name: string): Promise<void> {
    const db = await this.#database();
    await db.run(`DROP TABLE IF EXISTS temp.${quoteIdentifier(name)}`);
  }

  get queries(): readonly NamedQuery[] {
    return this.#queries;
  }

  state(id: string): QueryState {
    return this.store.getState().queries.get(id) ?? UNRUN;
  }

  #patch(id: string, change: Partial<QueryState>): void {
    const queries = new Map(this.store.getState().queries);
    queries.set(id, { ...this.state(id), ...change });
    this.store.setState({ queries });
  }

  /** What is wrong with a query's name, in words; null where nothing is. */
  nameProblem({ id, name }: NamedQuery): string | null {
    const others = this.#queries.filter((other) => other.id !== id).map((other) => other.name);
    return nameProblem(name, others, (table) => this.tables.has(table));
  }

  /** Whether the result would come out otherwise if it were run now. */
  isStale(id: string): boolean {
    const query = this.#queries.find((other) => other.id === id);
    if (!query || this.state(id).ran === null || this.#runs.isDeadly(id, query.sql)) return false;
    return this.#runs.get(id)?.version !== this.#versionOf(query);
  }

  /**
   * Cancels a query. The database looks up from its work now and then; where it does not, as in a
   * join of everything with everything, it is ended and begun anew.
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
    this.#restarted = this.#parts.restart().catch(() => undefined);
    await this.#restarted;
    this.#bump();
  }

  /** Tables that a text reads, through the reader's queries and views. */
  #closure(reads: ReadonlySet<string>, seen = new Set<string>()): Set<string> {
    for (const name of reads) {
      if (seen.has(name)) continue;
      seen.add(name);
      const view = this.#views.get(name);
      if (view) this.#closure(view, seen);
      const query = this.#queries.find((other) => linksOf(other).gives === name);
      if (query) this.#closure(linksOf(query).reads, seen);
    }
    return seen;
  }

  #versionOf(query: NamedQuery): string {
    const { reads } = linksOf(query);
    const others = readsOf(query, this.#queries).map(({ id }) => this.#runs.get(id)?.serial ?? 0);
    const tables = this.tables.versionOf(this.#closure(reads));
    return JSON.stringify([query.name, query.sql, others, tables]);
  }

  /** Runs a query, after those it reads. Resolves when it is done, failed or cancelled. */
  async run(id: string): Promise<void> {
    const before = this.#running.get(id);
    before?.abort.abort(new DOMException('run again', 'AbortError'));
    await before?.promise;
    const query = this.#queries.find((other) => other.id === id);
    if (!query) return;
    const abort = new AbortController();
    const promise = this.#runOnce(query, abort.signal).finally(() => this.#running.delete(id));
    this.#running.set(id, { promise, abort });
    await promise;
  }

  async #runOnce(query: NamedQuery, signal: AbortSignal): Promise<void> {
    const { id } = query;
    this.#patch(id, { phase: { kind: 'running', since: performance.now() }, ran: query.sql });
    try {
      await this.#execute(query, signal);
    } catch (error) {
      if (signal.aborted) {
        this.#patch(id, { phase: { kind: 'cancelled' } });
        return;
      }
      const deadly = isDeath(error) ? query.sql : null;
      this.#note(id, query.name, this.#versionOf(query), deadly);
      this.#patch(id, { phase: { kind: 'failed', error: asSqlError(error) } });
    }
  }

  async #execute(query: NamedQuery, signal: AbortSignal): Promise<void> {
    const { id, name, sql } = query;
    const problem = this.nameProblem(query);
    if (problem) throw new SqlError(problem);
    const statement = readStatement(sql);
    const circle = circleFrom(query, this.#queries);
    if (circle) {
      const way = circle.map((one) => one.name).join(', which reads ');
      throw new SqlError(`Queries read each other in a circle: ${way}.`);
    }
    const reads = linksOf(query).reads;
    const db = await this.#prepared(reads, signal);
    const version = this.#versionOf(query);
    const made = this.#runs.get(id)?.name;
    if (made !== undefined && made !== name) await this.#dropResult(made);
    if (statement.kind === 'select') {
      const result = await runSelect(db, statement.select, name, signal);
      this.#note(id, name, version);
      this.#patch(id, { phase: { kind: 'done', note: null }, result, summaries: null });
      this.#patch(id, { summaries: await summarise(db, name, result.columns, signal) });
      return;
    }
    await runDefinition(db, statement, sql, signal);
    if (statement.kind === 'create' && statement.what === 'view') {
      this.#views.set(statement.name.toLowerCase(), reads);
    }
    this.#note(id, name, version);
    const done = statement.kind === 'create' ? 'was made' : 'was dropped';
    const note = `The ${statement.what} my.${statement.name} ${done}.`;
    this.#patch(id, { phase: { kind: 'done', note }, result: null, summaries: null });
  }

  #note(id: string, name: string, version: string, deadly: string | null = null): void {
    this.#runs.note(id, name, version, deadly);
    this.#bump();
  }

  /** The database, with all that is read in it. */
  async #prepared(reads: ReadonlySet<string>, signal?: AbortSignal): Promise<Database> {
    if (heldStore.getState().held) {
      throw new SqlError('Queries of this notebook wait until they are let run.');
    }
    await this.#database();
    for (const other of this.#queries.filter((query) => reads.has(linksOf(query).gives))) {
      await abortable(this.#current(other), signal);
      const { phase } = this.state(other.id);
      if (phase.kind !== 'done') {
        const why = phase.kind === 'failed' ? `: ${phase.error.message}` : '.';
        throw new SqlError(`Reads ${other.name}, which has no result${why}`);
      }
    }
    const db = await this.#database();
    await this.tables.ensure(db, this.#closure(reads), signal);
    return db;
  }

  async #current(query: NamedQuery): Promise<void> {
    const running = this.#running.get(query.id);
    if (running) await running.promise;
    if (this.#runs.isDeadly(query.id, query.sql)) return;
    const { phase } = this.state(query.id);
    if (phase.kind !== 'done' || this.isStale(query.id)) await this.run(query.id);
  }

  /** The one value a query gives, over tables that are up to date. */
  async scalar(select: string, signal?: AbortSignal) {
    const db = await this.#prepared(tablesRead(select), signal);
    return readScalar(db, select, signal);
  }

  /**
   * The first rows of a table or of a query's result, over tables that are up to date.
   *
   * @param only columns that are wanted; all unless given
   */
  async rows(
    name: string,
    limit: number,
    options: { readonly signal?: AbortSignal; readonly only?: ReadonlySet<string> } = {},
  ): Promise<ResultPage> {
    const read = name.toLowerCase().replace(/^my\./, '');
    const db = await this.#prepared(new Set([read]), options.signal);
    return readPage(db, name, limit, options.signal, options.only);
  }

  /** Equal as long as the tables and queries that a text reads are. */
  versionOfReads(reads: ReadonlySet<string>): string {
    const names = this.#closure(reads);
    const runs = this.#queries.flatMap((query) =>
      names.has(linksOf(query).gives) ? [this.isStale(query.id), query.sql] : [],
    );
    return JSON.stringify([this.tables.versionOf(names), runs]);
  }
}
