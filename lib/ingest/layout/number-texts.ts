import type { FileColumns } from '../describe/describe';
import { doubleColumn } from '../file-table';
import type { Column, WordColumn } from '../types';
import { textNumber } from '../values';

/** A way to write a number as text. */
interface Writing {
  /** The value of a text; null for other texts. */
  numberIn(text: string): number | null;
  /** Whether a column is read so, by the values of its texts. */
  isRead(values: Float64Array, texts: WordColumn['values']): boolean;
  readonly note: string;
}

const PERCENT = /^\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*%\s*$/i;
/** `[0.5]`, `(0.5,)`, `tensor([0.5])`, `np.float32(0.5)`, as Python prints values of one number. */
const WRAPPED =
  /^\s*(?:(?:tensor|array|(?:np|numpy)\.\w+)\s*\()?[\s[(]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)[\s\]),]*(?:,?\s*(?:device|dtype|grad_fn)=[^)]*\)*)*\s*$/i;

const WRITINGS: readonly Writing[] = [
  {
    numberIn(text) {
      const number = textNumber(PERCENT.exec(text)?.[1] ?? '');
      return number === null ? null : number / 100;
    },
    isRead: () => true,
    note: 'Values with a percent sign are read as shares of 1',
  },
  {
    numberIn: (text) => textNumber(WRAPPED.exec(text)?.[1] ?? ''),
    // Whole numbers in brackets may be sets of class numbers.
    isRead: (values, texts) =>
      values.some((value) => !Number.isNaN(value) && !Number.isInteger(value)) ||
      /^\s*(?:tensor|np|numpy)/.test(texts.at(0) ?? ''),
    note: 'Values in brackets, as Python prints them, are read as the number inside',
  },
];

/** The column as numbers if all its values are written in this way; else null. */
function readAs({ name, values }: WordColumn, { numberIn, isRead }: Writing): Column | null {
  const out = new Float64Array(values.length).fill(Number.NaN);
  const missing = new Uint8Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const text = values.at(row);
    if (text === null || text.trim() === '') {
      missing[row] = 1;
      continue;
    }
    const value = numberIn(text);
    if (value === null) return null;
    out[row] = value;
    count++;
  }
  if (count === 0 || !isRead(out, values)) return null;
  return doubleColumn(name, out, count < values.length ? missing : null);
}

function readWriting(file: FileColumns, writing: Writing): FileColumns {
  const read: string[] = [];
  const columns = file.columns.map((column) => {
    const found = column.kind === 'text' ? readAs(column, writing) : null;
    if (found) read.push(column.name);
    return found ?? column;
  });
  if (read.length === 0) return file;
  const shown = read.slice(0, 4).map((name) => `"${name}"`);
  const more = read.length > shown.length ? ` and ${read.length - shown.length} more` : '';
  const note = `${writing.note}: ${read.length === 1 ? 'column' : 'columns'} ${shown.join(', ')}${more}`;
  return { ...file, columns, notes: [...(file.notes ?? []), note] };
}

/** A file with its columns of numbers that are written as texts (`12 %`, `[0.5]`) as numbers. */
export function readNumberTexts(file: FileColumns): FileColumns {
  return WRITINGS.reduce(readWriting, file);
}
