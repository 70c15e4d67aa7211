import { isCrash } from '../crash';

/** A place in a query; both count from 1. */
export interface SqlPlace {
  readonly line: number;
  readonly column: number;
}

/** An error of a query, with its position if known. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  readonly place: SqlPlace | null;

  constructor(message: string, place: SqlPlace | null = null, cause?: unknown) {
    super(message, { cause });
    this.place = place;
  }
}

const LINE = /\n+LINE (\d+): (.*)\n( *)\^/;

/** DuckDB's internal tables, which it suggests for an unknown name. */
const SYSTEM_OFFER = /\nDid you mean "(?:pg_|duckdb_|sqlite_|pragma_)[^"]*"\?/;

/** DuckDB's message without the error type and the excerpt of the query. */
export function plainMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [text = ''] = message.split(/\n+LINE \d+: /);
  return text
    .replace(/^(?:Error: )?(?:[A-Z]\w+ Error: )?/, '')
    .replace(SYSTEM_OFFER, '')
    .trim();
}

/** The place that DuckDB's message points at in the text it was given. */
export function placeIn(error: unknown, sql: string): SqlPlace | null {
  const message = error instanceof Error ? error.message : String(error);
  const found = LINE.exec(message);
  if (!found) {
    if (!/at end of input/.test(message)) return null;
    const lines = sql.trimEnd().split('\n');
    return { line: lines.length, column: lines.at(-1)!.length + 1 };
  }
  const line = Number(found[1]);
  const excerpt = found[2]!;
  const inExcerpt = found[3]!.length - `LINE ${line}: `.length;
  // DuckDB shortens long lines to an excerpt around the position.
  const cut = excerpt.startsWith('...') ? 3 : 0;
  const whole = sql.split('\n')[line - 1] ?? '';
  const start = cut ? whole.indexOf(excerpt.slice(3).replace(/\.\.\.$/, '')) : 0;
  return { line, column: Math.max(0, start + inExcerpt - cut) + 1 };
}

/** The error of a query that crashed DuckDB. */
export const CRASHED =
  'DuckDB crashed while running this query. It does not run again by itself; figures and other queries are not affected.';

/** Any error as an error of a query. */
export function asSqlError(error: unknown): SqlError {
  if (isCrash(error)) return new SqlError(CRASHED, null, error);
  if (error instanceof SqlError) return error;
  return new SqlError(error instanceof Error ? error.message : String(error), null, error);
}
