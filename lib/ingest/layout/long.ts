import { idOrder, isAttributeColumn, isRowIndex } from '@/lib/challenge/columns';
import { repeatRemedies } from '../check/repeats';
import type { FileColumns } from '../describe/describe';
import { numberedColumn, takeColumnRows, textColumn } from '../file-table';
import { InputError } from '../input-error';
import type { Duplicates } from '../match/alignment';
import type { Column, Overrides } from '../types';
import { cellText, idText, numbersOf } from '../values';
import { splitCombinedIds } from './combined-ids';

const spell = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

const CLASS =
  /^(?:class|class_?name|class_?id|label_?name|finding|finding_?name|disease|pathology|condition|diagnosis|category|observation|label|target|target_?class)$/;
/** Names of columns of classes that are no value, so that a row without one is a positive. */
const CLASS_ONLY = /^(?:class_?name|label_?name|finding|finding_?name|disease|pathology)$/;
const LABEL =
  /^(?:label|target|truth|true|y_true|gt|ground_truth|positive|present|is_positive|y|value)$/;
const SCORE =
  /^(?:score|prob|probability|prediction|predicted|pred|confidence|conf|logit|y_pred|y_score|y_prob|output|value)$/;

interface LongColumns {
  readonly id: Column;
  readonly classes: Column;
  /** None: each row is a positive label. */
  readonly values: readonly { readonly column: Column; readonly suffix: string }[];
}

const isNumeric = ({ kind }: Column) => kind !== 'text' && kind !== 'other';

/** Columns of labels and of scores beside a column of classes. */
function valueColumns(columns: readonly Column[], classes: Column): LongColumns['values'] {
  const find = (pattern: RegExp) =>
    columns.find((column) => column !== classes && pattern.test(spell(column.name)));
  const scores = find(SCORE);
  const labels = find(LABEL);
  if (!scores || !labels || scores === labels) {
    const column = scores ?? labels;
    return column ? [{ column, suffix: '' }] : [];
  }
  return [
    { column: labels, suffix: '_true' },
    { column: scores, suffix: '_pred' },
  ];
}

function idColumn(columns: readonly Column[], chosen: string | undefined): Column | undefined {
  if (chosen !== undefined) return columns.find(({ name }) => name === chosen);
  const known = columns
    .filter(({ name }) => idOrder(name) !== null)
    .sort((a, b) => idOrder(a.name)! - idOrder(b.name)!)[0];
  const mayIdentify = ({ name, kind }: Column) =>
    (kind === 'text' || kind === 'integer') && !isAttributeColumn(name) && !isRowIndex(name);
  return known ?? columns.find(mayIdentify);
}

function countTexts(column: Column, rows: number): number {
  return new Set(Array.from({ length: rows }, (_, row) => cellText(column, row))).size;
}

/** The columns of a file with a row for each item and class; null for other files. */
function longColumns(file: FileColumns, choices: Overrides): LongColumns | null {
  const { columns, rows } = file;
  if (rows < 2 || columns.length < 2) return null;
  const named = columns.filter(({ name }) => CLASS.test(spell(name)));
  const classes =
    named.find((column) => !isNumeric(column)) ?? named.find(({ name }) => /class/i.test(name));
  if (!classes) return null;
  const values = valueColumns(columns, classes);
  if (values.length === 0 && !CLASS_ONLY.test(spell(classes.name)) && choices.layout !== 'long') {
    return null;
  }
  const taken = new Set([classes, ...values.map(({ column }) => column)]);
  const id = idColumn(
    columns.filter((column) => !taken.has(column)),
    choices.idColumn,
  );
  if (!id) return null;
  const ids = countTexts(id, rows);
  const names = countTexts(classes, rows);
  // Each id and each class occurs several times; a table of items with one class each is not long.
  const isLong = ids < rows && names < rows && names <= Math.max(2, rows / 2);
  return isLong || choices.layout === 'long' ? { id, classes, values } : null;
}

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
  const items = numbersInOrder(all.map((row) => idText(long.id, row)));
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
  const id = grid.ids[grid.itemOf[row]!];
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
    notes: [
      ...(file.notes ?? []),
      `A row for each item and class: ${items.toLocaleString('en')} items of column "${long.id.name}" and ${grid.names.length} classes of column "${long.classes.name}"`,
      ...(long.values.length === 0
        ? ['No column of values: a class with a row is positive, every other is negative']
        : []),
    ],
  };
}
