import { idText } from './id-text';
import { InputError } from './input-error';
import { quoteIdentifier } from './sql';
import { values } from './tables';
import type { AlignedTable, Database } from './types';

/** Ways in which the same images get different ids, as SQL over an id. */
const DIFFERENCES: readonly {
  readonly difference: string;
  readonly same: (id: string) => string;
}[] = [
  { difference: 'case or spaces', same: (id) => `lower(trim(${id}))` },
  {
    difference: 'the file extension',
    same: (id) => `regexp_replace(${id}, '\\.[A-Za-z][A-Za-z0-9]*$', '')`,
  },
  {
    difference: 'the folder before the name',
    same: (id) => `regexp_replace(${id}, '^.*[/\\\\]', '')`,
  },
  {
    difference: 'the folder and the file extension',
    same: (id) =>
      `regexp_replace(regexp_replace(${id}, '^.*[/\\\\]', ''), '\\.[A-Za-z][A-Za-z0-9]*$', '')`,
  },
  { difference: 'leading zeros', same: (id) => `ltrim(${id}, '0')` },
];

interface Side extends AlignedTable {
  /** SQL for its ids as text. */
  readonly id: string;
}

async function examples(db: Database, { table, id }: Side): Promise<string> {
  const set = await db.query(
    `SELECT ${id} AS id FROM ${quoteIdentifier(table)} ORDER BY rowid LIMIT 2`,
  );
  return Array.from(values(set, 'id'), (value) => `"${value}"`).join(' and ');
}

async function hint(db: Database, labels: Side, predictions: Side): Promise<string> {
  for (const { difference, same } of DIFFERENCES) {
    const set = await db.query(
      `SELECT count(*) AS n FROM (
         SELECT DISTINCT ${same(labels.id)} AS id FROM ${quoteIdentifier(labels.table)}
         INTERSECT SELECT ${same(predictions.id)} FROM ${quoteIdentifier(predictions.table)})`,
    );
    const shared = Number(values(set, 'n')[0]);
    if (shared > 0) {
      return `; ${shared.toLocaleString('en')} ids would match but for ${difference}`;
    }
  }
  return '; are they of the same images, and are these the id columns?';
}

/** The error for two tables without an id in common: two ids of each, and what may differ. */
export async function noSharedId(
  db: Database,
  labels: AlignedTable,
  predictions: AlignedTable,
): Promise<InputError> {
  const l = { ...labels, id: await idText(db, labels.table, labels.idColumn) };
  const p = { ...predictions, id: await idText(db, predictions.table, predictions.idColumn) };
  return new InputError(
    `shares no id with ${l.fileName}: column "${p.idColumn}" holds ${await examples(db, p)}, ` +
      `column "${l.idColumn}" there ${await examples(db, l)}${await hint(db, l, p)}`,
    { file: p.fileName, column: p.idColumn, expected: `ids of ${l.fileName}` },
  );
}
