import { countDistinct, findRow, idIndex } from './id-index';
import { TextColumn } from './text-column';
import type { Column } from './types';
import { cellText, numbersOf } from './values';

/** An attribute by which images can be grouped. */
export interface Attribute {
  readonly column: string;
  /** Groups are its values, or ranges of them. */
  readonly by: 'value' | 'range';
}

/** Rows of a label file in groups. */
export interface RowGroups {
  readonly names: readonly string[];
  /** Group of each row, -1 where its attribute is not known. */
  readonly groupOf: Int32Array<ArrayBuffer>;
}

/** With more values than this, an attribute is cut into ranges where it is a number. */
const MAX_VALUES = 12;
/** Numbers with more values than this are taken for numbers of patients or studies. */
const MAX_NUMBERS = 200;
/** `id`, `study_id`, `Patient ID`. */
const IS_ID = /(^|[_ ])id$/i;
/** Ranges into which numbers are cut. */
const RANGES = 4;

/** Which columns split their rows into a few groups. */
export function attributesOf(columns: readonly Column[]): Attribute[] {
  return columns
    .filter((column) => !IS_ID.test(column.name))
    .flatMap((column): Attribute[] => {
      const distinct = countDistinct(column);
      if (distinct < 2) return [];
      if (distinct <= MAX_VALUES) return [{ column: column.name, by: 'value' }];
      const isNumber = !['text', 'boolean', 'other'].includes(column.kind);
      return isNumber && distinct <= MAX_NUMBERS ? [{ column: column.name, by: 'range' }] : [];
    });
}

/** Cells of a column as text, null where a row is -1 or its value missing; `rows` as for groups. */
export function columnTexts(column: Column, rows: Int32Array | null): (string | null)[] {
  const length = rows?.length ?? column.values.length;
  return Array.from({ length }, (_, i) => {
    const row = rows ? rows[i]! : i;
    return row < 0 ? null : cellText(column, row);
  });
}

/** Text by its UTF-8 bytes, which is by its code points. */
function compareText(a: string, b: string): number {
  const x = [...a];
  const y = [...b];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

/** For each row the first one with the same value, -1 where it has none. */
function firstRows(length: number, valueAt: (row: number) => string | number | null): Int32Array {
  const first = new Map<string | number, number>();
  const found = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    const value = valueAt(row);
    const before = value === null ? -1 : first.get(value);
    if (before === undefined) first.set(value!, row);
    found[row] = before ?? row;
  }
  return found;
}

function firstTexts(texts: TextColumn): Int32Array {
  const index = idIndex(texts);
  const found = new Int32Array(texts.length);
  for (let row = 0; row < found.length; row++) found[row] = findRow(index, texts, row);
  return found;
}

/** The rows that are the first of a value, each with how many rows have it. */
function countFirst(first: Int32Array): { row: number; count: number }[] {
  const counts = new Uint32Array(first.length);
  for (const row of first) if (row >= 0) counts[row]!++;
  const found: { row: number; count: number }[] = [];
  counts.forEach((count, row) => {
    if (count > 0) found.push({ row, count });
  });
  return found;
}

/** For each row the group of its first one, -1 where it has none. */
function groupsOf(first: Int32Array, group: ReadonlyMap<number, number>): Int32Array {
  const at = new Int32Array(first.length);
  for (const [row, own] of group) at[row] = own;
  return first.map((row) => (row < 0 ? -1 : at[row]!));
}

function byValue(column: Column): { names: string[]; ofRow: Int32Array } {
  const { values } = column;
  const first =
    values instanceof TextColumn
      ? firstTexts(values)
      : firstRows(values.length, (row) => cellText(column, row));
  const groups = countFirst(first)
    .map(({ row, count }) => ({ row, count, name: cellText(column, row)! }))
    .sort((a, b) => b.count - a.count || compareText(a.name, b.name));
  const group = new Map(groups.map(({ row }, index) => [row, index]));
  return { names: groups.map(({ name }) => name), ofRow: groupsOf(first, group) };
}

/** About equally large ranges, each named by the lowest and the highest value in it. */
function byRange(column: Column): { names: string[]; ofRow: Int32Array } {
  const { values, missing } = numbersOf(column);
  const isKnown = (row: number) => !missing?.[row] && !Number.isNaN(values[row]!);
  const first = firstRows(values.length, (row) => (isKnown(row) ? values[row]! : null));
  const counted = countFirst(first).sort((a, b) => values[a.row]! - values[b.row]!);
  const known = counted.reduce((sum, { count }) => sum + count, 0);
  const group = new Map<number, number>();
  const ranges: { part: number; low: number; high: number }[] = [];
  let end = 0;
  for (const { row, count } of counted) {
    end += count;
    const part = Math.ceil(RANGES * (end / known));
    const last = ranges.at(-1);
    if (last?.part === part) last.high = row;
    else ranges.push({ part, low: row, high: row });
    group.set(row, ranges.length - 1);
  }
  const names = ranges.map(({ low, high }) => {
    const [first, last] = [cellText(column, low)!, cellText(column, high)!];
    return first === last ? first : `${first} to ${last}`;
  });
  return { names, ofRow: groupsOf(first, group) };
}

/**
 * Groups the rows of a label file by a column of that file or of another. Groups by value come
 * with the largest first, ranges ascend.
 *
 * @param rows for each row of the label file the row of the column, as `joinRows` gives it; null
 *   where the column is the label file's own
 */
export function rowGroups(column: Column, by: Attribute['by'], rows: Int32Array | null): RowGroups {
  const { names, ofRow } = by === 'value' ? byValue(column) : byRange(column);
  const groupOf = rows
    ? Int32Array.from(rows, (row) => (row < 0 ? -1 : ofRow[row]!))
    : Int32Array.from(ofRow);
  return { names, groupOf };
}
