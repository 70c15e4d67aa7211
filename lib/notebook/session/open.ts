import { openEvaluation } from '@/lib/scoring/open';
import { registerPublished } from '../published/register';
import { publishedStore } from '../published/store';
import { intake } from './intake';
import { Workspace } from './workspace';

/** A workspace in a browser. DuckDB is loaded when a file or a query first needs it. */
export function openWorkspace(): Workspace {
  return new Workspace({
    openDatabase: async (onDeath) => {
      // What is done in it is fetched beside it.
      const [{ openWasmDatabase }] = await Promise.all([
        import('@/lib/engine/wasm/open'),
        intake(),
      ]);
      return openWasmDatabase(onDeath);
    },
    openEvaluation,
    refill: async (db) => {
      const { tables, fidelity } = publishedStore.getState();
      if (tables) await registerPublished(db, tables, fidelity);
    },
  });
}
