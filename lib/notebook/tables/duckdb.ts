import { DuckDb } from '@/lib/sql/duckdb';

/** The page's DuckDB, shared by queries and the reader of unusual CSV. */
export const pageDuckDb = new DuckDb(async (onCrash) => {
  const { openWasmDatabase } = await import('@/lib/sql/wasm/open');
  return openWasmDatabase(onCrash);
});
