import { idText } from '../id-text';
import { InputError } from '../input-error';
import { quoteIdentifier } from '../sql';
import { values } from '../tables';
import type { Database, Description, LoadedTable } from '../types';
import { inRows, pinpoint } from './pinpoint';

function noIdColumn(loaded: LoadedTable, reason: string): InputError {
  const names = loaded.columns.slice(0, 5).map(({ name }) => `"${name}"`);
  const more = loaded.columns.length > names.length ? ', ...' : '';
  return new InputError(
    `has no id column (${reason}); its columns are ${names.join(', ')}${more}; expected one such as "dicom_id" or "Image Index"`,
    { file: loaded.fileName, expected: 'a column that identifies each image' },
  );
}

async function missingId(db: Database, loaded: LoadedTable, column: string): Promise<never> {
  const x = quoteIdentifier(column);
  const found = await pinpoint(db, loaded, column, `${x} IS NULL OR CAST(${x} AS VARCHAR) = ''`);
  if (!found) throw new Error(`ids of "${column}" do not add up`);
  const expected = 'an id in each row';
  throw new InputError(`id column "${column}" is empty ${inRows(found)}; expected ${expected}`, {
    file: loaded.fileName,
    column,
    row: found.row,
    value: '',
    expected,
  });
}

async function repeatedId(
  db: Database,
  loaded: LoadedTable,
  column: string,
  id: string,
): Promise<never> {
  const set = await db.query(
    `WITH found AS MATERIALIZED (SELECT ${id} AS id, count(*) AS n, min(rowid) + 1 AS row
       FROM ${quoteIdentifier(loaded.table)} GROUP BY 1 HAVING count(*) > 1)
     SELECT id, n, row, (SELECT count(*) FROM found) AS repeated FROM found ORDER BY row LIMIT 1`,
  );
  const value = String(values(set, 'id')[0]);
  const [times, row, repeated] = ['n', 'row', 'repeated'].map((n) => Number(values(set, n)[0]));
  const others = repeated! - 1;
  const more =
    others === 0
      ? ''
      : `, and ${others} other ${others === 1 ? 'id occurs' : 'ids occur'} more than once too`;
  throw new InputError(
    `id "${value}" occurs ${times} times in column "${column}", first in row ${row}${more}; expected each id once`,
    { file: loaded.fileName, column, row: row!, value, expected: 'each id once' },
  );
}

/**
 * Checks that the table has rows and an id in each that no other row has. Answers the id column.
 * Throws an `InputError` naming the first row that breaks this.
 */
export async function checkIds(
  db: Database,
  loaded: LoadedTable,
  description: Description,
): Promise<string> {
  const { idColumn: column } = description;
  if (loaded.rows === 0) {
    throw new InputError('has column names but no rows; expected a row for each image', {
      file: loaded.fileName,
      expected: 'a row for each image',
    });
  }
  if (column === null) throw noIdColumn(loaded, description.idReason);
  const id = await idText(db, loaded.table, column);
  const set = await db.query(
    `SELECT count(nullif(${id}, '')) AS present, count(DISTINCT ${id}) AS different
     FROM ${quoteIdentifier(loaded.table)}`,
  );
  if (Number(values(set, 'present')[0]) < loaded.rows) return missingId(db, loaded, column);
  if (Number(values(set, 'different')[0]) < loaded.rows) return repeatedId(db, loaded, column, id);
  return column;
}
