import { type ColumnSet, values } from './column-set';

/** Bytes that tables may take in a browser: WebAssembly ends at 4 GB, and queries need their share. */
const TABLES = 3 * 2 ** 30;

/** Bytes of one table: while it is inserted it is in memory twice. */
const ONE_TABLE = 1.5 * 2 ** 30;

/**
 * Bytes that the next table may take in a browser's database.
 *
 * @param query runs a query of DuckDB-WASM
 */
export async function memoryLeft(query: (sql: string) => Promise<ColumnSet>): Promise<number> {
  const set = await query('SELECT sum(memory_usage_bytes) AS used FROM duckdb_memory()');
  const used = Number(values(set, 'used')[0] ?? 0);
  return Math.max(0, Math.min(ONE_TABLE, TABLES - used));
}
