import type { Cell } from '../csv';

export interface ExportColumn {
  /** Key of the rows. */
  readonly key: string;
  readonly title: string;
  /** `text`; `count`, a whole number; `percent`, a share of 1; any other is a number. */
  readonly format: string;
  /** Which of its values is the best, among those of the column or among those of the row. */
  readonly best?: { readonly is: 'highest' | 'lowest'; readonly of: 'column' | 'row' };
  /** It holds the ranks of the column of this key. */
  readonly rankOf?: string;
  /** Keys of the ends of its values' intervals. */
  readonly interval?: { readonly lower: string; readonly upper: string };
}

export type ExportRow = Readonly<Record<string, Cell>>;

/** A table as it is saved. */
export interface ExportTable {
  /** Name of its files. */
  readonly name: string;
  readonly caption: string;
  /** What is to be known to read it, such as what its intervals are. */
  readonly note?: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly ExportRow[];
}

/** Decimals of the numbers of a printed table; `full` writes all their digits. */
export type Decimals = 2 | 3 | 4 | 5 | 6 | 'full';

export const isNumeric = (column: ExportColumn) => column.format !== 'text';

/** The columns as data, each with those of its intervals' ends behind it. */
export function dataColumns(columns: readonly ExportColumn[]): ExportColumn[] {
  return columns.flatMap((column) => {
    const { key, title, format, interval } = column;
    if (!interval) return [column];
    const end = (at: string, name: string) => ({ key: at, title: `${title}, ${name}`, format });
    return [{ key, title, format }, end(interval.lower, 'lower'), end(interval.upper, 'upper')];
  });
}

/** Keys and values of a table, as CSV, TSV and Parquet hold them: in full. */
export function keysAndValues({ columns, rows }: ExportTable): {
  keys: string[];
  values: Cell[][];
} {
  const keys = dataColumns(columns).map((column) => column.key);
  return { keys, values: rows.map((row) => keys.map((key) => row[key])) };
}
