import { affixMeaning, knownClass } from '@/lib/challenge/class-names';
import { classesListedIn, idOrder, isAttributeColumn } from '@/lib/challenge/columns';
import { columnEvidence } from '../describe/column-evidence';
import type { FileColumns } from '../describe/describe';
import { textColumn } from '../file-table';
import type { Column, ColumnInfo, Overrides, WordColumn } from '../types';
import { idText } from '../values';
import { areSets, isLiteral, SEPARATORS, WEAK_SEPARATORS } from './cell-values';

/** Names of columns whose cells list classes, also where no cell lists more than one. */
const PLURAL =
  /^(?:(?:finding|image|disease|pathology|class|target|true|pred(?:icted)?)[ _]?)?(?:labels|findings|classes|tags|targets|pathologies|diagnoses|categories)$/i;
/** Names of columns whose cells may list classes or scores. */
const SINGULAR =
  /^(?:y_?)?(?:(?:finding|image|disease|pathology|class|target|true|pred(?:icted)?)[ _]?)?(?:label|finding|class|tag|target|pathology|diagnosis|category|truth|true|predicted|prediction|predictions|prediction ?string|preds?|scores?|probs?|probabilities|logits?|outputs?)$/i;

/** Names of columns with one class each, in a file that describes items by nothing else. */
const LONE = /^(?:y|y_true|dx|label|class|class_?name|target|truth|category)$/i;

/** A list of numbers without brackets. */
const SPACED_NUMBERS = /^\s*[-+]?[\d.]+(?:e[-+]?\d+)?(?:\s+[-+]?[\d.]+(?:e[-+]?\d+)?)+\s*$/i;

/** Cells looked at to tell what a column holds. */
const SAMPLE = 2000;

/** A column whose cells list classes. */
export interface SetColumn {
  readonly column: WordColumn;
  /** Null for cells with one name, or written as lists. */
  readonly separator: string | null;
  readonly isLiteral: boolean;
}

function sampleOf(column: WordColumn): string[] {
  const sample: string[] = [];
  for (let row = 0; row < column.values.length && sample.length < SAMPLE; row++) {
    const text = column.values.at(row);
    if (text !== null && text.trim() !== '') sample.push(text);
  }
  return sample;
}

/** Whether the parts of the cells repeat, as names of classes do and words of a text do not. */
function areFew(cells: readonly string[], separator: string): boolean {
  const parts = cells.flatMap((cell) => cell.split(separator));
  return new Set(parts.map((part) => part.trim())).size <= Math.max(20, parts.length / 4);
}

function setColumn(column: WordColumn, isChosen: boolean, isAlone: boolean): SetColumn | null {
  const cells = sampleOf(column);
  if (cells.length === 0) return null;
  const name = column.name.trim();
  if (cells.filter(isLiteral).length >= 0.9 * cells.length) {
    return { column, separator: null, isLiteral: true };
  }
  const isPlural = PLURAL.test(name);
  const isNamed = isPlural || SINGULAR.test(name);
  for (const separator of SEPARATORS) {
    if (!cells.some((cell) => cell.includes(separator))) continue;
    const isSure = separator === '|' || isNamed || isChosen;
    if (isSure && areFew(cells, separator)) return { column, separator, isLiteral: false };
  }
  if (isNamed && cells.every((cell) => SPACED_NUMBERS.test(cell)) && cells.join().includes('.')) {
    return { column, separator: null, isLiteral: true };
  }
  const isSpaced = cells.every((cell) => /^\s*\d+(?:\s+\d+)*\s*$/.test(cell));
  if (isSpaced && isNamed) return { column, separator: null, isLiteral: false };
  const weak = isNamed || isChosen ? WEAK_SEPARATORS.find((own) => areSets(cells, own)) : undefined;
  if (weak) return { column, separator: weak, isLiteral: false };
  const isOneEach =
    (isPlural || isChosen || (isAlone && LONE.test(name))) &&
    new Set(cells).size <= Math.max(2, cells.length / 2);
  return isOneEach ? { column, separator: null, isLiteral: false } : null;
}

/** Whether a column is named as one that lists classes, and its cells are lists. */
function isSurelySets(column: Column): boolean {
  if (column.kind !== 'text' || !PLURAL.test(column.name.trim())) return false;
  const cells = sampleOf(column);
  return cells.length > 0 && cells.every((cell) => isLiteral(cell) || cell.includes('|'));
}

/** Columns of labels or scores already, beside which a list is a description. */
export function hasClassColumns(columns: readonly Column[]): boolean {
  const areListed = columns.some(isSurelySets);
  return columns.some((column) => {
    if (column.kind === 'other' || idOrder(column.name) !== null) return false;
    if (isAttributeColumn(column.name)) return false;
    const isNamed = affixMeaning(column.name) !== null || knownClass(column.name) !== undefined;
    if (column.kind === 'text') return false;
    if (areListed && !isNamed) return false;
    const { flagShare, fractional, count, min, max } = columnEvidence(column);
    return count > 0 && (isNamed || flagShare === 1 || (fractional && min >= 0 && max <= 1));
  });
}

type NumberColumn = Exclude<Column, WordColumn | { readonly kind: 'boolean' }>;

/** Whether a column may hold the number of one class in each row, by its name and kind. */
export const mayNumberClasses = ({ name, kind }: ColumnInfo) =>
  LONE.test(name.trim()) && kind !== 'other' && kind !== 'text' && kind !== 'boolean';

const isClassNumber = (column: Column): column is NumberColumn =>
  mayNumberClasses(column) &&
  column.missing === null &&
  Array.from(column.values as ArrayLike<number | bigint>, Number).every(
    (own) => Number.isSafeInteger(own) && own >= 0,
  );

function asTexts(column: Column, rows: number): WordColumn {
  const texts = Array.from({ length: rows }, (_, row) => idText(column, row));
  return textColumn(column.name, texts) as WordColumn;
}

/** The columns whose cells list classes or a value for each; those known as such where there are any. */
export function setColumns(
  { columns, rows }: FileColumns,
  { layout, role, classNames }: Overrides,
): SetColumn[] {
  const isChosen = layout === 'sets';
  const texts = columns.filter(
    (column): column is WordColumn => column.kind === 'text' && idOrder(column.name) === null,
  );
  const numbers =
    isChosen || classNames ? columns.filter(isClassNumber).map((own) => asTexts(own, rows)) : [];
  const isUsable = (column: Column) =>
    !isAttributeColumn(column.name) || PLURAL.test(column.name.trim());
  const describes = ({ name }: Column) =>
    isAttributeColumn(name) && idOrder(name) === null && !LONE.test(name.trim());
  const isLabels = role === 'labels' || classNames !== undefined;
  const isAlone = columns.length > 1 && (isLabels || !columns.some(describes));
  const found = [...texts, ...numbers]
    .filter(isUsable)
    .flatMap((column) => setColumn(column, isChosen, isAlone) ?? []);
  const listed = found.filter(({ column: { name } }) => classesListedIn(name) !== null);
  if (listed.length > 0) return listed;
  const named = found.filter(
    ({ column: { name } }) => PLURAL.test(name.trim()) || SINGULAR.test(name.trim()),
  );
  return named.length > 0 ? named : found;
}
