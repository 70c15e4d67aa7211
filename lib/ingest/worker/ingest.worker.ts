import { ingest, readArrow } from '../ingest';
import { InputError } from '../input-error';
import { loadParquet } from '../parquet/load-parquet';
import { webHashing } from '../read/hash';
import type { Platform } from '../readers';
import { reportTraffic } from '../traffic';
import type { Progress, SourceFile } from '../types';
import {
  buffersOf,
  type CsvReply,
  inputErrorOf,
  type ParquetReply,
  plainError,
  plainOutcome,
  type ReadMessage,
  type ReadRequest,
} from './protocol';

reportTraffic();

let loading: ReturnType<typeof loadParquet> | null = null;
let waitsForCsv: ((reply: CsvReply) => void) | null = null;
let waitsForParquet: ((reply: ParquetReply) => void) | null = null;

function post(message: ReadMessage, transfer: ArrayBuffer[] = []): void {
  self.postMessage(message, { transfer });
}

/** Asks the page, which compiles it once for all workers. */
async function compiledParquet(): Promise<WebAssembly.Module> {
  const reply = await new Promise<ParquetReply>((resolve) => {
    waitsForParquet = resolve;
    post({ kind: 'needs-parquet' });
  });
  if (reply.kind === 'parquet') return reply.compiled;
  throw new Error(reply.message);
}

async function loadOnce() {
  loading ??= loadParquet(compiledParquet());
  const parquet = await loading;
  // Loaded: the time to decode begins.
  post({ kind: 'progress', progress: { step: 'decoding' } });
  return parquet;
}

/** Asks the page, whose DuckDB reads it. */
async function unusualCsv(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const reply = await new Promise<CsvReply>((resolve) => {
    waitsForCsv = resolve;
    post({ kind: 'unusual-csv', bytes }, [bytes.buffer]);
  });
  if (reply.kind === 'csv') return reply.ipc;
  throw reply.kind === 'csv-problem' ? inputErrorOf(reply.error) : new Error(reply.message);
}

function messageOf(error: unknown): ReadMessage {
  if (error instanceof InputError) return { kind: 'problem', error: plainError(error) };
  const [name, message] =
    error instanceof Error ? [error.name, error.message] : ['Error', String(error)];
  return { kind: 'failed', name, message };
}

/** Whether a module of WebAssembly broke down, of which nothing more is to be had. */
function crashIn(error: unknown): string | null {
  const cause = error instanceof InputError ? error.cause : error;
  return cause instanceof WebAssembly.RuntimeError ? cause.message : null;
}

async function answer({ kind, file, name, choices, memory }: ReadRequest): Promise<void> {
  const platform: Platform = {
    parquet: loadOnce,
    decodesApart: true,
    hashing: webHashing(),
    unusualCsv,
    memory,
  };
  const source: SourceFile = {
    name,
    size: file.size,
    arrayBuffer: () => file.arrayBuffer(),
    stream: () => file.stream(),
  };
  const options = { onProgress: (progress: Progress) => post({ kind: 'progress', progress }) };
  if (kind === 'arrow') {
    const ipc = await readArrow(source, choices, platform, options);
    post({ kind: 'arrow', ipc }, [ipc.buffer]);
    return;
  }
  const outcome = await ingest(source, choices, platform, options);
  if (outcome.kind === 'error' && crashIn(outcome.error) !== null) throw outcome.error;
  const transfer = outcome.kind === 'ready' ? buffersOf(outcome.content) : [];
  post({ kind: 'outcome', outcome: plainOutcome(outcome) }, transfer);
}

function take(reply: CsvReply | ParquetReply): void {
  if (reply.kind === 'parquet' || reply.kind === 'parquet-failed') waitsForParquet?.(reply);
  else waitsForCsv?.(reply);
}

self.onmessage = async ({ data }: MessageEvent<ReadRequest | CsvReply | ParquetReply>) => {
  if (!('file' in data)) {
    take(data);
    return;
  }
  try {
    await answer(data);
  } catch (error) {
    const crash = crashIn(error);
    post(crash === null ? messageOf(error) : { kind: 'crash', message: crash });
  }
};
