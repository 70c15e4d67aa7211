import { kindOf } from './column-kind';
import { quoteIdentifier } from './sql';
import { values } from './tables';
import type { Database } from './types';

/**
 * SQL for an id as text, so that `17` in one file meets `17` in another whatever the column's
 * type: integers in decimal, whole floating-point numbers as integers.
 *
 * @param prefix table alias to put before the column, with its dot
 */
export async function idText(
  db: Database,
  table: string,
  column: string,
  prefix = '',
): Promise<string> {
  const x = prefix + quoteIdentifier(column);
  const set = await db.query(
    `SELECT typeof(${quoteIdentifier(column)}) AS type FROM ${quoteIdentifier(table)} LIMIT 1`,
  );
  const kind = kindOf(String(set.rows > 0 ? values(set, 'type')[0] : 'VARCHAR'));
  if (kind !== 'float' && kind !== 'double') return `CAST(${x} AS VARCHAR)`;
  const whole = `${x} = floor(${x}) AND abs(${x}) < 9007199254740992`;
  return `CASE WHEN ${whole} THEN CAST(CAST(${x} AS BIGINT) AS VARCHAR) ELSE CAST(${x} AS VARCHAR) END`;
}
