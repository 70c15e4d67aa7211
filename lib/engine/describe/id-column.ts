import { idOrder, isAttributeColumn, isRowIndex } from '@/lib/challenge/columns';
import { quoteIdentifier } from '../sql';
import { values } from '../tables';
import type { ColumnInfo, Database, LoadedTable } from '../types';

export interface IdGuess {
  readonly column: string | null;
  readonly reason: string;
}

async function distinctValues(
  db: Database,
  table: string,
  columns: readonly ColumnInfo[],
): Promise<number[]> {
  if (columns.length === 0) return [];
  const counts = columns.map(({ name }, i) => `count(DISTINCT ${quoteIdentifier(name)}) AS n${i}`);
  const set = await db.query(`SELECT ${counts.join(', ')} FROM ${quoteIdentifier(table)}`);
  return columns.map((_, i) => Number(values(set, `n${i}`)[0]));
}

/** Text columns looked at for want of a known id column; ids stand at a file's beginning. */
const CANDIDATES = 16;

function mayIdentify({ name, kind }: ColumnInfo): boolean {
  if (kind === 'text') return true;
  return (
    kind === 'integer' && !isRowIndex(name) && /(?:^|[_\s])(?:id|uid|key|image|index)$/i.test(name)
  );
}

/**
 * The column that identifies an image: the most trusted of the known ones, else the first text
 * column (or integer column named as an id) whose values are all different, else the first text
 * column of which nearly all are.
 */
export async function guessIdColumn(db: Database, loaded: LoadedTable): Promise<IdGuess> {
  const known = loaded.columns
    .map(({ name }) => ({ name, order: idOrder(name) }))
    .filter((entry): entry is { name: string; order: number } => entry.order !== null)
    .sort((a, b) => a.order - b.order)[0];
  if (known) return { column: known.name, reason: `"${known.name}" is a known id column` };

  const candidates = loaded.columns.filter(mayIdentify).slice(0, CANDIDATES);
  const distinct = await distinctValues(db, loaded.table, candidates);
  const unique = candidates.filter((_, i) => loaded.rows > 0 && distinct[i] === loaded.rows);
  const best = unique.find(({ name }) => !isAttributeColumn(name)) ?? unique[0];
  if (best) {
    return { column: best.name, reason: `every value of "${best.name}" occurs once` };
  }
  const near = candidates.find((c, i) => c.kind === 'text' && distinct[i]! > loaded.rows * 0.9);
  if (near) {
    return { column: near.name, reason: `nearly every value of "${near.name}" occurs once` };
  }
  return {
    column: null,
    reason: 'no known id column, and no text column whose values are all different',
  };
}
