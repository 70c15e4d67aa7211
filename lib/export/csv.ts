/** A cell of a table that is written out. */
export type Cell = string | number | boolean | null | undefined;

/** Spreadsheets run text that begins so as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function field(value: Cell): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A table as CSV (RFC 4180, lines ending in LF). Numbers are written so that they read back to
 * the same bits, undefined ones as empty; text that a spreadsheet would run as a formula is
 * preceded by an apostrophe.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [columns, ...rows].map((row) => row.map(field).join(','));
  return `${lines.join('\n')}\n`;
}
