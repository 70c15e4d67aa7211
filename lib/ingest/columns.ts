import type { TextColumn } from './text-column';

/** A column's kind once in its table. `float` is kept in 32 bits, `double` in 64. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'float' | 'double' | 'other';

export interface ColumnInfo {
  readonly name: string;
  readonly kind: ColumnKind;
  /** DuckDB's own name of the type. */
  readonly sqlType: string;
}

export type IntegerArray =
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  /** 64-bit integers where every one is a safe integer. */
  | Float64Array<ArrayBuffer>
  | BigInt64Array<ArrayBuffer>
  | BigUint64Array<ArrayBuffer>;

interface Missing {
  /** 1 where a row has no value; null where every row has one. */
  readonly missing: Uint8Array<ArrayBuffer> | null;
}

/** Values of a missing row are 0, of floats NaN. */
export type NumberColumn = ColumnInfo &
  Missing &
  (
    | { readonly kind: 'float'; readonly values: Float32Array<ArrayBuffer> }
    | {
        readonly kind: 'double';
        readonly values: Float64Array<ArrayBuffer>;
        /** How the values of a decimal type are spelled. */
        readonly spelled?: TextColumn;
      }
    | { readonly kind: 'integer'; readonly values: IntegerArray }
    /** 0 and 1. */
    | { readonly kind: 'boolean'; readonly values: Uint8Array<ArrayBuffer> }
  );

/** Text; dates, times and binary values (`other`) are spelled as DuckDB spells them. */
export interface WordColumn extends ColumnInfo, Missing {
  readonly kind: 'text' | 'other';
  readonly values: TextColumn;
}

/** A column of a file. Its buffers are views of nothing larger, so that each can be transferred. */
export type Column = NumberColumn | WordColumn;
