import { DecoderDeath } from '../decoder-death';
import { InputError } from '../input-error';
import { createQueue } from '../queue';
import { isTraffic } from '../traffic';
import type { ParquetAnswer, ParquetRequest } from './parquet-protocol';
import type { ParquetDecoder } from './wasm-database';

/** Milliseconds without work after which the decoder's thread is ended. */
const IDLE = 2000;

/** Milliseconds a file may take: damaged ones can keep a decoder busy for ever. */
const patience = (bytes: number) => 4000 + bytes / 1000;

/** `death` is a thread that ended before it could answer. */
type Outcome = ParquetAnswer | { readonly kind: 'death'; readonly message: string };

function crashed(file: string, { kind, message }: { kind: string; message: string }): InputError {
  const expected = 'a whole Parquet file';
  const Failure = kind === 'death' ? DecoderDeath : InputError;
  return new Failure(`cannot be read as Parquet: the decoder stopped at it; expected ${expected}`, {
    file,
    expected,
    cause: new Error(message),
  });
}

/** Puts one question to a worker; its death is an answer too. */
function ask(worker: Worker, request: ParquetRequest, signal?: AbortSignal): Promise<Outcome> {
  const settled = new AbortController();
  const options = { signal: settled.signal };
  const answer = new Promise<Outcome>((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => isTraffic(data) || resolve(data), options);
    const die = (event: Event) => {
      const said = 'message' in event ? String(event.message) : '';
      resolve({ kind: 'death', message: said || 'its worker ended' });
    };
    worker.addEventListener('error', die, options);
    worker.addEventListener('messageerror', die, options);
    const timer = setTimeout(
      () => resolve({ kind: 'crash', message: 'it came to no end' }),
      patience(request.bytes.length),
    );
    settled.signal.addEventListener('abort', () => clearTimeout(timer));
    signal?.addEventListener('abort', () => reject(signal.reason), options);
  });
  worker.postMessage(request, [request.bytes.buffer]);
  return answer.finally(() => settled.abort());
}

/**
 * Decodes Parquet on a thread of its own, one file at a time. The thread is made when it is first
 * needed, ended when a decoding is aborted, crashes or comes to no end, and ended when idle, since WebAssembly
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
    memory: number,
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>> {
    signal?.throwIfAborted();
    clearTimeout(idle);
    worker ??= makeWorker();
    let answer: Outcome;
    try {
      answer = await ask(worker, { bytes, file, memory }, signal);
    } catch (error) {
      end();
      throw error;
    }
    if (answer.kind === 'crash' || answer.kind === 'death') {
      end();
      throw crashed(file, answer);
    }
    idle = setTimeout(end, IDLE);
    if (answer.kind === 'problem') throw new InputError(answer.message, answer.details);
    return answer.ipc;
  }

  return {
    decode: (bytes, file, memory, signal) => queue(() => decode(bytes, file, memory, signal)),
    close: end,
  };
}
