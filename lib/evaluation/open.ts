import { EvaluationClient } from './client';

/** Opens a pool of evaluation workers in a browser: as many as cores, one left, four at most. */
export function openEvaluation(): EvaluationClient {
  const size = Math.min(4, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
  const create = () =>
    new Worker(new URL('./evaluation.worker.ts', import.meta.url), { type: 'module' });
  return new EvaluationClient(create, size);
}
