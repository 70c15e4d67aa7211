import type { Database } from './types';

/**
 * The database for one piece of work: every statement of it ends with the signal's reason once
 * that is aborted, at the latest before the next one begins.
 */
export function withSignal(db: Database, signal: AbortSignal | undefined): Database {
  if (!signal) return db;
  return {
    ...db,
    run: (sql, own) => db.run(sql, own ?? signal),
    query: (sql, own) => db.query(sql, own ?? signal),
    createFromParquet: (table, bytes, fileName, own) =>
      db.createFromParquet(table, bytes, fileName, own ?? signal),
  };
}
