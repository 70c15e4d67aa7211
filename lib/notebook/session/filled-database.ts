import type { Database } from '@/lib/engine';
import { KeptDatabase } from './kept-database';
import type { Rereading } from './read-again';
import { stoppedWords } from './stopped-words';
import type { WorkspaceStore } from './store';

export interface DatabaseParts {
  /** Opens DuckDB; called when it is first needed, and again where it died. */
  openDatabase(onDeath: (why: string) => void): Promise<Database>;
  /** Puts into a database just opened what is in it besides files. */
  refill?(db: Database): Promise<void>;
}

/** The database of the files in a store: where it dies, they are read again and the reader is told. */
export function filledDatabase(
  parts: DatabaseParts,
  store: WorkspaceStore,
  rereading: Rereading,
): KeptDatabase {
  const kept = new KeptDatabase({
    open: (onDeath) => parts.openDatabase(onDeath),
    refill: async (db) => {
      await rereading.into(db);
      await parts.refill?.(db);
    },
    onFilling: (filling) => {
      const reads = store.state.sources.some(({ loaded }) => loaded !== null);
      store.setBusy('rereading', filling && reads);
    },
    onDeath: () => {
      store.report(stoppedWords('database', store.state.sources));
      kept.get().catch((error: unknown) => store.report(error));
    },
  });
  return kept;
}
