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

/** One line of a CSV file, without its end. */
export function csvLine(cells: readonly Cell[], format: NumberFormat = String): string {
  return cells.map((cell) => field(cell, format)).join(',');
}

/**
 * A table as CSV (RFC 4180, lines ending in LF). Numbers are written so that they read back to
 * the same bits, undefined ones as empty; text that a spreadsheet would run as a formula is
 * preceded by an apostrophe.
 */
export function toCsv(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  format: NumberFormat = String,
): string {
  return `${[columns, ...rows].map((row) => csvLine(row, format)).join('\n')}\n`;
}
