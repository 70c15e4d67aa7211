import { quoteIdentifier } from './sql';
import { values } from './tables';
import type { ColumnInfo, Database } from './types';

/** An attribute by which images can be parted into groups. */
export interface Attribute {
  readonly table: string;
  readonly column: string;
  /** Groups are its values, or ranges of them. */
  readonly by: 'value' | 'range';
}

/** With more values than this, an attribute is cut into ranges where it is a number. */
const MAX_VALUES = 12;
/** Numbers with more values than this are taken for numbers of patients or studies. */
const MAX_NUMBERS = 200;
/** `id`, `study_id`, `Patient ID`. */
const IS_ID = /(^|[_ ])id$/i;

/** Which of a table's columns part its rows into a few groups. */
export async function attributesOf(
  db: Database,
  table: string,
  columns: readonly ColumnInfo[],
): Promise<Attribute[]> {
  const candidates = columns.filter((column) => !IS_ID.test(column.name));
  if (candidates.length === 0) return [];
  const counts = candidates.map((column) => `count(DISTINCT ${quoteIdentifier(column.name)})`);
  const query = counts.map((count, index) => `${count} AS n${index}`).join(', ');
  const set = await db.query(`SELECT ${query} FROM ${quoteIdentifier(table)}`);
  return candidates.flatMap(({ name, kind }, index): Attribute[] => {
    const distinct = Number(values(set, `n${index}`)[0]);
    if (distinct < 2) return [];
    if (distinct <= MAX_VALUES) return [{ table, column: name, by: 'value' }];
    const number = kind === 'integer' || kind === 'float' || kind === 'double';
    return number && distinct <= MAX_NUMBERS ? [{ table, column: name, by: 'range' }] : [];
  });
}
