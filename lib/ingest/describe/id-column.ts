import { idOrder, isAttributeColumn, isRowIndex } from '@/lib/challenge/columns';
import { countDistinct } from '../id-index';
import type { Column, ColumnInfo } from '../types';

export interface IdGuess {
  readonly column: string | null;
  readonly reason: string;
}

/** Whole numbers that are all different, of a column that is neither a row index nor an attribute. */
function isUniqueWhole(column: Column, rows: number): boolean {
  const { name, kind, values, missing } = column;
  if (isRowIndex(name) || isAttributeColumn(name) || missing || rows === 0) return false;
  if (kind !== 'integer' && kind !== 'double' && kind !== 'float') return false;
  const isWhole =
    kind === 'integer' || (values as Float64Array).every((value) => Number.isSafeInteger(value));
  return isWhole && countDistinct(column) === rows;
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
 * column of which nearly all are, else the first column of whole numbers that are all different.
 */
export function guessIdColumn(columns: readonly Column[], rows: number): IdGuess {
  const known = columns
    .map(({ name }) => ({ name, order: idOrder(name) }))
    .filter((entry): entry is { name: string; order: number } => entry.order !== null)
    .sort((a, b) => a.order - b.order)[0];
  if (known) return { column: known.name, reason: `"${known.name}" is a known id column` };

  const candidates = columns.filter(mayIdentify).slice(0, CANDIDATES);
  const distinct = candidates.map((column) => countDistinct(column));
  const unique = candidates.filter((_, i) => rows > 0 && distinct[i] === rows);
  const best = unique.find(({ name }) => !isAttributeColumn(name)) ?? unique[0];
  if (best) {
    return { column: best.name, reason: `every value of "${best.name}" occurs once` };
  }
  const near = candidates.find((c, i) => c.kind === 'text' && distinct[i]! > rows * 0.9);
  if (near) {
    return { column: near.name, reason: `nearly every value of "${near.name}" occurs once` };
  }
  const whole = columns.find((column) => isUniqueWhole(column, rows));
  if (whole) {
    return { column: whole.name, reason: `every whole number of "${whole.name}" occurs once` };
  }
  return {
    column: null,
    reason: 'no known id column, and no text column whose values are all different',
  };
}
