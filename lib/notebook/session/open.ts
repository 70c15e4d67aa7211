import { openEvaluation } from '@/lib/scoring/open';
import { pageDuckDb } from '../tables/duckdb';
import { Workspace } from './workspace';

/** A workspace in a browser. What reads files is fetched when there is one to read. */
export function openWorkspace(): Workspace {
  return new Workspace({
    async openReader() {
      const { openBrowserReader } = await import('@/lib/ingest/browser-reader');
      return openBrowserReader({
        async unusualCsv(bytes, fileName, signal) {
          const { readCsvWithDuckDb } = await import('@/lib/sql/csv/read-csv');
          // Bytes are given away, and a second attempt needs them again.
          return pageDuckDb.use((db) => readCsvWithDuckDb(db, bytes.slice(), fileName, signal));
        },
      });
    },
    // Not there while the page is rendered on the way to a static file.
    readers: Math.min(4, globalThis.navigator?.hardwareConcurrency || 2),
    openEvaluation,
  });
}
