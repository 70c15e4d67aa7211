import type { ColumnTable } from 'arquero';

/** A cell of a table that is written out. */
export type Cell = string | number | boolean | null | undefined;

/** Text that spreadsheets run as a formula; some skip blanks or accept full-width characters. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** Text to quote: by RFC 4180, and if some spreadsheet would start another cell. */
const QUOTED = /[",;\t\r\n]|^\s|\s$/;

/** Writes a number like `String`: the fewest digits that read back to the same bits. */
export type NumberFormat = (value: number) => string;

/** Writes a number in 17 significant digits, an integer in all its digits: both read back the same. */
export function seventeenDigits(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : value.toPrecision(17);
}

function field(value: Cell, format: NumberFormat): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (typeof value === 'number') return format(value);
  if (typeof value === 'boolean') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV file, without its end. */
export function csvLine(cells: readonly Cell[], format: NumberFormat = String): string {
  return cells.map((cell) => field(cell, format)).join(',');
}

/** Some rows of a table as CSV, without the line of column names. */
export function csvRows(
  table: ColumnTable,
  format: NumberFormat = String,
  { offset = 0, limit = Number.POSITIVE_INFINITY } = {},
): string {
  const columns = table.columnNames().map((name) => table.column(name)!);
  let text = '';
  const add = (row: number) => {
    const cells = columns.map((column): Cell => column.at(row));
    text += `${csvLine(cells, format)}\n`;
  };
  table.scan((row) => add(row!), true, limit, offset);
  return text;
}

/**
 * A table as CSV (RFC 4180, lines ending in LF). Numbers are written so that they read back to
 * the same bits, undefined ones as empty; text that a spreadsheet would run as a formula is
 * preceded by an apostrophe. Arquero's own `toCSV` knows neither formulas nor other separators.
 */
export function toCsv(table: ColumnTable, format: NumberFormat = String): string {
  return `${csvLine(table.columnNames())}\n${csvRows(table, format)}`;
}
