import { openNodeWasmDatabase } from '@/lib/engine/wasm/open-node';
import { EvaluationClient } from '@/lib/evaluation/client';
import { Workspace } from '@/lib/notebook/workspace/workspace';
import { inProcess } from '../evaluation/in-process';

/** A workspace as in the browser, all of it in this process. */
export function workspaceInNode(): Workspace {
  return new Workspace({
    openDatabase: openNodeWasmDatabase,
    openEvaluation: () => new EvaluationClient(inProcess, 1),
  });
}
