import type { TableColumn, TableRow } from '@/lib/export/table/table';
import { DASH, formatCount, formatScore, formatSigned } from '@/lib/plots/core/format';

export type { TableColumn, TableRow };

function percent(share: number): string {
  const value = share * 100;
  const digits = value !== 0 && Math.abs(value) < 1 ? 2 : 1;
  return `${value.toFixed(digits)} %`;
}

const ANY = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });

/** A number of any size: whole ones in full, others to six digits. */
function anyNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return formatCount(value);
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
export function formatCell(
  value: TableRow[string] | undefined,
  format: TableColumn['format'],
): string {
  if (value === null || value === undefined || value === '') return DASH;
  if (typeof value !== 'number') return String(value);
  switch (format) {
    case 'count':
      return formatCount(value);
    case 'percent':
      return percent(value);
    case 'signed':
      return formatSigned(value);
    case 'times':
      return value.toFixed(1);
    case 'score':
      return formatScore(value);
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

/** Typed rows as a table takes them. */
export function asTableRows<T extends object>(rows: readonly T[]): readonly TableRow[] {
  return rows as readonly unknown[] as readonly TableRow[];
}
