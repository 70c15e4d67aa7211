import type { FileColumns } from '../describe/describe';
import { doubleColumn } from '../file-table';
import type { Column, WordColumn } from '../types';
import { textNumber } from '../values';

const PERCENT = /^\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*%\s*$/i;

/** The value of `12.5 %`, a share of 1; null for other texts. */
function shareOf(text: string): number | null {
  const number = textNumber(PERCENT.exec(text)?.[1] ?? '');
  return number === null ? null : number / 100;
}

/** The column as shares of 1 if all its values have a percent sign; else null. */
function shares({ name, values }: WordColumn): Column | null {
  const out = new Float64Array(values.length).fill(Number.NaN);
  const missing = new Uint8Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const text = values.at(row);
    if (text === null || text.trim() === '') {
      missing[row] = 1;
      continue;
    }
    const share = shareOf(text);
    if (share === null) return null;
    out[row] = share;
    count++;
  }
  return count === 0 ? null : doubleColumn(name, out, count < values.length ? missing : null);
}

/** A file with its columns of percentages, written with a sign, as shares of 1. */
export function readPercentSigns(file: FileColumns): FileColumns {
  const read: string[] = [];
  const columns = file.columns.map((column) => {
    const found = column.kind === 'text' ? shares(column) : null;
    if (found) read.push(column.name);
    return found ?? column;
  });
  if (read.length === 0) return file;
  const shown = read.slice(0, 4).map((name) => `"${name}"`);
  const more = read.length > shown.length ? ` and ${read.length - shown.length} more` : '';
  const note = `Values with a percent sign are read as shares of 1: ${read.length === 1 ? 'column' : 'columns'} ${shown.join(', ')}${more}`;
  return { ...file, columns, notes: [...(file.notes ?? []), note] };
}
