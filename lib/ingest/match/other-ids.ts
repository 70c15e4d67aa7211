import { idOrder, isAttributeColumn } from '@/lib/challenge/columns';
import type { FileColumns } from '../describe/describe';
import { countDistinct, idIndex } from '../id-index';
import type { Column, Description } from '../types';
import { idsOf } from '../values';
import type { IdColumn } from './alignment';
import { damagedIds } from './damaged-ids';

/** Columns kept besides the one taken for the id. */
const MOST = 4;

/** Values of a column of numbers that are all whole. */
function isWhole({ kind, values }: Column): boolean {
  if (kind === 'text' || kind === 'integer') return true;
  return (
    (kind === 'double' || kind === 'float') &&
    (values as Float64Array).every((value) => Number.isSafeInteger(value))
  );
}

const mayIdentify = ({ name }: Column) =>
  idOrder(name) !== null || /(?:^|[_ ])id$/i.test(name) || !isAttributeColumn(name);

/**
 * Further columns by which the rows of a file may be matched with another: a value in each row,
 * and in files of labels and metadata another value in each.
 */
export function otherIds(
  file: FileColumns,
  { role, idColumn, isIdChosen, classes }: Description,
): IdColumn[] {
  if (idColumn === null || isIdChosen) return [];
  const taken = new Set(classes.map(({ column }) => column));
  const found: IdColumn[] = [];
  for (const column of file.columns) {
    if (found.length === MOST) return found;
    if (column.name === idColumn || taken.has(column.name) || !mayIdentify(column)) continue;
    if (column.missing || !isWhole(column) || damagedIds(column)) continue;
    const distinct = countDistinct(column);
    const isEnough = role === 'predictions' ? distinct > 1 : distinct === file.rows;
    if (!isEnough) continue;
    const ids = idsOf(column, file.rows);
    if (role === 'predictions' || idIndex(ids).distinct === file.rows) {
      found.push({ column: column.name, ids });
    }
  }
  return found;
}
