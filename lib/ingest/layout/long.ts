import { repeatRemedies, submissionColumn, submissionsInOne } from '../check/repeats';
import type { FileColumns } from '../describe/describe';
import { numberedColumn, takeColumnRows, textColumn } from '../file-table';
import { InputError } from '../input-error';
import type { Duplicates } from '../match/alignment';
import type { Column, Overrides } from '../types';
import { cellText, idText, numbersOf } from '../values';
import { splitCombinedIds } from './combined-ids';
import { countTexts, isNumeric, type LongColumns, longColumns } from './long-columns';

/** Places of rows in the wide table, and the names of its rows and columns. */
interface Grid {
  readonly ids: readonly (string | null)[];
  /** First row of each id. */
  readonly firstRows: readonly number[];
  readonly names: readonly string[];
  readonly itemOf: Int32Array;
  readonly classOf: Int32Array;
}

function numbersInOrder(texts: readonly (string | null)[]) {
  const places = new Map<string | null, number>();
  const firstRows: number[] = [];
  const of = Int32Array.from(texts, (text, row) => {
    const known = places.get(text);
    if (known !== undefined) return known;
    firstRows.push(row);
    places.set(text, firstRows.length - 1);
    return firstRows.length - 1;
  });
  return { of, firstRows, texts: [...places.keys()] };
}

function gridOf({ fileName, rows }: FileColumns, long: LongColumns, choices: Overrides): Grid {
  const all = Array.from({ length: rows }, (_, row) => row);
  const byReader = (row: number) => (long.readers ? `\n${cellText(long.readers, row)}` : '');
  const items = numbersInOrder(
    all.map((row) => {
      const id = idText(long.id, row);
      return id === null ? null : id + byReader(row);
    }),
  );
  const classes = numbersInOrder(all.map((row) => cellText(long.classes, row)));
  const missing = classes.texts.indexOf(null);
  if (missing >= 0) {
    const row = classes.firstRows[missing]! + 1;
    const column = long.classes.name;
    throw new InputError(
      `column "${column}" is empty in row ${row}; expected a class in each row`,
      { file: fileName, column, row, value: '', expected: 'a class in each row' },
    );
  }
  const isNumber = classes.texts.every((text) => /^\d+$/.test(text ?? ''));
  const nameOf = (text: string | null) =>
    isNumber
      ? (choices.classNames?.[Number(text)] ?? numberedColumn('class', Number(text)))
      : String(text);
  return {
    ids: items.texts,
    firstRows: items.firstRows,
    names: classes.texts.map(nameOf),
    itemOf: items.of,
    classOf: classes.of,
  };
}

/** The refusal of two different values for one item and class. */
function twoValues(file: string, grid: Grid, row: number, column: string): InputError {
  const id = grid.ids[grid.itemOf[row]!]?.replace('\n', ' by ');
  const name = grid.names[grid.classOf[row]!];
  return new InputError(
    `has different values for "${id}" and class "${name}", again in row ${row + 1}; expected one for each item and class, or a choice of how several are combined`,
    {
      file,
      column,
      row: row + 1,
      value: String(id),
      expected: 'one value for each item and class',
      remedies: repeatRemedies,
    },
  );
}

/** The columns of the classes: numbers, NaN and missing where the file has no row. */
function numericColumns(
  file: string,
  grid: Grid,
  column: Column,
  suffix: string,
  duplicates: Duplicates | undefined,
): Column[] {
  const { values, missing } = numbersOf(column);
  const items = grid.ids.length;
  const Floats = column.kind === 'float' ? Float32Array : Float64Array;
  const out = grid.names.map(() => new Floats(items).fill(Number.NaN));
  const counts = grid.names.map(() => new Uint32Array(items));
  for (let row = 0; row < values.length; row++) {
    if (missing?.[row]) continue;
    const own = out[grid.classOf[row]!]!;
    const count = counts[grid.classOf[row]!]!;
    const item = grid.itemOf[row]!;
    const value = values[row]!;
    count[item]!++;
    if (count[item] === 1) own[item] = value;
    else if (duplicates === 'max') own[item] = Math.max(own[item]!, value);
    else if (duplicates === 'mean') own[item] = own[item]! + (value - own[item]!) / count[item]!;
    else if (own[item] !== value) throw twoValues(file, grid, row, column.name);
  }
  return grid.names.map((name, i): Column => {
    const absent = counts[i]!.some((count) => count === 0)
      ? Uint8Array.from(counts[i]!, (count) => (count === 0 ? 1 : 0))
      : null;
    const base = { name: name + suffix, missing: absent };
    const own = out[i]!;
    return own instanceof Float32Array
      ? { ...base, kind: 'float', sqlType: 'FLOAT', values: own }
      : { ...base, kind: 'double', sqlType: 'DOUBLE', values: own };
  });
}

/** The columns of the classes where values are words. */
function wordColumns(file: string, grid: Grid, column: Column, suffix: string): Column[] {
  const out = grid.names.map(() => new Array<string | null>(grid.ids.length).fill(null));
  for (let row = 0; row < grid.itemOf.length; row++) {
    const own = out[grid.classOf[row]!]!;
    const item = grid.itemOf[row]!;
    const value = cellText(column, row);
    if (own[item] !== null && own[item] !== value) throw twoValues(file, grid, row, column.name);
    own[item] = value;
  }
  return grid.names.map((name, i) => textColumn(name + suffix, out[i]!));
}

function positiveColumns(grid: Grid): Column[] {
  const out = grid.names.map(() => new Float64Array(grid.ids.length));
  grid.classOf.forEach((own, row) => {
    out[own]![grid.itemOf[row]!] = 1;
  });
  return grid.names.map((name, i) => ({
    name,
    kind: 'double',
    sqlType: 'DOUBLE',
    values: out[i]!,
    missing: null,
  }));
}

/**
 * The wide form of a file with a row for each item and class; null for other files.
 *
 * @throws InputError for different values of one item and class, and where the reader chose this
 *   layout and there are no such columns
 */
export function layOutLong(given: FileColumns, choices: Overrides): FileColumns | null {
  const file = splitCombinedIds(given) ?? given;
  const long = longColumns(file, choices);
  if (!long) {
    if (choices.layout !== 'long') return null;
    const expected = 'columns of ids, classes and values, such as "image_id", "class" and "score"';
    throw new InputError(`is not in the long layout; expected ${expected}`, {
      file: file.fileName,
      expected,
    });
  }
  const grid = gridOf(file, long, choices);
  const { fileName } = file;
  const several = choices.duplicates ? undefined : submissionColumn(file.columns, file.rows);
  if (several && grid.ids.length * grid.names.length < file.rows) {
    throw submissionsInOne(fileName, several);
  }
  const classes =
    long.values.length === 0
      ? positiveColumns(grid)
      : long.values.flatMap(({ column, suffix }) =>
          isNumeric(column)
            ? numericColumns(fileName, grid, column, suffix, choices.duplicates)
            : wordColumns(fileName, grid, column, suffix),
        );
  const taken = new Set([long.classes, ...long.values.map(({ column }) => column)]);
  const others = file.columns.filter((column) => !taken.has(column));
  const items = grid.ids.length;
  return {
    fileName,
    rows: items,
    columns: [...others.map((column) => takeColumnRows(column, grid.firstRows)), ...classes],
    layout: 'long',
    // They have one value for each row of the file, and only the first of each item is kept.
    noClasses: others.map(({ name }) => name),
    notes: [
      ...(file.notes ?? []),
      `A row for each item and class${long.readers ? ` and reader of column "${long.readers.name}"` : ''}: ${countTexts(long.id, file.rows).toLocaleString('en')} items of column "${long.id.name}" and ${grid.names.length} classes of column "${long.classes.name}"`,
      ...(long.values.length === 0
        ? [
            'No column of values: a class with a row is positive, every other is negative. An item without any class has no row here and is not in the labels',
          ]
        : []),
    ],
  };
}
