import { openNodeWasmDatabase } from '@/lib/engine/wasm/open-node';
import { Workspace } from '@/lib/notebook/session/workspace';
import { EvaluationClient } from '@/lib/scoring/client';
import { inProcess } from '../scoring/in-process';

/** A workspace as in the browser, all of it in this process. */
export function workspaceInNode(openDatabase = openNodeWasmDatabase): Workspace {
  return new Workspace({
    openDatabase,
    openEvaluation: () => new EvaluationClient(inProcess, 1),
  });
}
