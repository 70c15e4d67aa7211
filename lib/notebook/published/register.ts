import { table } from 'arquero';
import type { PublishedTables } from '@/lib/challenge/published';
import type { Database } from '@/lib/engine';

/** Rows as an Arrow IPC stream; columns that are missing throughout come as text. */
function toArrow(rows: readonly object[]): Uint8Array<ArrayBuffer> {
  const keys = Object.keys(rows[0] ?? {});
  const columns = keys.map((key): [string, unknown[]] => [
    key,
    rows.map((row) => (row as Record<string, unknown>)[key] ?? null),
  ]);
  const ipc = table(columns).toArrowIPC({ format: 'stream' });
  return Uint8Array.from(ipc);
}

/** Makes every published table known to the database under its own name. */
export async function registerPublished(db: Database, tables: PublishedTables): Promise<void> {
  for (const [name, rows] of Object.entries(tables)) {
    if (rows.length > 0) await db.createFromArrow(name, toArrow(rows));
  }
}
