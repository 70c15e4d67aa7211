import type { UnusualCsvReader } from '@/lib/ingest/types';

/** Reads CSV that is not plain with DuckDB, which is loaded for such a file only. */
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
