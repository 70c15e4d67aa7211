import { ColumnTable } from 'arquero';
import type { PlainColumn, PlainValues } from './plain-column';

/**
 * Arquero's table of columns of one length, over the same arrays. Columns may have any names:
 * Arquero's own functions lose one that is named `__proto__`.
 */
export function columnTable(columns: readonly Pick<PlainColumn, 'name' | 'values'>[]): ColumnTable {
  return new ColumnTable(
    Object.fromEntries(columns.map(({ name, values }) => [name, values])),
    columns.map(({ name }) => name),
  );
}

/** Arquero's table of rows that all have the fields of the first. */
export function rowsTable(
  rows: readonly Readonly<Record<string, PlainValues[number]>>[],
): ColumnTable {
  const names = Object.keys(rows[0] ?? {});
  return columnTable(names.map((name) => ({ name, values: rows.map((row) => row[name] ?? null) })));
}
