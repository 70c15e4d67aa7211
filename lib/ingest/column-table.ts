import { type ColumnTable, table } from 'arquero';
import { TextColumn } from './text-column';
import type { Column } from './types';

type Cell = string | number | bigint | boolean | null;

/** A column as Arquero reads it. */
function columnOf({ kind, values, missing }: Column): ArrayLike<Cell> | TextColumn | CellColumn {
  if (values instanceof TextColumn) return values;
  if (kind !== 'boolean' && !missing) return values;
  const cell = (row: number) => (kind === 'boolean' ? values[row] === 1 : values[row]!);
  return { length: values.length, at: (row) => (missing?.[row] ? null : cell(row)) };
}

interface CellColumn {
  readonly length: number;
  at(row: number): Cell;
}

/** Arquero's table over the same buffers; missing values are null. */
export function columnTable(columns: readonly Column[]): ColumnTable {
  return table(
    columns.map((column): [string, ReturnType<typeof columnOf>] => [column.name, columnOf(column)]),
  );
}
