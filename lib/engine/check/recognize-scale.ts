import { scoreNumber } from '../score-sql';
import { quoteIdentifier } from '../sql';
import { values } from '../tables';
import type { ColumnInfo, Database, LoadedTable, ScoreScale } from '../types';

/** Share of scores beyond [0, 1] from which on they are another scale, not a few wrong values. */
const TELLING = 0.05;

/**
 * What scores beyond [0, 1] look like: logits where negative ones are common, percentages where
 * all lie in [0, 100] and many beyond 1; null where only few are out of range.
 */
export async function recognizeScale(
  db: Database,
  loaded: LoadedTable,
  columns: readonly ColumnInfo[],
): Promise<Exclude<ScoreScale, 'probability'> | null> {
  const sum = (of: (x: string) => string) => columns.map((c) => of(scoreNumber(c))).join(' + ');
  const any = (of: (x: string) => string) => columns.map((c) => of(scoreNumber(c))).join(' OR ');
  const set = await db.query(
    `SELECT ${sum((x) => `count(${x})`)} AS scores,
       ${sum((x) => `count(*) FILTER (${x} < 0)`)} AS below,
       ${sum((x) => `count(*) FILTER (${x} > 1)`)} AS above,
       count(*) FILTER (${any((x) => `${x} > 100`)}) AS beyond
     FROM ${quoteIdentifier(loaded.table)}`,
  );
  const [scores, below, above, beyond] = ['scores', 'below', 'above', 'beyond'].map((name) =>
    Number(values(set, name)[0]),
  );
  if (below! + above! < TELLING * scores!) return null;
  if (below! > 0) return 'logit';
  return beyond! > 0 ? null : 'percent';
}
