import { TextColumn } from './text-column';
import type { Column } from './types';

/** DuckDB's name of each type that a column of plain values can have. */
export const SQL_TYPES = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
} as const;

export type PlainType = keyof typeof SQL_TYPES;

/** Values as JavaScript has them; missing ones are null. */
export type PlainValues =
  | readonly (string | number | boolean | null)[]
  | Float64Array
  | Int32Array
  | Uint32Array
  | Uint8Array;

/** A column that the notebook makes itself. */
export interface PlainColumn {
  readonly name: string;
  readonly type: PlainType;
  /** All columns of a table are of one length. */
  readonly values: PlainValues;
}

function missingIn(values: PlainValues): Uint8Array<ArrayBuffer> | null {
  let missing: Uint8Array<ArrayBuffer> | null = null;
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== null) continue;
    missing ??= new Uint8Array(values.length);
    missing[i] = 1;
  }
  return missing;
}

/** A column of buffers, of the type said whatever its values. */
export function columnOf({ name, type, values }: PlainColumn): Column {
  const info = { name, sqlType: SQL_TYPES[type] };
  if (type === 'text') {
    const texts = Array.from(values, (value) => (value === null ? null : String(value)));
    const text = TextColumn.of(texts);
    return { ...info, kind: 'text', values: text, missing: text.missing };
  }
  const missing = missingIn(values);
  const numbers = values as ArrayLike<number | null>;
  switch (type) {
    case 'integer':
      return { ...info, kind: 'integer', values: Int32Array.from(numbers, Number), missing };
    case 'double':
      return { ...info, kind: 'double', values: Float64Array.from(numbers, Number), missing };
    case 'boolean':
      return { ...info, kind: 'boolean', values: Uint8Array.from(numbers, Number), missing };
  }
}
