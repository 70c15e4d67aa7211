import { noteTrafficOf } from '@/lib/ingest/traffic';
import { EvaluationClient } from './client';
import type { EvaluationPort } from './worker-pool';

/** Opens a pool of evaluation workers in a browser: as many as cores, eight at most. */
export function openEvaluation(): EvaluationClient {
  const size = Math.min(8, navigator.hardwareConcurrency || 2);
  const create = (): EvaluationPort => {
    // The bundler finds the worker only where the URL is written inside the call.
    return noteTrafficOf(
      new Worker(new URL('./evaluation.worker.ts', import.meta.url), { type: 'module' }),
    ) as EvaluationPort;
  };
  return new EvaluationClient(create, size);
}
