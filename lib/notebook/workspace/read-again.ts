import type { Database } from '@/lib/engine';
import { DatabaseDeath } from '@/lib/engine/database-death';
import { dropTable, renameTable } from '@/lib/engine/tables';
import { intake } from './intake';
import type { SourceEntry } from './types';

async function readOneAgain(db: Database, { file, loaded }: SourceEntry): Promise<void> {
  if (!loaded) return;
  const { readFile } = await intake();
  const again = await readFile(db, file, {});
  if (again.hash !== loaded.hash) {
    await dropTable(db, again.table);
    throw new Error(`${file.name} is not what it was when it was first read`);
  }
  await renameTable(db, again.table, loaded.table);
}

/** Reads files that were read before into a fresh database, each under its table's old name. */
export class Rereading {
  /** Files that could not be read again: they are not tried once more. */
  readonly #lost = new Set<string>();
  readonly #onLost: (error: Error) => void;

  /** @param onLost told of each file that could not be read again; the others are */
  constructor(onLost: (error: Error) => void) {
    this.#onLost = onLost;
  }

  /** @throws DatabaseDeath where the database died of a file, which the next one is spared */
  async into(db: Database, sources: readonly SourceEntry[]): Promise<void> {
    for (const entry of sources) {
      if (this.#lost.has(entry.id)) continue;
      try {
        await readOneAgain(db, entry);
      } catch (error) {
        this.#lost.add(entry.id);
        const why = error instanceof Error ? error.message : String(error);
        this.#onLost(new Error(`${entry.file.name} could not be read again: ${why}`));
        if (error instanceof DatabaseDeath) throw error;
      }
    }
  }
}
