import type { ColumnSet } from './column-set';

/** DuckDB, in a browser (`wasm`) or in Node (`native`). */
export interface Database {
  readonly kind: 'wasm' | 'native';
  /** Runs a statement and discards its result. */
  run(sql: string, signal?: AbortSignal): Promise<void>;
  /**
   * Runs a query. 64-bit integers and decimals come as doubles, smaller integers as `Int32Array`
   * or `Uint8Array` (as a plain array where one is missing), anything else as text.
   */
  query(sql: string, signal?: AbortSignal): Promise<ColumnSet>;
  /**
   * Calls `use` with a path under which DuckDB can read the bytes until `use` is done. Transfers
   * the bytes.
   */
  withFile<T>(bytes: Uint8Array<ArrayBuffer>, use: (path: string) => Promise<T>): Promise<T>;
  /** Bytes that the next table may take; no limit in Node. */
  memoryLeft(): Promise<number>;
  /** Runs a query; returns an Arrow IPC stream with DuckDB's types. */
  queryArrow(sql: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Makes a table from an Arrow IPC stream. Transfers the bytes.
   *
   * @param replaces what may have that name already
   */
  createFromArrow(
    table: string,
    ipc: Uint8Array<ArrayBuffer>,
    replaces?: 'table' | 'view',
  ): Promise<void>;
  close(): Promise<void>;
}
