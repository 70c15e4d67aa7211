import { createEvaluator } from '@/lib/scoring/evaluator';
import type { EvaluationPort } from '@/lib/scoring/worker-pool';

/** The evaluator of a worker, answering in this thread. */
export function inProcess(): EvaluationPort {
  const port: EvaluationPort = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => queueMicrotask(() => handle(message)),
    terminate: () => {},
  };
  const handle = createEvaluator((data) => port.onmessage?.({ data }));
  return port;
}
