import type { ColumnFormat } from '@/lib/scoring/tables/declare';

/** A column of a table as it is shown, saved and printed. */
export interface TableColumn {
  /** Key of the rows. */
  readonly key: string;
  readonly title: string;
  readonly format: ColumnFormat;
  /** What it holds; shown when the pointer is on the title. */
  readonly hint?: string;
  /** Unit of its values, where the title does not say it; on paper it follows the title. */
  readonly unit?: string;
  /** The team whose values the column holds. */
  readonly team?: string;
  /** Which of its values is the best, among those of the column or of the row; bold on paper. */
  readonly best?: { readonly is: 'highest' | 'lowest'; readonly of: 'column' | 'row' };
  /** What its marks mean, for the caption on paper. */
  readonly legend?: string;
  /** It holds the ranks of the column of this key; on paper they follow its values. */
  readonly rankOf?: string;
  /** Keys of the ends of its values' intervals; on paper they follow its values in brackets. */
  readonly interval?: { readonly lower: string; readonly upper: string };
}

export type TableRow = Readonly<Record<string, string | number | boolean | null>>;

/** A table as it is saved. */
export interface ExportTable {
  /** Name of its files. */
  readonly name: string;
  readonly caption: string;
  /** A note on how to read it, such as what its intervals are. */
  readonly note?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Rows that sum up the others, such as means; below a rule. */
  readonly summary?: readonly TableRow[];
}

/** Decimals of the numbers of a printed table; `full` writes all their digits. */
export type Decimals = 2 | 3 | 4 | 5 | 6 | 'full';

export const isNumeric = (column: TableColumn) => column.format !== 'text';

/** The columns as data, each followed by the ends of its intervals. */
export function dataColumns(columns: readonly TableColumn[]): TableColumn[] {
  return columns.flatMap((column) => {
    const { key, title, format, interval } = column;
    if (!interval) return [column];
    const end = (at: string, name: string) => ({ key: at, title: `${title}, ${name}`, format });
    return [{ key, title, format }, end(interval.lower, 'lower'), end(interval.upper, 'upper')];
  });
}
