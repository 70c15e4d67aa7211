import type { ColumnInfo, LoadedTable } from '../types';

export function columnsByName(loaded: LoadedTable): ReadonlyMap<string, ColumnInfo> {
  return new Map(loaded.columns.map((column) => [column.name, column]));
}
