import type { FidelityRow } from '@/lib/challenge/fidelity';
import type { PublishedTables } from '@/lib/challenge/published';
import type { Database } from '@/lib/engine';

/** Rows as an Arrow IPC stream; columns that are missing throughout come as text. */
async function toArrow(rows: readonly object[]): Promise<Uint8Array<ArrayBuffer>> {
  // Large, and of no use before the database is open.
  const { table } = await import('arquero');
  const keys = Object.keys(rows[0] ?? {});
  const columns = keys.map((key): [string, unknown[]] => [
    key,
    rows.map((row) => (row as Record<string, unknown>)[key] ?? null),
  ]);
  const ipc = table(columns).toArrowIPC({ format: 'stream' });
  return Uint8Array.from(ipc);
}

/**
 * Makes every published table known to the database under its own name, and the report on the
 * synthetic twin as `twin_fidelity`.
 */
export async function registerPublished(
  db: Database,
  tables: PublishedTables,
  fidelity: readonly FidelityRow[] | null = null,
): Promise<void> {
  const all = { ...tables, twin_fidelity: fidelity ?? [] };
  for (const [name, rows] of Object.entries<readonly object[]>(all)) {
    if (rows.length > 0) await db.createFromArrow(name, await toArrow(rows));
  }
}
