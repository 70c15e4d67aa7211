import type { ParquetColumn } from '@/lib/engine/parquet/encode-parquet';
import { type ExportTable, isNumeric } from './table';

/**
 * The columns of a table as Parquet holds them: text, booleans, whole numbers where a column
 * counts and holds nothing else, else doubles. Undefined and empty values are null.
 */
export function parquetColumns({ columns, rows }: ExportTable): ParquetColumn[] {
  return columns.map((column) => {
    const name = column.key;
    const cells = rows.map((row) => row[name] ?? null);
    const known = cells.filter((cell) => cell !== null);
    if (known.length > 0 && known.every((cell) => typeof cell === 'boolean')) {
      return { name, type: 'boolean', values: cells as (boolean | null)[] };
    }
    if (!isNumeric(column) || known.some((cell) => typeof cell !== 'number')) {
      return {
        name,
        type: 'text',
        values: cells.map((cell) => (cell === null ? null : `${cell}`)),
      };
    }
    const numbers = cells.map((cell) =>
      typeof cell === 'number' && Number.isFinite(cell) ? cell : null,
    );
    const counts = column.format === 'count' && numbers.every((n) => n === null || isInt32(n));
    return { name, type: counts ? 'integer' : 'double', values: numbers };
  });
}

const isInt32 = (value: number) => (value | 0) === value;
