import { isTraffic, noteTrafficOf } from '@/lib/ingest/traffic';
import type { PictureAnswer, PictureRequest } from './protocol';

/** Milliseconds after which a worker that does not answer is given up: a file may be damaged. */
const PATIENCE = 60_000;

export function createPictureWorker(): Worker {
  // The bundler finds the worker only where the address stands inside the call.
  return noteTrafficOf(
    new Worker(new URL('./picture.worker.ts', import.meta.url), { type: 'module' }),
  );
}

/** Asks a worker that does nothing else meanwhile. Never rejects. */
export function askPictureWorker(worker: Worker, request: PictureRequest): Promise<PictureAnswer> {
  const over = new AbortController();
  const options = { signal: over.signal };
  const answer = new Promise<PictureAnswer>((resolve) => {
    const timer = setTimeout(
      () => resolve({ type: 'lost', message: 'Decoding it came to no end.' }),
      PATIENCE,
    );
    over.signal.addEventListener('abort', () => clearTimeout(timer));
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<PictureAnswer | { traffic: unknown }>) => {
        if (!isTraffic(data)) resolve(data as PictureAnswer);
      },
      options,
    );
    worker.addEventListener(
      'error',
      ({ message }) => resolve({ type: 'lost', message: message || 'Its decoder stopped.' }),
      options,
    );
    worker.addEventListener(
      'messageerror',
      () => resolve({ type: 'lost', message: 'Its decoder stopped.' }),
      options,
    );
  });
  worker.postMessage(request);
  return answer.finally(() => over.abort());
}
