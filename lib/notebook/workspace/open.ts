import { openEvaluation } from '@/lib/evaluation/open';
import { Workspace } from './workspace';

/** A workspace in a browser. DuckDB is loaded when the first file is. */
export function openWorkspace(): Workspace {
  return new Workspace({
    openDatabase: async () => (await import('@/lib/engine/wasm/open')).openWasmDatabase(),
    openEvaluation,
  });
}
