import type { Database } from '../database';
import { quoteIdentifier } from '../quote';
import type { NamedQuery } from './graph';
import { type ResultPage, readPage } from './result';
import { placeIn, plainMessage, SqlError } from './sql-error';
import { asTable, isReading, type Statement, statementSql, USER_SCHEMA } from './statement';

/** Most rows of a result that are shown, and that are stored for charts and other cells. */
export const SHOWN_ROWS = 10_000;
export const KEPT_ROWS = 1_000_000;

/** The result of a query. */
export interface QueryResult extends ResultPage {
  /** Rows in total. */
  readonly total: number;
  /** Rows stored in the database, at most `KEPT_ROWS`. */
  readonly kept: number;
  readonly seconds: number;
}

const ONE_STATEMENT = /Expected a single SELECT statement/;

/** Converts a position in a part of the text to one in the whole text. */
function shifted(error: SqlError, sql: string, offset: number): SqlError {
  if (!error.place || offset === 0) return error;
  const before = sql.slice(0, offset).split('\n');
  const { line, column } = error.place;
  const place = {
    line: before.length - 1 + line,
    column: line === 1 ? before.at(-1)!.length + column : column,
  };
  return new SqlError(error.message, place, error.cause);
}

/**
 * What went wrong with a query, with its place. DuckDB points into the text around it, so it is
 * asked to explain the query by itself. It would run what ANALYZE in front of the text asks it to:
 * only what begins as a query does is explained, and several statements were refused before.
 */
async function explained(db: Database, select: string, cause: unknown): Promise<SqlError> {
  if (ONE_STATEMENT.test(String(cause))) {
    return new SqlError('Expected one SELECT statement in a cell, and nothing else.', null, cause);
  }
  if (!isReading(select)) return new SqlError(plainMessage(cause), null, cause);
  try {
    await db.query(`EXPLAIN\n${select}`);
  } catch (error) {
    const place = placeIn(error, `EXPLAIN\n${select}`);
    const own = place && { line: Math.max(1, place.line - 1), column: place.column };
    return new SqlError(plainMessage(error), own, cause);
  }
  return new SqlError(plainMessage(cause), null, cause);
}

async function guarded<T>(
  db: Database,
  select: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted || error instanceof SqlError) throw error;
    throw await explained(db, select, error);
  }
}

/** SQL that drops the stored rows of a query. */
export const dropResult = (name: string) => `DROP TABLE IF EXISTS temp.${quoteIdentifier(name)}`;

async function count(db: Database, from: string, signal?: AbortSignal): Promise<number> {
  const set = await db.query(`SELECT count(*) AS n FROM ${from}`, signal);
  return Number(set.columns.get('n')?.[0]);
}

/**
 * Runs a query and keeps its rows under `name` as a temporary table, in the query's order.
 *
 * @throws SqlError with the place in `select`
 */
async function runSelect(
  db: Database,
  select: string,
  name: string,
  signal?: AbortSignal,
): Promise<QueryResult> {
  const start = performance.now();
  const kept = await guarded(db, select, signal, async () => {
    const target = quoteIdentifier(name);
    await db.query(
      `CREATE OR REPLACE TEMP TABLE ${target} AS SELECT * FROM ${asTable(select)} LIMIT ${KEPT_ROWS + 1}`,
      signal,
    );
    return count(db, `temp.${target}`, signal);
  });
  const total = kept > KEPT_ROWS ? await count(db, asTable(select), signal) : kept;
  const page = await readPage(db, name, SHOWN_ROWS, signal);
  const seconds = (performance.now() - start) / 1000;
  return { ...page, total, kept: Math.min(kept, KEPT_ROWS), seconds };
}

/** Runs a CREATE or DROP. `sql` is the cell's whole text; errors give positions in it. */
async function runDefinition(
  db: Database,
  statement: Exclude<Statement, { kind: 'select' }>,
  sql: string,
  signal?: AbortSignal,
): Promise<void> {
  await db.run('CREATE SCHEMA IF NOT EXISTS my');
  const text = statementSql(statement);
  if (statement.kind === 'drop') {
    try {
      await db.run(text, signal);
    } catch (error) {
      throw signal?.aborted ? error : new SqlError(plainMessage(error), null, error);
    }
    return;
  }
  try {
    await guarded(db, statement.select, signal, () => db.run(text, signal));
  } catch (error) {
    throw error instanceof SqlError ? shifted(error, sql, statement.offset) : error;
  }
}

/**
 * Runs what a cell asks for: a query, whose rows are kept under its name, or a CREATE or DROP, of
 * which a note tells.
 *
 * @throws SqlError with the place in the cell's text
 */
export async function runStatement(
  db: Database,
  statement: Statement,
  { name, sql }: NamedQuery,
  signal?: AbortSignal,
): Promise<{ readonly result: QueryResult | null; readonly note: string | null }> {
  if (statement.kind === 'select') {
    return { result: await runSelect(db, statement.select, name, signal), note: null };
  }
  await runDefinition(db, statement, sql, signal);
  const change = statement.kind === 'create' ? 'was made' : 'was dropped';
  const note = `The ${statement.what} ${USER_SCHEMA}.${statement.name} ${change}.`;
  return { result: null, note };
}

/** Message of a value that no row has. */
export const NO_ROW = 'No row matches.';

/** Rows that are compared to find the columns that tell them apart, and most columns named. */
const COMPARED = 500;
const NAMED = 6;

/** Names of the columns in which the rows of a query differ, texts first. */
async function differingColumns(db: Database, rows: string, signal?: AbortSignal) {
  const set = await db.query(`SELECT * FROM ${asTable(rows)} LIMIT ${COMPARED}`, signal);
  const found = [...set.columns].flatMap(([name, values]) => {
    const all = Array.from({ length: set.rows }, (_, i) => values[i]);
    return new Set(all).size > 1 ? [{ name, isText: typeof all[0] === 'string' }] : [];
  });
  const texts = found.filter(({ isText }) => isText);
  return (texts.length > 0 ? texts : found).slice(0, NAMED).map(({ name }) => name);
}

export interface ScalarOptions {
  readonly signal?: AbortSignal | undefined;
  /** A query of the rows that match, to say what tells them apart where there are several. */
  readonly rows?: string | undefined;
}

/**
 * The one value a query gives.
 *
 * @throws SqlError where it gives none, or several
 */
export async function readScalar(
  db: Database,
  select: string,
  { signal, rows }: ScalarOptions = {},
): Promise<string | number | boolean | null> {
  return guarded(db, select, signal, async () => {
    const set = await db.query(`SELECT * FROM ${asTable(select)} LIMIT 2`, signal);
    if (set.columns.size !== 1) {
      throw new SqlError(`Expected one column; the query gives ${set.columns.size}.`);
    }
    if (set.rows === 0) throw new SqlError(NO_ROW);
    if (set.rows > 1) {
      const columns = rows === undefined ? [] : await differingColumns(db, rows, signal);
      const apart =
        columns.length > 0 ? ` They differ in ${columns.join(', ')}: add a condition.` : '';
      throw new SqlError(`More than one row matches; expected exactly one.${apart}`);
    }
    const [column] = set.columns.values();
    const value = column![0] ?? null;
    return typeof value === 'number' && Number.isNaN(value) ? null : value;
  });
}
