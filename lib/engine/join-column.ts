import { idText } from './id-text';
import { noSharedId } from './no-shared-id';
import { quoteIdentifier } from './sql';
import { values } from './tables';
import type { AlignedTable, Database } from './types';

/**
 * A column of one table by the rows of another, as text; null where a row has no partner or its
 * partner no value. Both id columns must have passed their checks.
 *
 * @throws InputError with examples where no id is shared
 */
export async function joinColumn(
  db: Database,
  rows: AlignedTable,
  other: AlignedTable,
  column: string,
): Promise<(string | null)[]> {
  const l = await idText(db, rows.table, rows.idColumn, 'l.');
  const r = await idText(db, other.table, other.idColumn, 'r.');
  const set = await db.query(
    `SELECT CAST(r.${quoteIdentifier(column)} AS VARCHAR) AS value, r.rowid IS NOT NULL AS met
     FROM ${quoteIdentifier(rows.table)} l LEFT JOIN ${quoteIdentifier(other.table)} r
     ON ${l} = ${r} ORDER BY l.rowid`,
  );
  const met = values(set, 'met');
  if (!Array.from(met as ArrayLike<unknown>).some(Boolean)) throw await noSharedId(db, rows, other);
  return Array.from(values(set, 'value') as ArrayLike<unknown>, (value) =>
    value === null ? null : String(value),
  );
}
