import type { FileColumns } from '../describe/describe';
import { idIndex } from '../id-index';
import { InputError } from '../input-error';
import type { TextColumn } from '../text-column';
import type { Column, Description } from '../types';
import { cellText, idsOf } from '../values';
import { inRows, pinpoint } from './pinpoint';

function noIdColumn(file: FileColumns, reason: string): InputError {
  const names = file.columns.slice(0, 5).map(({ name }) => `"${name}"`);
  const more = file.columns.length > names.length ? ', ...' : '';
  return new InputError(
    `has no id column (${reason}); its columns are ${names.join(', ')}${more}; expected one such as "dicom_id" or "Image Index"`,
    { file: file.fileName, expected: 'a column that identifies each image' },
  );
}

function checkPresent(file: FileColumns, column: Column): void {
  const found = pinpoint(column, file.rows, (row) => !cellText(column, row));
  if (!found) return;
  const expected = 'an id in each row';
  throw new InputError(
    `id column "${column.name}" is empty ${inRows(found)}; expected ${expected}`,
    { file: file.fileName, column: column.name, row: found.row, value: '', expected },
  );
}

function repeatedId(file: FileColumns, column: string, ids: TextColumn): InputError {
  const rowsOf = new Map<string | null, { first: number; times: number }>();
  for (let row = 0; row < ids.length; row++) {
    const id = ids.at(row);
    const known = rowsOf.get(id);
    if (known) known.times++;
    else rowsOf.set(id, { first: row + 1, times: 1 });
  }
  const repeated = [...rowsOf].filter(([, { times }]) => times > 1);
  const [value, { first: row, times }] = repeated[0]!;
  const others = repeated.length - 1;
  const more =
    others === 0
      ? ''
      : `, and ${others} other ${others === 1 ? 'id occurs' : 'ids occur'} more than once too`;
  return new InputError(
    `id "${value}" occurs ${times} times in column "${column}", first in row ${row}${more}; expected each id once`,
    { file: file.fileName, column, row, value: String(value), expected: 'each id once' },
  );
}

/**
 * Checks that the file has rows and an id in each that no other row has. Answers the ids.
 *
 * @throws InputError naming the first row that breaks this
 */
export function checkIds(file: FileColumns, description: Description): TextColumn {
  if (file.rows === 0) {
    throw new InputError('has column names but no rows; expected a row for each image', {
      file: file.fileName,
      expected: 'a row for each image',
    });
  }
  const column = file.columns.find(({ name }) => name === description.idColumn);
  if (!column) throw noIdColumn(file, description.idReason);
  const ids = idsOf(column, file.rows);
  const { offsets, missing } = ids;
  let present = 0;
  for (let row = 0; row < file.rows; row++) {
    if (offsets[row] !== offsets[row + 1] && !missing?.[row]) present++;
  }
  if (present < file.rows) checkPresent(file, column);
  if (idIndex(ids).distinct < file.rows) throw repeatedId(file, column.name, ids);
  return ids;
}
