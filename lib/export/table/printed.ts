import type { Cell } from '../csv';
import {
  type Decimals,
  type ExportTable,
  isNumeric,
  type TableColumn,
  type TableRow,
} from './table';

const numberAt = (row: TableRow, { key }: TableColumn): number | null => {
  const value = row[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

function bestOf(values: readonly (number | null)[], is: 'highest' | 'lowest'): number | null {
  const known = values.filter((value) => value !== null);
  // Of several that are all equal, none is best.
  if (known.length === 0 || (known.length > 1 && new Set(known).size === 1)) return null;
  return known.reduce(is === 'highest' ? (a, b) => Math.max(a, b) : (a, b) => Math.min(a, b));
}

/**
 * Whether a value is the best of its column, or of the compared columns of its row; ties are all
 * best, unless all values are equal. Values are compared unrounded.
 */
function bestCells(table: ExportTable): (row: TableRow, column: TableColumn) => boolean {
  const ofColumn = new Map(
    table.columns.map((column) => [
      column.key,
      column.best &&
        bestOf(
          table.rows.map((row) => numberAt(row, column)),
          column.best.is,
        ),
    ]),
  );
  const compared = table.columns.filter((column) => column.best?.of === 'row');
  return (row, column) => {
    const value = numberAt(row, column);
    if (!column.best || value === null) return false;
    if (column.best.of === 'column') return value === ofColumn.get(column.key);
    const all = compared.map((other) => numberAt(row, other));
    return value === bestOf(all, column.best.is);
  };
}

/** A cell as printed: its text, and whether it is the best of the compared cells. */
export interface PrintedCell {
  readonly text: string;
  readonly best: boolean;
}

export interface PrintedTable {
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly PrintedCell[])[];
  /** Places of rows that have a rule above them. */
  readonly rules: readonly number[];
}

const UNDEFINED = '–';
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

function numberText(value: number, column: TableColumn, decimals: Decimals): string {
  if (column.format === 'count' && Number.isInteger(value)) return whole.format(value);
  if (decimals === 'full') return String(value).replace('-', '−');
  const places = column.format === 'times' ? 1 : decimals;
  const shown = (column.format === 'percent' ? value * 100 : value).toFixed(places);
  const unsigned = Number(shown) === 0 ? shown.replace('-', '') : shown.replace('-', '−');
  return column.format === 'signed' && Number(shown) > 0 ? `+${unsigned}` : unsigned;
}

function cellText(value: Cell, column: TableColumn, decimals: Decimals): string {
  if (value === null || value === undefined || value === '') return UNDEFINED;
  if (typeof value !== 'number') return String(value);
  return Number.isFinite(value) ? numberText(value, column, decimals) : UNDEFINED;
}

/** ` [0.276, 0.308]`; empty where a value has no interval. */
function intervalText(row: TableRow, column: TableColumn, decimals: Decimals): string {
  const { interval } = column;
  if (!interval) return '';
  const ends = [row[interval.lower], row[interval.upper]];
  if (ends.some((end) => typeof end !== 'number')) return '';
  return ` [${ends.map((end) => cellText(end, column, decimals)).join(', ')}]`;
}

/** A title with the unit. Shares are printed in percent, unless all their digits are kept. */
function titleOf({ title, format, unit }: TableColumn, decimals: Decimals): string {
  const shown = format === 'percent' && decimals !== 'full' ? '%' : unit;
  return shown === undefined ? title : `${title} (${shown})`;
}

/**
 * A table as a paper prints it: numbers rounded, undefined ones a dash, ranks in parentheses
 * after the values they belong to, intervals in brackets.
 */
export function printedTable(table: ExportTable, decimals: Decimals): PrintedTable {
  const isBest = bestCells(table);
  const keys = new Set(table.columns.map((column) => column.key));
  const isRank = (column: TableColumn) => column.rankOf !== undefined && keys.has(column.rankOf);
  const ranks = new Map(table.columns.filter(isRank).map((column) => [column.rankOf, column]));
  const shown = table.columns.filter((column) => !isRank(column));
  return {
    columns: shown.map((column) => ({
      title: titleOf(column, decimals),
      align: isNumeric(column) ? 'right' : 'left',
    })),
    rules: table.summary?.length ? [table.rows.length] : [],
    rows: [...table.rows, ...(table.summary ?? [])].map((row) =>
      shown.map((column) => {
        const rank = ranks.get(column.key);
        const place = rank === undefined ? null : row[rank.key];
        const text = cellText(row[column.key], column, decimals);
        const valued = `${text}${intervalText(row, column, decimals)}`;
        const ranked = typeof place === 'number' ? `${valued} (${place})` : valued;
        return { text: ranked, best: isBest(row, column) };
      }),
    ),
  };
}
