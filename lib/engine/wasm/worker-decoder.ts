import { InputError } from '../input-error';
import { createQueue } from '../queue';
import type { ParquetAnswer, ParquetRequest } from './parquet-protocol';
import type { ParquetDecoder } from './wasm-database';

/** Milliseconds without work after which the decoder's thread is ended. */
const IDLE = 2000;

function crashed(file: string, message: string): InputError {
  return new InputError(`stopped the Parquet decoder (${message}); expected a whole Parquet file`, {
    file,
    expected: 'a whole Parquet file',
  });
}

/** Puts one question to a worker; rejects if the worker dies of it. */
function ask(
  worker: Worker,
  request: ParquetRequest,
  signal?: AbortSignal,
): Promise<ParquetAnswer> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const options = { signal: settled.signal };
    const settle = (act: () => void) => () => {
      settled.abort();
      act();
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<ParquetAnswer>) => settle(() => resolve(data))(),
      options,
    );
    for (const type of ['error', 'messageerror'] as const) {
      worker.addEventListener(
        type,
        (event) => {
          const message = event instanceof ErrorEvent && event.message ? event.message : type;
          settle(() => resolve({ kind: 'crash', message }))();
        },
        options,
      );
    }
    signal?.addEventListener(
      'abort',
      settle(() => reject(signal.reason)),
      options,
    );
    worker.postMessage(request, [request.bytes.buffer]);
  });
}

/**
 * Decodes Parquet on a thread of its own, one file at a time. The thread is made when it is first
 * needed, ended when a decoding is aborted or crashes, and ended when idle, since WebAssembly
 * never gives memory back.
 */
export function createWorkerDecoder(makeWorker: () => Worker): ParquetDecoder {
  const queue = createQueue();
  let worker: Worker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function end(): void {
    clearTimeout(idle);
    worker?.terminate();
    worker = null;
  }

  async function decode(
    bytes: Uint8Array<ArrayBuffer>,
    file: string,
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>> {
    signal?.throwIfAborted();
    clearTimeout(idle);
    worker ??= makeWorker();
    let answer: ParquetAnswer;
    try {
      answer = await ask(worker, { bytes, file }, signal);
    } catch (error) {
      end();
      throw error;
    }
    if (answer.kind === 'crash') {
      end();
      throw crashed(file, answer.message);
    }
    idle = setTimeout(end, IDLE);
    if (answer.kind === 'problem') throw new InputError(answer.message, answer.details);
    return answer.ipc;
  }

  return {
    decode: (bytes, file, signal) => queue(() => decode(bytes, file, signal)),
    close: end,
  };
}
