import { openNodeWasmDatabase } from '@/lib/engine/wasm/open-node';
import { EvaluationClient, type EvaluationPort } from '@/lib/evaluation/client';
import { createEvaluator } from '@/lib/evaluation/evaluator';
import { Workspace } from '@/lib/notebook/workspace/workspace';

function inProcess(): EvaluationPort {
  const port: EvaluationPort = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => queueMicrotask(() => handle(message)),
    terminate: () => {},
  };
  const handle = createEvaluator((data) => port.onmessage?.({ data }));
  return port;
}

/** A workspace as in the browser, all of it in this process. */
export function workspaceInNode(openDatabase = openNodeWasmDatabase): Workspace {
  return new Workspace({
    openDatabase,
    openEvaluation: () => new EvaluationClient(inProcess, 1),
  });
}
