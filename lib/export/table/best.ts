import type { ExportTable, TableColumn, TableRow } from './table';

const numberAt = (row: TableRow, { key }: TableColumn): number | null => {
  const value = row[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

function bestOf(values: readonly (number | null)[], is: 'highest' | 'lowest'): number | null {
  const known = values.filter((value) => value !== null);
  // Of several that are all equal, none is best.
  if (known.length === 0 || (known.length > 1 && new Set(known).size === 1)) return null;
  return known.reduce(is === 'highest' ? (a, b) => Math.max(a, b) : (a, b) => Math.min(a, b));
}

/**
 * Whether a value is the best of its column, or of the compared columns of its row; ties are all
 * best, unless all values are equal. Values are compared unrounded.
 */
export function bestCells(table: ExportTable): (row: TableRow, column: TableColumn) => boolean {
  const ofColumn = new Map(
    table.columns.map((column) => [
      column.key,
      column.best &&
        bestOf(
          table.rows.map((row) => numberAt(row, column)),
          column.best.is,
        ),
    ]),
  );
  const compared = table.columns.filter((column) => column.best?.of === 'row');
  return (row, column) => {
    const value = numberAt(row, column);
    if (!column.best || value === null) return false;
    if (column.best.of === 'column') return value === ofColumn.get(column.key);
    const all = compared.map((other) => numberAt(row, other));
    return value === bestOf(all, column.best.is);
  };
}
