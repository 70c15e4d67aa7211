import { idOrder, isAttributeColumn, isRowIndex } from '@/lib/challenge/columns';
import type { FileColumns } from '../describe/describe';
import { readerColumnOf } from '../describe/reader-column';
import type { Column, Overrides } from '../types';
import { cellText } from '../values';

const spell = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

const CLASS =
  /^(?:class|class_?name|(?:class|category)_?id|label_?name|finding|finding_?name|disease|pathology|condition|diagnosis|category|observation|label|target|target_?class)$/;
/** Names of columns of classes that are no value, so that a row without one is a positive. */
const CLASS_ONLY = /^(?:class_?name|label_?name|finding|finding_?name|disease|pathology)$/;
const LABEL =
  /^(?:label|target|truth|true|y_true|gt|ground_truth|positive|present|presence|is_positive|y|value|annotation)$/;
const SCORE =
  /^(?:score|prob|probability|prediction|predicted|pred|confidence|conf|logit|y_pred|y_score|y_prob|output|likelihood|value)$/;

/** The columns of a table with a row for each item and class. */
export interface LongColumns {
  readonly id: Column;
  readonly classes: Column;
  /** Names the human reader of a row: each has a row of the wide table. */
  readonly readers: Column | null;
  /** None: each row is a positive label. */
  readonly values: readonly { readonly column: Column; readonly suffix: string }[];
}

/** Whether a column is named as one that holds the class of a row. */
export const isClassColumn = (name: string) => CLASS.test(spell(name));

const isLabel = ({ name }: Column) => LABEL.test(spell(name));
export const isNumeric = ({ kind }: Column) => kind !== 'text' && kind !== 'other';

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

/** How many different texts a column holds. */
export function countTexts(column: Column, rows: number): number {
  return new Set(Array.from({ length: rows }, (_, row) => cellText(column, row))).size;
}

/** Where the reader chose this layout: the column beside the ids with the fewest texts. */
function classesBeside(
  columns: readonly Column[],
  values: readonly Column[],
  rows: number,
  { idColumn: chosen }: Overrides,
): Column | undefined {
  const texts = columns.filter(
    (column) =>
      column.kind === 'text' &&
      !values.includes(column) &&
      column.name !== chosen &&
      !isAttributeColumn(column.name) &&
      idOrder(column.name) === null,
  );
  return texts.sort((a, b) => countTexts(a, rows) - countTexts(b, rows))[0];
}

/**
 * A column of classes that is not named as one: every id has a row for each of its texts, and there
 * is a column of values.
 */
function classesOfGrid({ columns, rows }: FileColumns, choices: Overrides): Column | undefined {
  const values = columns.filter(({ name }) => LABEL.test(spell(name)) || SCORE.test(spell(name)));
  if (choices.layout === 'long') return classesBeside(columns, values, rows, choices);
  if (values.length === 0 || columns.length > 6) return undefined;
  const others = columns.filter((column) => !values.includes(column));
  return others.find((classes) => {
    if (classes.kind !== 'text' || isAttributeColumn(classes.name)) return false;
    const id = idColumn(
      others.filter((column) => column !== classes),
      choices.idColumn,
    );
    if (!id) return false;
    const names = countTexts(classes, rows);
    const items = countTexts(id, rows);
    if (names < 2 || names >= items || names * items !== rows) return false;
    const pairs = Array.from(
      { length: rows },
      (_, row) => `${cellText(id, row)}\n${cellText(classes, row)}`,
    );
    return new Set(pairs).size === rows;
  });
}

/** The columns of a file with a row for each item and class; null for other files. */
export function longColumns(file: FileColumns, choices: Overrides): LongColumns | null {
  const { columns, rows } = file;
  if (rows < 2 || columns.length < 2) return null;
  const named = columns.filter(({ name }) => isClassColumn(name));
  const classes =
    named.find((column) => !isNumeric(column)) ??
    named.find(({ name }) => /class/i.test(name)) ??
    classesOfGrid(file, choices);
  if (!classes) return null;
  const values = valueColumns(columns, classes);
  const readers = readersOf(columns, choices, values);
  if (values.length === 0 && !CLASS_ONLY.test(spell(classes.name)) && choices.layout !== 'long') {
    return null;
  }
  const taken = new Set([classes, readers, ...values.map(({ column }) => column)]);
  const id = idColumn(
    columns.filter((column) => !taken.has(column)),
    choices.idColumn,
  );
  if (!id) return null;
  const ids = countTexts(id, rows);
  const names = countTexts(classes, rows);
  // Each id and each class occurs several times; a table of items with one class each is not long.
  const isLong = ids < rows && names < rows && names <= Math.max(2, rows / 2);
  if (!isLong && choices.layout !== 'long') return null;
  return { id, classes, readers, values };
}

/** The column of human readers; scores have none. */
function readersOf(
  columns: readonly Column[],
  { role, readerColumn }: Overrides,
  values: LongColumns['values'],
): Column | null {
  const isScores = values.some(({ column }) => SCORE.test(spell(column.name)) && !isLabel(column));
  if (readerColumn === null || role === 'predictions' || isScores) return null;
  if (readerColumn === undefined) return readerColumnOf(columns);
  return columns.find(({ name }) => name === readerColumn) ?? null;
}
