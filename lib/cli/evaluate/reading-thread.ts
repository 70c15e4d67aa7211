import { parentPort } from 'node:worker_threads';
import { openNodeReader } from '@/lib/ingest/node-reader';
import type { Overrides } from '@/lib/ingest/types';
import { buffersOf, type PlainOutcome, plainOutcome } from '@/lib/ingest/worker/protocol';
import { diskFile } from './disk-file';

/** A file that the thread is to read. */
export interface ReadingRequest {
  readonly path: string;
  readonly choices: Overrides;
}

/** Null where the thread that asks must read the file. */
export type ReadingAnswer = PlainOutcome | null;

// DuckDB, which reads CSV that is not plain, belongs to the other thread.
const reader = openNodeReader({ unusualCsv: () => Promise.reject(new Error('not plain CSV')) });

async function read({ path, choices }: ReadingRequest): Promise<ReadingAnswer> {
  try {
    return plainOutcome(await reader.ingest(await diskFile(path), choices));
  } catch {
    return null;
  }
}

parentPort?.on('message', async (request: ReadingRequest) => {
  const answer = await read(request);
  const transfer = answer?.kind === 'ready' ? buffersOf(answer.content) : [];
  parentPort?.postMessage(answer, transfer);
});
