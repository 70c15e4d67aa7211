import { InputError } from '@/lib/ingest/input-error';
import { values } from '../column-set';
import type { Database } from '../database';

/** Tables in which DuckDB records the lines it could not read. */
export function rejectTables(table: string) {
  return { scans: `${table}_rejected_scans`, errors: `${table}_rejected_lines` };
}

function wording(type: string, message: string): string {
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (counts) return `has ${counts[2]} columns; expected ${counts[1]} as in the first line`;
  if (type === 'UNQUOTED VALUE') return 'has a quote that is not closed; expected quotes in pairs';
  if (type === 'LINE SIZE OVER MAXIMUM') return 'is too long; expected at most 2 MB';
  if (/unicode|utf-?8|encod/i.test(`${type} ${message}`)) {
    return 'is not UTF-8 text; expected UTF-8: save the file as "CSV UTF-8"';
  }
  return `cannot be read (${message})`;
}

/**
 * Throws an `InputError` for the first line whose shape is wrong. Answers the names of the columns
 * in which text was found where numbers had been expected from the file's beginning.
 */
export async function readRejects(db: Database, table: string, file: string): Promise<string[]> {
  const from = rejectTables(table).errors;
  const errors = await db.query(
    `SELECT line, error_type::VARCHAR AS type, error_message AS message
     FROM ${from} WHERE error_type <> 'CAST' ORDER BY line LIMIT 1`,
  );
  if (errors.rows > 0) {
    const line = Number(values(errors, 'line')[0]);
    const what = wording(String(values(errors, 'type')[0]), String(values(errors, 'message')[0]));
    const expected = what.slice(what.indexOf('expected'));
    throw new InputError(`line ${line} ${what}`, { file, row: line - 1, expected });
  }
  const casts = await db.query(
    `SELECT DISTINCT column_name AS name FROM ${from} WHERE error_type = 'CAST'`,
  );
  return Array.from(values(casts, 'name'), String);
}

export async function dropRejects(db: Database, table: string): Promise<void> {
  const { errors, scans } = rejectTables(table);
  await db.run(`DROP TABLE IF EXISTS ${errors}`);
  await db.run(`DROP TABLE IF EXISTS ${scans}`);
}
