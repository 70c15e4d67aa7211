import type { UnusualCsvReader } from '@/lib/ingest/types';

/** Reads unusual CSV with DuckDB, which is loaded only for such files. */
export const unusualCsv: UnusualCsvReader = async (bytes, fileName, signal) => {
  const [{ openNativeDatabase }, { readCsvWithDuckDb }] = await Promise.all([
    import('@/lib/sql/native/open'),
    import('@/lib/sql/csv/read-csv'),
  ]);
  const db = await openNativeDatabase();
  try {
    return await readCsvWithDuckDb(db, bytes, fileName, signal);
  } finally {
    await db.close();
  }
};
