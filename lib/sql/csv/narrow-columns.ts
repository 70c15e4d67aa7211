import { values } from '../column-set';
import type { Database } from '../database';
import { quoteIdentifier } from '../quote';

/**
 * Columns of one query. DuckDB gives each filtered aggregate a buffer for the inputs of all of them:
 * one query over 1,000 columns would want more than the 4 GB that WebAssembly has.
 */
const COLUMNS_A_QUERY = 64;

type Narrower = 'BIGINT' | 'BOOLEAN' | null;

async function narrowerTypes(
  db: Database,
  from: string,
  columns: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Narrower[]> {
  const tests = columns.flatMap((column, i) => {
    const x = quoteIdentifier(column);
    return [
      `count(${x}) AS n${i}`,
      `count(*) FILTER (regexp_full_match(${x}, '-?(0|[1-9][0-9]{0,17})')) AS integers${i}`,
      `count(*) FILTER (lower(${x}) IN ('true', 'false')) AS booleans${i}`,
    ];
  });
  const set = await db.query(`SELECT ${tests.join(', ')} FROM ${from}`, signal);
  const count = (name: string) => Number(values(set, name)[0]);
  return columns.map((_, i) => {
    const n = count(`n${i}`);
    if (n === 0) return null;
    if (count(`integers${i}`) === n) return 'BIGINT';
    return count(`booleans${i}`) === n ? 'BOOLEAN' : null;
  });
}

/**
 * Makes text columns integer or boolean where no value loses anything: a column with `007`
 * stays text.
 */
export async function narrowColumns(
  db: Database,
  table: string,
  textColumns: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const from = quoteIdentifier(table);
  for (let start = 0; start < textColumns.length; start += COLUMNS_A_QUERY) {
    const some = textColumns.slice(start, start + COLUMNS_A_QUERY);
    for (const [i, type] of (await narrowerTypes(db, from, some, signal)).entries()) {
      const column = quoteIdentifier(some[i]!);
      if (type) await db.run(`ALTER TABLE ${from} ALTER ${column} TYPE ${type}`, signal);
    }
  }
}
