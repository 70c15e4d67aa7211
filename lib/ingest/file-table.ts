import { TextColumn } from './text-column';
import type { Column } from './types';

/** The columns of a file as they were read, before it is known what they hold. */
export interface FileTable {
  readonly rows: number;
  readonly columns: readonly Column[];
  /** What is worth knowing of how it was read, a sentence each. */
  readonly notes?: readonly string[];
}

/** A column of texts; null is missing. */
export function textColumn(name: string, texts: readonly (string | null)[]): Column {
  const values = TextColumn.of(texts);
  return { name, kind: 'text', sqlType: 'VARCHAR', values, missing: values.missing };
}

/** A column of numbers of 64 bits; NaN with `missing` is missing. */
export function doubleColumn(
  name: string,
  values: Float64Array<ArrayBuffer>,
  missing: Uint8Array<ArrayBuffer> | null = null,
): Column {
  return { name, kind: 'double', sqlType: 'DOUBLE', values, missing };
}

/** Name of the column for a class that the file numbers, counted from 0. */
export const numberedColumn = (name: string, index: number) => `${name}[${index}]`;

/** A column at some rows, in new buffers. */
export function takeColumnRows(column: Column, rows: ArrayLike<number>): Column {
  if (column.kind === 'text' || column.kind === 'other') {
    const texts = Array.from(rows, (row) => column.values.at(row));
    const values = TextColumn.of(texts);
    return { ...column, values, missing: values.missing };
  }
  const { missing: before } = column;
  const values = new (column.values.constructor as new (length: number) => Float64Array)(
    rows.length,
  );
  const missing = before && new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    values[i] = (column.values as Float64Array)[rows[i]!]!;
    if (missing) missing[i] = before[rows[i]!]!;
  }
  const spelled = 'spelled' in column && column.spelled;
  const texts = spelled && Array.from(rows, (row) => spelled.at(row));
  return {
    ...column,
    values,
    missing,
    ...(texts && { spelled: TextColumn.of(texts) }),
  } as Column;
}
