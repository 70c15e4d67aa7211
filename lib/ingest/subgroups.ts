import { countDistinct } from './id-index';
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

function byValue(column: Column): { names: string[]; ofRow: Int32Array } {
  const texts = columnTexts(column, null);
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  const names = [...counts]
    .sort(([a, m], [b, n]) => n - m || compareText(a, b))
    .map(([name]) => name);
  const group = new Map(names.map((name, index) => [name, index]));
  const ofRow = Int32Array.from(texts, (text) => (text === null ? -1 : group.get(text)!));
  return { names, ofRow };
}

/** About equally large ranges, each named by the lowest and the highest value in it. */
function byRange(column: Column): { names: string[]; ofRow: Int32Array } {
  const { values, missing } = numbersOf(column);
  const known = Array.from(values, (value, row) => ({ value, row })).filter(
    ({ value, row }) => !missing?.[row] && !Number.isNaN(value),
  );
  known.sort((a, b) => a.value - b.value);
  const ofRow = new Int32Array(values.length).fill(-1);
  const ranges: { part: number; low: number; high: number }[] = [];
  for (let start = 0; start < known.length; ) {
    const { value, row } = known[start]!;
    let end = start;
    while (end < known.length && known[end]!.value === value) end++;
    const part = Math.ceil(RANGES * (end / known.length));
    const last = ranges.at(-1);
    if (last?.part === part) last.high = row;
    else ranges.push({ part, low: row, high: row });
    for (; start < end; start++) ofRow[known[start]!.row] = ranges.length - 1;
  }
  const names = ranges.map(({ low, high }) => {
    const [first, last] = [cellText(column, low)!, cellText(column, high)!];
    return first === last ? first : `${first} to ${last}`;
  });
  return { names, ofRow };
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
