import type { ColumnTable } from 'arquero';
import { columnTable } from '@/lib/ingest/column-table';
import { type Cell, csvLine, toCsv } from '../csv';
import { dataColumns, type ExportTable } from './table';

/** A table's data under the names of the columns as queries know them, intervals as columns. */
export function dataTable({ columns, rows, summary = [] }: ExportTable): ColumnTable {
  const all = [...rows, ...summary];
  return columnTable(
    dataColumns(columns).map(({ key }) => ({
      name: key,
      values: all.map((row) => row[key] ?? null),
    })),
  );
}

/** All values in full precision. */
export function tableCsv(table: ExportTable): string {
  return toCsv(dataTable(table));
}

/** Text for the clipboard that a spreadsheet pastes as cells: in full precision, tab-separated. */
export function tableTsv(table: ExportTable): string {
  const data = dataTable(table);
  const names = data.columnNames();
  const flat = (cell: Cell) =>
    csvLine([typeof cell === 'string' ? cell.replace(/[\t\r\n]+/g, ' ') : cell]);
  const lines = [names.map(flat)];
  data.scan((row) => lines.push(names.map((name) => flat(data.get(name, row)))), true);
  return lines.map((cells) => `${cells.join('\t')}\n`).join('');
}
