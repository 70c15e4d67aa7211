import { type Database, renameTable } from '@/lib/engine';
import { readFile } from '@/lib/evaluation/intake/source';
import type { SourceEntry } from './types';

/** Reads files that were read before into a fresh database, each under its table's old name. */
export async function readAgain(
  db: Database,
  sources: readonly SourceEntry[],
  signal: AbortSignal,
): Promise<void> {
  for (const { file, loaded } of sources) {
    if (!loaded) continue;
    const again = await readFile(db, file, { signal });
    await renameTable(db, again.table, loaded.table);
  }
}
