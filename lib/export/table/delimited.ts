import { csvLine, toCsv } from '../csv';
import { type ExportTable, keysAndValues } from './table';

/** All values in full precision, under the names of the columns as queries know them. */
export function tableCsv(table: ExportTable): string {
  const { keys, values } = keysAndValues(table);
  return toCsv(keys, values);
}

/** Text for the clipboard that a spreadsheet pastes as cells: in full precision, tab-separated. */
export function tableTsv(table: ExportTable): string {
  const { keys, values } = keysAndValues(table);
  const flat = (cell: (typeof values)[number][number]) =>
    typeof cell === 'string' ? cell.replace(/[\t\r\n]+/g, ' ') : cell;
  return [keys, ...values]
    .map((row) => `${row.map((cell) => csvLine([flat(cell)])).join('\t')}\n`)
    .join('');
}
