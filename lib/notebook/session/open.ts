import { openEvaluation } from '@/lib/scoring/open';
import { pageDuckDb } from '../tables/duckdb';
import { Session } from './session';

/** Opens a session in a browser. The code that reads files is loaded with the first file. */
export function openSession(): Session {
  const session = new Session({
    async openReader() {
      const { openBrowserReader } = await import('@/lib/ingest/browser-reader');
      return openBrowserReader({
        async unusualCsv(bytes, fileName, signal) {
          const { readCsvWithDuckDb } = await import('@/lib/sql/csv/read-csv');
          // The call transfers the bytes, and a second attempt needs them again.
          return pageDuckDb.use((db) => readCsvWithDuckDb(db, bytes.slice(), fileName, signal));
        },
      });
    },
    // `navigator` is undefined while the page is rendered to a static file.
    readers: Math.min(4, globalThis.navigator?.hardwareConcurrency || 2),
    openEvaluation,
  });
  // Built-in files wait until it is known whether the notebook shows them.
  session.expectFiles(null);
  return session;
}
