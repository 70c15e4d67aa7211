import { kindOf } from './column-kind';
import { quoteIdentifier } from './sql';
import type { ColumnData, ColumnInfo, ColumnSet, Database } from './types';

let made = 0;

/** A table name that no other table has and that owes nothing to what a reader typed. */
export function nextTableName(): string {
  made += 1;
  return `file_${made}`;
}

export async function dropTable(db: Database, table: string): Promise<void> {
  await db.run(`DROP TABLE IF EXISTS ${quoteIdentifier(table)}`);
}

export async function renameTable(db: Database, table: string, name: string): Promise<void> {
  await db.run(`ALTER TABLE ${quoteIdentifier(table)} RENAME TO ${quoteIdentifier(name)}`);
}

/** A column of an answer, as plain values. */
export function values(set: ColumnSet, column: string): ColumnData {
  const found = set.columns.get(column);
  if (!found) throw new Error(`the query's answer has no column ${column}`);
  return found;
}

/** The columns of a table, in their order. */
export async function describeColumns(db: Database, table: string): Promise<ColumnInfo[]> {
  const set = await db.query(`DESCRIBE ${quoteIdentifier(table)}`);
  const names = values(set, 'column_name');
  const types = values(set, 'column_type');
  return Array.from({ length: set.rows }, (_, i) => {
    const sqlType = String(types[i]);
    return { name: String(names[i]), kind: kindOf(sqlType), sqlType };
  });
}

export async function countRows(db: Database, table: string): Promise<number> {
  const set = await db.query(`SELECT count(*) AS n FROM ${quoteIdentifier(table)}`);
  return Number(values(set, 'n')[0]);
}
