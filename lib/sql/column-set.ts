/** A column of a query result, as plain values. */
export type ColumnData =
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint8Array
  | (string | number | boolean | null)[];

/** A query result, by column. Missing values are null, in float arrays NaN. */
export interface ColumnSet {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ColumnData>;
}

/** A column of a result; throws if there is none of that name. */
export function values(set: ColumnSet, column: string): ColumnData {
  const found = set.columns.get(column);
  if (!found) throw new Error(`the query's answer has no column ${column}`);
  return found;
}
