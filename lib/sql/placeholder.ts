import type { TableInfo } from './catalog';
import { quoteIdentifier, quoteText } from './quote';

const NOT_IN = /The rows of "(\w+)" are not in DuckDB/;

/** Names of types that are safe in a statement. Columns of other types are listed as text. */
export const PLAIN_TYPE = /^[A-Z][A-Z0-9_ ]*(\(\d+(,\s*\d+)?\))?$/;

/**
 * A view with the columns of a table whose rows are not in DuckDB. Every query that
 * reads it fails, since each column and the condition is a call of `error`. (With missing values
 * instead, DuckDB would optimise some queries to an empty result.)
 */
export function placeholderSql({ name, columns }: TableInfo): string {
  const error = `error(${quoteText(`The rows of "${name}" are not in DuckDB.`)})`;
  const list = columns.map(
    ({ name: column, type }) =>
      `${error}::${PLAIN_TYPE.test(type) ? type : 'VARCHAR'} AS ${quoteIdentifier(column)}`,
  );
  return `CREATE OR REPLACE VIEW main.${quoteIdentifier(name)} AS SELECT ${list.join(', ')}
    FROM (SELECT ${error} AS rows) WHERE rows IS NULL`;
}

/** The table whose rows a query needed but DuckDB did not have; null for any other error. */
export function missingTable(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  return NOT_IN.exec(error.message)?.[1] ?? missingTable(error.cause);
}
