import { isScoreCounts } from '../describe/count-columns';
import type { FileColumns } from '../describe/describe';
import { takeColumnRows } from '../file-table';
import type { Overrides } from '../types';
import { cellText, trimSpaces } from '../values';
import { layOutLong } from './long';
import { readNumberTexts } from './number-texts';
import { nameNumbered } from './numbered';
import { layOutPaired } from './paired';
import { layOutReaders } from './reader-columns';
import { layOutSets } from './sets';

/** The file without rows at its end that hold nothing, as spreadsheets leave them. */
function withoutEmptyEnd(file: FileColumns): FileColumns {
  const isEmpty = (row: number) =>
    file.columns.every((column) => trimSpaces(cellText(column, row) ?? '') === '');
  let rows = file.rows;
  while (rows > 1 && isEmpty(rows - 1)) rows--;
  if (rows === file.rows) return file;
  const kept = Array.from({ length: rows }, (_, row) => row);
  const left = file.rows - rows;
  return {
    ...file,
    rows,
    columns: file.columns.map((column) => takeColumnRows(column, kept)),
    notes: [
      ...(file.notes ?? []),
      left === 1
        ? 'The last row is empty and left out'
        : `The last ${left.toLocaleString('en')} rows are empty and left out`,
    ],
  };
}

/**
 * Brings a file's columns into the wide layout: a row for each item, a column for each class. The
 * layout is recognised by the names of the columns and the first rows, unless the reader chose it.
 *
 * @throws InputError where the columns do not fit the layout chosen, or need another choice
 */
export function layOut(given: FileColumns, choices: Overrides): FileColumns {
  const file = readNumberTexts(withoutEmptyEnd(given));
  const { layout, role } = choices;
  // A row for each class and score, of no item.
  if (
    layout === undefined &&
    (role ?? 'score-counts') === 'score-counts' &&
    isScoreCounts(file.columns)
  )
    return file;
  const isAsked = (one: typeof layout) => layout === undefined || layout === one;
  const long = isAsked('long') ? layOutLong(file, choices) : null;
  const sets = !long && isAsked('sets') ? layOutSets(file, choices) : null;
  const mayHaveReaders = !long && !sets && isAsked('readers') && (role ?? 'labels') === 'labels';
  const byReader = mayHaveReaders ? layOutReaders(file, choices) : null;
  const wide = nameNumbered(long ?? sets ?? byReader ?? file, choices);
  // Long files and sets may hold labels and scores side by side.
  const paired = layout !== 'wide' ? layOutPaired(wide, choices) : null;
  return paired ?? wide;
}
