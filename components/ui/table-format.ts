/** How a column's values are shown. */
export type ColumnFormat =
  | 'text'
  | 'count'
  | 'score'
  | 'percent'
  | 'signed'
  | 'seconds'
  /** Of any size and unit. */
  | 'number';

export interface TableColumn {
  /** Key of the rows. */
  readonly key: string;
  readonly title: string;
  readonly format: ColumnFormat;
  /** Said when the title is pointed at. */
  readonly hint?: string;
  /** The team whose values the column holds. */
  readonly team?: string;
  /** Which of its values is the best, among those of the column or of the row; bold on paper. */
  readonly best?: { readonly is: 'highest' | 'lowest'; readonly of: 'column' | 'row' };
  /** It holds the ranks of the column of this key; on paper they stand behind its values. */
  readonly rankOf?: string;
  /** Keys of the ends of its values' intervals; on paper they stand in brackets behind them. */
  readonly interval?: { readonly lower: string; readonly upper: string };
}

export type TableRow = Readonly<Record<string, string | number | boolean | null>>;

const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

function percent(share: number): string {
  const value = share * 100;
  const digits = value !== 0 && Math.abs(value) < 1 ? 2 : 1;
  return `${value.toFixed(digits)} %`;
}

/** With its sign, unless all its digits shown are zero. */
function signed(value: number): string {
  const size = Math.abs(value).toFixed(3);
  if (Number(size) === 0) return size;
  return `${value < 0 ? '−' : '+'}${size}`;
}

const ANY = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });

/** A number of any size: whole ones in full, others to six digits. */
function anyNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return COUNT.format(value);
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return size >= 1e9 || size < 1e-4 ? value.toExponential(5) : ANY.format(value);
}

/** Characters of a text that a column shows. */
const SHOWN = 30;

/** A text that a column cuts short; undefined for others. */
export function longText(text: string | undefined): string | undefined {
  return text !== undefined && text.length > SHOWN ? text : undefined;
}

/** A value in full where less of it is shown; undefined where all is. */
export function fullValue(value: TableRow[string] | undefined): string | undefined {
  if (typeof value === 'string') return longText(value);
  return typeof value === 'number' && !Number.isInteger(value) ? String(value) : undefined;
}

/** A value as shown; undefined is a dash. */
export function formatCell(value: TableRow[string] | undefined, format: ColumnFormat): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value !== 'number') return String(value);
  switch (format) {
    case 'count':
      return COUNT.format(value);
    case 'percent':
      return percent(value);
    case 'signed':
      return signed(value);
    case 'seconds':
      return value.toFixed(2);
    case 'score':
      return value.toFixed(3);
    case 'number':
      return anyNumber(value);
    case 'text':
      return String(value);
  }
}

/** Undefined values come last, whatever the direction. */
export function compareCells(
  a: TableRow[string] | undefined,
  b: TableRow[string] | undefined,
): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''), 'en', { numeric: true });
}
