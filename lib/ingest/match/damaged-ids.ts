import type { Column } from '../types';
import { cellText } from '../values';

/** `1.29E+38`: what spreadsheets and floating-point numbers leave of a long id. */
const SCIENTIFIC = /^[+-]?\d(?:\.\d+)?e\+?\d+$/i;

/** Values looked at. */
const SAMPLE = 5000;

function isDamagedNumber(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

/**
 * An id of a column that lost digits; null where none did. Different items may have the same id
 * then, so that such a column says neither which rows match nor which belong together.
 */
export function damagedIds(column: Column): string | null {
  const { kind, values } = column;
  if (kind === 'integer' || kind === 'boolean') return null;
  const rows = Math.min(values.length, SAMPLE);
  for (let row = 0; row < rows; row++) {
    if (column.missing?.[row]) continue;
    if (kind === 'float' || kind === 'double') {
      if (isDamagedNumber(column.values[row]!)) return cellText(column, row);
      continue;
    }
    const text = column.values.at(row);
    if (text !== null && SCIENTIFIC.test(text.trim())) return text;
  }
  return null;
}
