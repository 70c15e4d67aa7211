import { textNumber } from '@/lib/ingest/values';
import type { ClassImages } from '@/lib/scoring/images/class-images';
import type { ColumnFormat } from '@/lib/scoring/tables/declare';
import type { ImageColumn, TaskImages } from '../session/images/task-images';

/** A number that a cell has for each image it lists. */
export interface ImageNumber {
  readonly key: string;
  readonly title: string;
  readonly hint?: string;
  readonly format: Exclude<ColumnFormat, 'text'>;
  /** By row of the label file; null where there is none. */
  at(row: number): number | null;
}

/** Images that a cell lists, and what is shown of each. */
export interface ListedImages {
  readonly images: TaskImages;
  /** The class whose scores are shown; null where the list is of no class. */
  readonly of: ClassImages | null;
  /** Rows of the label file in the order of the cell. */
  readonly rows: Int32Array;
  /** As in "sorted by ...". */
  readonly order: string;
  readonly numbers: readonly ImageNumber[];
}

/** What a list may be sorted by: `order`, `id`, `number:KEY`, `team:NAME` or `column:NAME`. */
export type SortKey = string;

export interface SortOption {
  readonly value: SortKey;
  readonly label: string;
}

export function sortOptions({ images, of, order, numbers }: ListedImages): SortOption[] {
  return [
    { value: 'order', label: order },
    { value: 'id', label: 'id' },
    ...numbers.map(({ key, title }) => ({ value: `number:${key}`, label: title })),
    ...(of?.teams ?? []).map(({ team }) => ({ value: `team:${team}`, label: `score of ${team}` })),
    ...images.columns.map(({ name }) => ({ value: `column:${name}`, label: name })),
  ];
}

type ValueAt = (row: number) => number | string | null;

const isNumeric = ({ kind }: ImageColumn) => ['integer', 'float', 'double'].includes(kind);

function columnValue(column: ImageColumn): ValueAt {
  return isNumeric(column)
    ? (row) => {
        const text = column.at(row);
        return text === null ? null : textNumber(text);
      }
    : (row) => column.at(row);
}

function valueBy({ images, of, numbers }: ListedImages, sort: SortKey): ValueAt | null {
  if (sort === 'id') return (row) => images.ids.at(row);
  const name = sort.slice(sort.indexOf(':') + 1);
  const number = numbers.find(({ key }) => sort === `number:${key}`);
  if (number) return (row) => number.at(row);
  const team = of?.teams.find((own) => sort === `team:${own.team}`);
  if (team) return (row) => team.scores[row]!;
  const column = sort.startsWith('column:') && images.columns.find((own) => own.name === name);
  return column ? columnValue(column) : null;
}

const collator = new Intl.Collator('en', { numeric: true });
const isMissing = (value: number | string | null) => value === null || Number.isNaN(value);

/** Rows of a list sorted by a key; missing values are last, equal ones in the order of the list. */
export function sortRows(
  listed: ListedImages,
  rows: Int32Array,
  sort: SortKey,
  descending: boolean,
): Int32Array {
  const at = valueBy(listed, sort);
  if (!at) return descending ? rows.toReversed() : rows;
  const values = Array.from(rows, at);
  const sign = descending ? -1 : 1;
  const places = Uint32Array.from(rows, (_, place) => place).sort((i, j) => {
    const [a, b] = [values[i]!, values[j]!];
    if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b)) || i - j;
    const difference =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : collator.compare(String(a), String(b));
    return sign * difference || i - j;
  });
  return Int32Array.from(places, (place) => rows[place]!);
}

/** A filter by a column of metadata: its values, or ranges of them. */
export interface ColumnGroups {
  readonly column: string;
  readonly groups: readonly { readonly name: string; includes(row: number): boolean }[];
}

/** Columns with more values than this are cut into ranges if they are numbers, otherwise left out. */
const MOST_VALUES = 24;
const RANGES = 4;

const UNKNOWN = 'unknown';

function valueGroups(column: ImageColumn, values: readonly (string | null)[]): ColumnGroups {
  const groups = [...values].map((value) => ({
    name: value ?? UNKNOWN,
    includes: (row: number) => column.at(row) === value,
  }));
  return { column: column.name, groups };
}

function rangeGroups(column: ImageColumn, rows: Int32Array): ColumnGroups | null {
  const at = columnValue(column) as (row: number) => number | null;
  const values = Float64Array.from(rows, (row) => at(row) ?? Number.NaN)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const starts = Array.from(
    { length: RANGES },
    (_, i) => values[Math.floor((i * values.length) / RANGES)]!,
  );
  const edges = [...new Set(starts)];
  if (edges.length < 2) return null;
  const groups = edges.map((low, i) => {
    const next = edges[i + 1] ?? Infinity;
    const high = values.findLast((value) => value < next)!;
    const includes = (row: number) => {
      const value = at(row);
      return value !== null && value >= low && value < next;
    };
    return { name: low === high ? String(low) : `${low} to ${high}`, includes };
  });
  return { column: column.name, groups };
}

/** How images may be filtered by a column; null where it has one value, or too many. */
function groupsOf(column: ImageColumn, rows: Int32Array): ColumnGroups | null {
  const values = new Set<string | null>();
  for (const row of rows) {
    values.add(column.at(row));
    if (values.size > MOST_VALUES) return isNumeric(column) ? rangeGroups(column, rows) : null;
  }
  if (values.size < 2) return null;
  const sorted = [...values].sort((a, b) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return collator.compare(a, b);
  });
  return valueGroups(column, sorted);
}

/** The filters that tell some of the listed images apart. */
export function filtersOf({ images, rows }: ListedImages): ColumnGroups[] {
  return images.columns.flatMap((column) => groupsOf(column, rows) ?? []);
}

/** The labels of an image: classes labelled positive. */
export function positiveClasses({ classes, labels }: TaskImages, row: number): string[] {
  return classes.filter((_, index) => labels[index]![row] === 1);
}

/** Rows of the other images of the patient of an image; none where the patient is not known. */
export function othersOfPatient({ patients }: TaskImages, row: number): number[] {
  if (!patients) return [];
  const own = patients.of[row];
  const found: number[] = [];
  patients.of.forEach((patient, other) => {
    if (patient === own && other !== row) found.push(other);
  });
  return found;
}
