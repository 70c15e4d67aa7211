import { quoteIdentifier } from '@/lib/sql/quote';

/** How a value is written. */
export type ValueFormat =
  | { readonly kind: 'plain' }
  /** With decimals, as a number or in percent. */
  | {
      readonly kind: 'decimals';
      readonly digits: number;
      readonly percent: boolean;
      readonly sign: boolean;
    };

/** A value between double braces: its query, and its format. */
export interface TextValue {
  readonly select: string;
  readonly format: ValueFormat;
  /** The table it is a value of, and a query of all rows that match; absent for a SELECT. */
  readonly of?: { readonly table: string; readonly rows: string };
}

/** An error in a value between double braces. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

const NAME = String.raw`(?:[A-Za-z_]\w*|"(?:[^"]|"")+")`;
const COLUMN = new RegExp(
  String.raw`^(${NAME}(?:\.${NAME})?)\.(${NAME})(?:\s+(where\s[\s\S]+))?$`,
  'i',
);
/** The position of the last `|` that is not part of `||`. */
const BAR = /^([\s\S]*[^|])\|(?!\|)([^|']*)$/;
const FORMAT = /^([+]?)\.(\d{1,2})(%?)$/;

function readFormat(text: string): ValueFormat {
  const found = FORMAT.exec(text.trim());
  if (!found) {
    throw new ValueError(
      `"${text.trim()}" is no format; expected decimals as in .3, .1% for percent, or +.3 for a sign`,
    );
  }
  const [, sign, digits, percent] = found;
  return {
    kind: 'decimals',
    digits: Number(digits),
    percent: percent === '%',
    sign: sign === '+',
  };
}

const quoted = (name: string) => (name.startsWith('"') ? name : quoteIdentifier(name));

/**
 * Parses a value: `table.column where condition`, or a SELECT of one value, then optionally `|` and
 * a format (`.3`, `.1%`, `+.3`).
 *
 * @throws ValueError that says what is wrong
 */
export function readValue(source: string): TextValue {
  const [, before, after] = BAR.exec(source) ?? [];
  const asked = (before ?? source).trim();
  const format: ValueFormat = after === undefined ? { kind: 'plain' } : readFormat(after);
  if (/^(select|from|with)\s/i.test(asked)) return { select: asked, format };
  const found = COLUMN.exec(asked);
  if (!found) {
    throw new ValueError(
      "expected a value as in team_metrics.map where team = 'A', or a SELECT of one value",
    );
  }
  const [, table = '', column = '', where = ''] = found;
  const from = (table.match(new RegExp(NAME, 'g')) ?? []).map(quoted).join('.');
  const rest = `FROM ${from} ${where}`.trim();
  return {
    select: `SELECT ${quoted(column)} ${rest}`,
    format,
    of: { table, rows: `SELECT * EXCLUDE (${quoted(column)}) ${rest}` },
  };
}

const PLAIN = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A value in its format; undefined is a dash. */
export function writeValue(value: string | number | boolean | null, format: ValueFormat): string {
  if (value === null) return '–';
  const number = typeof value === 'number' ? value : Number.NaN;
  if (format.kind === 'plain') {
    if (typeof value !== 'number') return String(value);
    return Number.isInteger(value) ? PLAIN.format(value) : value.toFixed(3).replace('-', '−');
  }
  if (Number.isNaN(number)) throw new ValueError(`${String(value)} is no number to be rounded`);
  const shown = format.percent ? number * 100 : number;
  const size = Math.abs(shown).toFixed(format.digits);
  const sign = Number(size) === 0 ? '' : shown < 0 ? '−' : format.sign ? '+' : '';
  return `${sign}${size}${format.percent ? '\u00a0%' : ''}`;
}
