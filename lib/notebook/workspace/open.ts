import { openEvaluation } from '@/lib/evaluation/open';
import { registerPublished } from '../published/register';
import { publishedStore } from '../published/store';
import { Workspace } from './workspace';

/** A workspace in a browser. DuckDB is loaded when the first file is. */
export function openWorkspace(): Workspace {
  return new Workspace({
    openDatabase: async (onDeath) =>
      (await import('@/lib/engine/wasm/open')).openWasmDatabase(onDeath),
    openEvaluation,
    refill: async (db) => {
      const { tables, fidelity } = publishedStore.getState();
      if (tables) await registerPublished(db, tables, fidelity);
    },
  });
}
