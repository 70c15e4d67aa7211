import { DuckDb } from '@/lib/sql/duckdb';

/** The page's DuckDB, which its queries and its reader of unusual CSV share. */
export const pageDuckDb = new DuckDb(async (onCrash) => {
  const { openWasmDatabase } = await import('@/lib/sql/wasm/open');
  return openWasmDatabase(onCrash);
});
