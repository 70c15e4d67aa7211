import { InputError } from '../input-error';
import { isTraffic } from '../traffic';
import type { LoadOptions, Progress, UnusualCsvReader } from '../types';
import {
  type CsvReply,
  type ParquetReply,
  plainError,
  type ReadMessage,
  type ReadRequest,
} from './protocol';

/**
 * Milliseconds that a worker may be silent once it has begun: damaged files can keep a decoder busy
 * for ever. Until then it is being loaded, and an error says where that fails.
 */
const patience = (bytes: number) => 10_000 + bytes / 500;

/** What ends the work on a file; `death` is a worker that ended before it could answer. */
export type ReadAnswer =
  | Exclude<ReadMessage, { readonly kind: 'progress' | 'unusual-csv' | 'needs-parquet' }>
  | { readonly kind: 'death'; readonly message: string };

/** What workers ask of the page while they read. */
export interface PageParts {
  readonly unusualCsv: UnusualCsvReader;
  /** The decoder of Parquet, compiled once. */
  parquet(): Promise<WebAssembly.Module>;
}

async function compiledReply(parts: PageParts): Promise<ParquetReply> {
  try {
    return { kind: 'parquet', compiled: await parts.parquet() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'parquet-failed', message };
  }
}

async function replyTo(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  unusualCsv: UnusualCsvReader,
  signal: AbortSignal | undefined,
): Promise<CsvReply> {
  try {
    return { kind: 'csv', ipc: await unusualCsv(bytes, name, signal) };
  } catch (error) {
    return error instanceof InputError
      ? { kind: 'csv-problem', error: plainError(error) }
      : { kind: 'csv-failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Has a worker read a file. Rejects only with the signal's reason; the worker is then still at it.
 */
export function ask(
  worker: Worker,
  request: ReadRequest,
  parts: PageParts,
  { signal, onProgress }: LoadOptions,
): Promise<ReadAnswer> {
  const settled = new AbortController();
  const options = { signal: settled.signal };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answer = new Promise<ReadAnswer>((resolve, reject) => {
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => resolve({ kind: 'crash', message: 'it came to no end' }),
        patience(request.file.size),
      );
    };
    const receive = async (message: ReadMessage) => {
      wait();
      if (message.kind === 'progress') onProgress?.(message.progress satisfies Progress);
      else if (message.kind === 'needs-parquet') {
        clearTimeout(timer);
        const reply = await compiledReply(parts);
        if (!settled.signal.aborted) worker.postMessage(reply);
      } else if (message.kind === 'unusual-csv') {
        clearTimeout(timer);
        const reply = await replyTo(message.bytes, request.name, parts.unusualCsv, signal);
        if (settled.signal.aborted) return;
        wait();
        worker.postMessage(reply, reply.kind === 'csv' ? [reply.ipc.buffer] : []);
      } else resolve(message);
    };
    worker.addEventListener('message', ({ data }) => isTraffic(data) || receive(data), options);
    const die = (event: Event) => {
      const said = 'message' in event ? String(event.message) : '';
      resolve({ kind: 'death', message: said || 'its worker ended' });
    };
    worker.addEventListener('error', die, options);
    worker.addEventListener('messageerror', die, options);
    signal?.addEventListener('abort', () => reject(signal.reason), options);
  });
  worker.postMessage(request);
  return answer.finally(() => {
    clearTimeout(timer);
    settled.abort();
  });
}
