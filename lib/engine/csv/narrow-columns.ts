import { inSlices } from '../in-slices';
import { quoteIdentifier } from '../sql';
import { values } from '../tables';
import type { Database } from '../types';

type Narrower = 'BIGINT' | 'BOOLEAN' | null;

async function narrowerTypes(
  db: Database,
  from: string,
  columns: readonly string[],
): Promise<Narrower[]> {
  const tests = columns.flatMap((column, i) => {
    const x = quoteIdentifier(column);
    return [
      `count(${x}) AS n${i}`,
      `count(*) FILTER (regexp_full_match(${x}, '-?(0|[1-9][0-9]{0,17})')) AS integers${i}`,
      `count(*) FILTER (lower(${x}) IN ('true', 'false')) AS booleans${i}`,
    ];
  });
  const set = await db.query(`SELECT ${tests.join(', ')} FROM ${from}`);
  const count = (name: string) => Number(values(set, name)[0]);
  return columns.map((_, i) => {
    const n = count(`n${i}`);
    if (n === 0) return null;
    if (count(`integers${i}`) === n) return 'BIGINT';
    return count(`booleans${i}`) === n ? 'BOOLEAN' : null;
  });
}

/**
 * Makes text columns integer or boolean where every value stays what it was: `007` keeps its zeros
 * and stays text.
 */
export async function narrowColumns(
  db: Database,
  table: string,
  textColumns: readonly string[],
): Promise<void> {
  const from = quoteIdentifier(table);
  const types = await inSlices(textColumns, (some) => narrowerTypes(db, from, some));
  for (const [i, column] of textColumns.entries()) {
    const type = types[i];
    if (type) await db.run(`ALTER TABLE ${from} ALTER ${quoteIdentifier(column)} TYPE ${type}`);
  }
}
