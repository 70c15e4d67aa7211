import { quoteIdentifier } from '../sql';
import { values } from '../tables';
import type { Database, LoadedTable } from '../types';

/** The first row of a column for which a test holds, and how many there are. */
export interface Finding {
  /** Row of data, counted from 1. */
  readonly row: number;
  /** As in the table, whole numbers without `.0`; null where the cell is empty. */
  readonly value: string | null;
  readonly count: number;
}

/**
 * Looks up where a test holds; `test` is SQL over the column.
 *
 * @returns null where it holds nowhere
 */
export async function pinpoint(
  db: Database,
  loaded: LoadedTable,
  column: string,
  test: string,
): Promise<Finding | null> {
  const set = await db.query(
    `SELECT min(rowid) + 1 AS row, count(*) AS n,
       arg_min(coalesce(CAST(${quoteIdentifier(column)} AS VARCHAR), ''), rowid) AS value,
       arg_min(${quoteIdentifier(column)} IS NULL, rowid) AS empty
     FROM ${quoteIdentifier(loaded.table)} WHERE ${test}`,
  );
  const count = Number(values(set, 'n')[0]);
  if (count === 0) return null;
  const kind = loaded.columns.find(({ name }) => name === column)?.kind;
  const text = String(values(set, 'value')[0]);
  const shown = kind === 'text' ? text : text.replace(/\.0$/, '');
  return {
    row: Number(values(set, 'row')[0]),
    value: values(set, 'empty')[0] ? null : shown,
    count,
  };
}

/** `in row 7`, or `in row 7 and 12 more`. */
export function inRows({ row, count }: Finding): string {
  return count === 1
    ? `in row ${row}`
    : `in row ${row} and ${(count - 1).toLocaleString('en')} more`;
}
