type Answer<T> = T | Promise<T>;

/**
 * The part of DuckDB-WASM used here: its asynchronous build for browsers answers with promises,
 * its blocking build for Node at once.
 */
export interface WasmBindings {
  runQuery(connection: number, sql: string): Answer<Uint8Array>;
  startPendingQuery(connection: number, sql: string): Answer<Uint8Array | null>;
  pollPendingQuery(connection: number): Answer<Uint8Array | null>;
  cancelPendingQuery(connection: number): Answer<boolean>;
  fetchQueryResults(connection: number): Answer<Uint8Array | null>;
  registerFileBuffer(name: string, bytes: Uint8Array): Answer<void>;
  dropFile(name: string): Answer<unknown>;
  insertArrowFromIPCStream(
    connection: number,
    ipc: Uint8Array,
    options: { name: string; create: boolean },
  ): Answer<void>;
}

/** Settings of the database itself. */
export const WASM_CONFIG = {
  path: ':memory:',
  query: { castDecimalToDouble: true, queryPollingInterval: 50 },
} as const;
