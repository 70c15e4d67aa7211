import { canonicalClassKey, className } from '@/lib/challenge/class-names';
import { countColumns } from '../describe/count-columns';
import type { FileColumns } from '../describe/describe';
import { InputError } from '../input-error';
import type { ClassCount } from '../types';
import { cellText, trimSpaces } from '../values';

function whole(file: FileColumns, column: string, row: number, cell: string): number {
  const count = Number(cell);
  const shown = cell.replace(/\.0$/, '');
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new InputError(
    `column "${column}" holds ${shown} in row ${row}; expected a whole number from 0 up`,
    {
      file: file.fileName,
      column,
      row,
      value: shown,
      expected: 'a whole number from 0 up',
    },
  );
}

/**
 * Reads training counts: a row for each class with its positives, and the number of images where
 * the file has it. A class without a count (none is known) is left out. Throws an `InputError` for
 * missing columns, a class named twice, and counts that are none.
 */
export function readClassCounts(source: FileColumns): ClassCount[] {
  const { fileName: file, rows } = source;
  const columns = countColumns(source.columns);
  if (!columns) {
    const expected = 'columns "class" and "train_positives"';
    throw new InputError(`is no class counts file; expected ${expected}`, { file, expected });
  }
  const byName = new Map(source.columns.map((column) => [column.name, column]));
  const cell = (name: string | null, row: number) => {
    const column = name === null ? undefined : byName.get(name);
    return column ? trimSpaces(cellText(column, row) ?? '') : '';
  };
  if (rows === 0) {
    throw new InputError('has column names but no rows; expected a row for each class', {
      file,
      expected: 'a row for each class',
    });
  }
  const counts = new Map<string, ClassCount>();
  for (let i = 0; i < rows; i++) {
    const spelled = cell(columns.className, i);
    const row = i + 1;
    if (spelled === '') {
      const { className: column } = columns;
      const expected = 'a class name in each row';
      throw new InputError(`column "${column}" is empty in row ${row}; expected ${expected}`, {
        file,
        column,
        row,
        value: '',
        expected,
      });
    }
    if (cell(columns.positives, i) === '') continue;
    const key = canonicalClassKey(spelled);
    if (counts.has(key)) {
      throw new InputError(
        `class "${spelled}" is there twice, again in row ${row}; expected each class once`,
        {
          file,
          column: columns.className,
          row,
          value: spelled,
          expected: 'each class once',
        },
      );
    }
    const positives = whole(source, columns.positives, row, cell(columns.positives, i));
    const given = cell(columns.images, i);
    const images =
      columns.images === null || given === '' ? null : whole(source, columns.images, row, given);
    if (images !== null && positives > images) {
      const expected = `at most the ${images} images of column "${columns.images}"`;
      throw new InputError(
        `column "${columns.positives}" holds ${positives} in row ${row}; expected ${expected}`,
        { file, column: columns.positives, row, value: String(positives), expected },
      );
    }
    counts.set(key, { key, name: className(spelled), positives, images });
  }
  return [...counts.values()];
}
