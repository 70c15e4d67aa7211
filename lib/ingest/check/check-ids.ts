import type { FileColumns } from '../describe/describe';
import { idIndex } from '../id-index';
import { InputError } from '../input-error';
import { isClassColumn } from '../layout/long-columns';
import { damagedIds } from '../match/damaged-ids';
import { TextColumn } from '../text-column';
import type { Column, Description, Remedy } from '../types';
import { cellText, idsOf } from '../values';
import { inRows, pinpoint } from './pinpoint';
import { repeatRemedies, submissionColumn, submissionsInOne } from './repeats';

/** The choice to match rows, and classes without a name, by their order. */
export const orderRemedy: Remedy = {
  overrides: { rowOrder: true },
  action: 'Match by order',
  option:
    '--row-order matches rows without ids, and classes without names, by their order in the files; nothing checks that it is the same.',
};

function noIdColumn(file: FileColumns, reason: string): InputError {
  const names = file.columns.slice(0, 5).map(({ name }) => `"${name}"`);
  const more = file.columns.length > names.length ? ', ...' : '';
  const hasText = file.columns.some(({ kind }) => kind === 'text');
  const long = hasText ? ', the long layout if a row is an image and a class (--layout long)' : '';
  return new InputError(
    `has no id column (${reason}); its columns are ${names.join(', ')}${more}; expected one such as "dicom_id" or "Image Index". Choose the column (--id NAME)${long}, or, if you know that rows are in the order of the other file, confirm it`,
    {
      file: file.fileName,
      expected: 'a column that identifies each image',
      remedies: [orderRemedy],
    },
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
  const several = submissionColumn(file.columns, file.rows);
  if (several) return submissionsInOne(file.fileName, several);
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
    `id "${value}" occurs ${times} times in column "${column}", first in row ${row}${more}; expected each id once, or a choice of how several rows are combined`,
    {
      file: file.fileName,
      column,
      row,
      value: String(value),
      expected: 'each id once',
      remedies: repeatRemedies,
    },
  );
}

function damagedId(file: FileColumns, { name: column }: Column, value: string): InputError {
  const expected = 'ids with all their digits';
  return new InputError(
    `id column "${column}" holds ids that lost digits, such as ${value}: a program read them as floating-point numbers; expected ${expected}. Write it again from its source, read as text: pd.read_csv(SOURCE, dtype=str)`,
    { file: file.fileName, column, value, expected },
  );
}

/** Where no column identifies rows: the error of one that did before its ids lost digits. */
function damagedColumn(file: FileColumns, { attributes }: Description): InputError | null {
  for (const column of file.columns) {
    const value = attributes.includes(column.name) ? damagedIds(column) : null;
    if (value !== null) return damagedId(file, column, value);
  }
  return null;
}

/**
 * Refuses a table of labels or scores with a row for each class: its ids are named as classes are,
 * and it has more columns than rows.
 */
function checkTransposed(file: FileColumns, { idColumn, classes }: Description): void {
  const isNamed = idColumn !== null && isClassColumn(idColumn);
  if (!isNamed || classes.length <= file.rows) return;
  const expected = 'a row for each image and a column for each class';
  const name = JSON.stringify(file.fileName);
  throw new InputError(
    `has a row for each class (column "${idColumn}") and ${classes.length} columns, as if of images; expected ${expected}: transpose it, in Python pd.read_csv(${name}, index_col="${idColumn}").T.to_csv(${name}, index_label="image_id")`,
    { file: file.fileName, column: String(idColumn), expected },
  );
}

/** Stand-ins for ids where rows are matched by their order. */
const rowNumbers = (rows: number) =>
  TextColumn.of(Array.from({ length: rows }, (_, row) => String(row + 1).padStart(9, '0')));

/**
 * Checks that the file has rows and an id in each that no other row has, unless the reader chose
 * how several rows of one id are combined. Returns the ids.
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
  if (!column && description.rowOrder) return rowNumbers(file.rows);
  if (!column) throw damagedColumn(file, description) ?? noIdColumn(file, description.idReason);
  checkTransposed(file, description);
  const ids = idsOf(column, file.rows);
  const { offsets, missing } = ids;
  let present = 0;
  for (let row = 0; row < file.rows; row++) {
    if (offsets[row] !== offsets[row + 1] && !missing?.[row]) present++;
  }
  if (present < file.rows) checkPresent(file, column);
  const damaged = damagedIds(column);
  if (damaged) throw damagedId(file, column, damaged);
  const mayRepeat = description.duplicates !== null || description.readerColumn !== null;
  if (!mayRepeat && idIndex(ids).distinct < file.rows) {
    throw repeatedId(file, column.name, ids);
  }
  return ids;
}
