import { inSlices } from '../in-slices';
import { scoreNumber } from '../score-sql';
import { quoteIdentifier } from '../sql';
import { values } from '../tables';
import type { ColumnInfo, Database, LoadedTable, ScoreScale } from '../types';

/** Share of scores beyond [0, 1] from which on they are another scale, not a few wrong values. */
const TELLING = 0.05;

interface Counts {
  readonly scores: number;
  readonly below: number;
  readonly above: number;
  /** Rows with a score above 100. */
  readonly beyond: number;
}

async function count(
  db: Database,
  loaded: LoadedTable,
  columns: readonly ColumnInfo[],
): Promise<Counts> {
  const sum = (of: (x: string) => string) => columns.map((c) => of(scoreNumber(c))).join(' + ');
  const any = (of: (x: string) => string) => columns.map((c) => of(scoreNumber(c))).join(' OR ');
  const set = await db.query(
    `SELECT ${sum((x) => `count(${x})`)} AS scores,
       ${sum((x) => `count(*) FILTER (${x} < 0)`)} AS below,
       ${sum((x) => `count(*) FILTER (${x} > 1)`)} AS above,
       count(*) FILTER (${any((x) => `${x} > 100`)}) AS beyond
     FROM ${quoteIdentifier(loaded.table)}`,
  );
  const at = (name: keyof Counts) => Number(values(set, name)[0]);
  return { scores: at('scores'), below: at('below'), above: at('above'), beyond: at('beyond') };
}

/**
 * What scores beyond [0, 1] look like: logits where negative ones are common, percentages where
 * all lie in [0, 100] and many beyond 1; null where only few are out of range.
 */
export async function recognizeScale(
  db: Database,
  loaded: LoadedTable,
  columns: readonly ColumnInfo[],
): Promise<Exclude<ScoreScale, 'probability'> | null> {
  const counts = await inSlices(columns, async (some) => [await count(db, loaded, some)]);
  const total = (kind: keyof Counts) => counts.reduce((sum, part) => sum + part[kind], 0);
  if (total('below') + total('above') < TELLING * total('scores')) return null;
  if (total('below') > 0) return 'logit';
  return total('beyond') > 0 ? null : 'percent';
}
