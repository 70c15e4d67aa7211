import { noteTrafficOf } from '@/lib/engine/traffic';
import { EvaluationClient } from './client';
import type { EvaluationPort } from './port';

/** Opens a pool of evaluation workers in a browser: as many as cores, one left, eight at most. */
export function openEvaluation(): EvaluationClient {
  const size = Math.min(8, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
  const create = (): EvaluationPort => {
    // The bundler finds the worker only where the address stands inside the call.
    return noteTrafficOf(
      new Worker(new URL('./evaluation.worker.ts', import.meta.url), { type: 'module' }),
    ) as EvaluationPort;
  };
  return new EvaluationClient(create, size);
}
