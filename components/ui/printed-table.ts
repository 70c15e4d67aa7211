import { formatCell, type TableColumn, type TableRow } from './table-format';
import { PRINTED_WIDTH } from './use-printing';

/** Most rows of a table on paper. */
const MOST_ROWS = 60;

/** Px of a letter and of a cell's padding in a printed table. */
const LETTER = 5.4;
const PADDING = 12;
/** Longest text of a cell in letters. */
const LONGEST = 40;

function widthOf(column: TableColumn, rows: readonly TableRow[]): number {
  const cells = rows.map((row) => formatCell(row[column.key], column.format).length);
  return Math.min(LONGEST, Math.max(column.title.length, ...cells)) * LETTER + PADDING;
}

/** How many rows and columns of a table a printed page has room for. */
export function printedPart(columns: readonly TableColumn[], rows: readonly TableRow[]) {
  const shown = Math.min(rows.length, MOST_ROWS);
  const some = rows.slice(0, shown);
  let width = 0;
  const fits = columns.filter((column) => {
    width += widthOf(column, some);
    return width <= PRINTED_WIDTH;
  });
  return { rows: shown, columns: Math.max(1, fits.length) };
}

/** `140 more rows and 3 more columns`; empty where nothing is left out. */
export function leftOut(rows: number, columns: number): string {
  const part = (count: number, what: string) =>
    count > 0 ? [`${count.toLocaleString('en-US')} more ${what}${count === 1 ? '' : 's'}`] : [];
  return [...part(rows, 'row'), ...part(columns, 'column')].join(' and ');
}
