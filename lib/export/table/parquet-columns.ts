import type { PlainColumn, PlainValues } from '@/lib/ingest/plain-column';
import { dataTable } from './delimited';
import { dataColumns, type ExportTable, isNumeric } from './table';

const isInt32 = (value: unknown) => typeof value === 'number' && (value | 0) === value;

/**
 * The columns of a table for Parquet: integers if a column counts and all its values are integers,
 * otherwise doubles or text. Undefined values are null.
 */
export function parquetColumns(table: ExportTable): PlainColumn[] {
  const data = dataTable(table);
  return dataColumns(table.columns).map((column) => {
    const name = column.key;
    const cells = [...data.column(name)!] as PlainValues[number][];
    const known = cells.filter((cell) => cell !== null);
    if (!isNumeric(column) || known.some((cell) => typeof cell !== 'number')) {
      const values = cells.map((cell) => (cell === null ? null : String(cell)));
      return { name, type: 'text', values };
    }
    const values = cells.map((cell) => (Number.isFinite(cell) ? (cell as number) : null));
    const counts = column.format === 'count' && values.every((n) => n === null || isInt32(n));
    return { name, type: counts ? 'integer' : 'double', values };
  });
}
