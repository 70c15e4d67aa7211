import { quoteIdentifier } from '../sql';
import { values } from '../tables';
import type { Database } from '../types';

/**
 * Makes text columns integer or boolean where every value stays what it was: `007` keeps its zeros
 * and stays text.
 */
export async function narrowColumns(
  db: Database,
  table: string,
  textColumns: readonly string[],
): Promise<void> {
  if (textColumns.length === 0) return;
  const tests = textColumns.flatMap((column, i) => {
    const x = quoteIdentifier(column);
    return [
      `count(${x}) AS n${i}`,
      `count(*) FILTER (regexp_full_match(${x}, '-?(0|[1-9][0-9]{0,17})')) AS integers${i}`,
      `count(*) FILTER (lower(${x}) IN ('true', 'false')) AS booleans${i}`,
    ];
  });
  const from = quoteIdentifier(table);
  const set = await db.query(`SELECT ${tests.join(', ')} FROM ${from}`);
  const count = (name: string) => Number(values(set, name)[0]);
  for (const [i, column] of textColumns.entries()) {
    const n = count(`n${i}`);
    const type =
      n > 0 && count(`integers${i}`) === n
        ? 'BIGINT'
        : n > 0 && count(`booleans${i}`) === n
          ? 'BOOLEAN'
          : null;
    if (type) await db.run(`ALTER TABLE ${from} ALTER ${quoteIdentifier(column)} TYPE ${type}`);
  }
}
