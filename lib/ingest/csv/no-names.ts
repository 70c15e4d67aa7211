import { idOrder } from '@/lib/challenge/columns';
import { numberedColumn } from '../file-table';

type Record = readonly string[];

const isNumber = (cell: string) => cell.trim() !== '' && Number.isFinite(Number(cell));
const isFraction = (cell: string) => /^\s*[+-]?\d*\.\d|e[+-]?\d+\s*$/i.test(cell);
const isPath = (cell: string) => /[/\\]|\.(?:png|jpe?g|dcm|tiff?|bmp|nii|npy|wav)$/i.test(cell);

/** The text with a 9 in place of each number: ids of one set mostly agree in it. */
const shape = (cell: string) => cell.trim().replace(/\d+/g, '9');

/** Whether the first cell is an id as in the other rows, and no name of a column. */
function isId(first: string, others: readonly string[]): boolean {
  if (idOrder(first) !== null || !/\d|[/\\]/.test(first)) return false;
  if (isPath(first)) return others.some(isPath);
  const isAsLong = others.every((other) => other.length === first.length);
  return isAsLong || others.some((other) => shape(other) === shape(first));
}

/**
 * Whether the first line of a file is its first row, as `numpy.savetxt` and lists of images have it.
 * All its cells but the first are numbers, as in the other rows. Names of classes can be numbers
 * too, so one of them must be a fraction or be there twice, or the first cell must be an id.
 *
 * @param sample the records after the first line
 */
export function isFirstRow(line: Record, sample: readonly Record[]): boolean {
  const [first = '', ...cells] = line;
  const isRow = (record: Record) =>
    record.length === line.length && record.slice(1).every((c) => c.trim() === '' || isNumber(c));
  if (cells.length === 0 || sample.length === 0) return false;
  if (!cells.every(isNumber) || !sample.every(isRow)) return false;
  if (cells.some(isFraction) || new Set(cells).size < cells.length) return idOrder(first) === null;
  return (
    !isNumber(first) &&
    isId(
      first,
      sample.map(([own = '']) => own),
    )
  );
}

/** Names for the columns of a file that has none: `id` where the first column may hold ids. */
export function namesOfRows(rows: readonly Record[]): string[] {
  const [first = []] = rows;
  const ids = rows.map(([own = '']) => own.trim());
  const isWhole = ids.every((own) => /^\d+$/.test(own)) && rows.length > 2;
  const hasIds = new Set(ids).size === ids.length && (isWhole || !ids.every(isNumber));
  const before = hasIds ? ['id'] : [];
  const rest = first.length - before.length;
  return [...before, ...Array.from({ length: rest }, (_, i) => numberedColumn('column', i))];
}
