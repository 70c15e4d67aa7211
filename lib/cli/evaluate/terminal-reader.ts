import { openNodeReader } from '@/lib/ingest/node-reader';
import type { FileReader } from '@/lib/ingest/types';
import { type PlainOutcome, reviveOutcome } from '@/lib/ingest/worker/protocol';
import type { Threads } from './threads';
import { unusualCsv } from './unusual-csv';

/**
 * Opens the reader of a command. With threads, predictions are read on one of them, so that one file
 * is read while others are scored.
 */
export function openTerminalReader(threads: Threads | null): FileReader {
  const own = openNodeReader({ unusualCsv });
  if (!threads) return own;
  let isClosed = false;
  return {
    ...own,
    async ingest(file, choices, load) {
      if (choices.role !== 'predictions') return own.ingest(file, choices, load);
      const found = await threads.ask({ kind: 'read', path: file.name, choices });
      load?.signal?.throwIfAborted();
      if (isClosed) throw new Error(`${file.name} is no longer needed`);
      return found ? reviveOutcome(found as PlainOutcome) : own.ingest(file, choices, load);
    },
    async close() {
      isClosed = true;
      await threads.close();
      await own.close();
    },
  };
}
