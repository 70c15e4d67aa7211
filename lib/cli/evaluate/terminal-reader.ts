import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { openNodeReader } from '@/lib/ingest/node-reader';
import type { FileReader } from '@/lib/ingest/types';
import { reviveOutcome } from '@/lib/ingest/worker/protocol';
import type { ReadingAnswer, ReadingRequest } from './reading-thread';
import { unusualCsv } from './unusual-csv';

/** Beside this module where the commands are bundled. */
const THREAD = new URL('./reading-thread.js', import.meta.url);

/** A thread that reads one file after the other. */
class ReadingThread {
  readonly #worker = new Worker(THREAD);
  #last: Promise<unknown> = Promise.resolve();

  constructor() {
    // A thread that waits for files does not keep the command from ending.
    this.#worker.unref();
    this.#worker.on('error', () => undefined);
  }

  /** Null where the thread could not read the file, or has ended. */
  read(request: ReadingRequest): Promise<ReadingAnswer> {
    const answer = this.#last.then(() => this.#ask(request));
    this.#last = answer;
    return answer;
  }

  close(): Promise<unknown> {
    return this.#worker.terminate();
  }

  #ask(request: ReadingRequest): Promise<ReadingAnswer> {
    const worker = this.#worker;
    if (worker.threadId < 0) return Promise.resolve(null);
    return new Promise((resolve) => {
      const answer = (found: ReadingAnswer) => {
        worker.off('message', answer).off('exit', end);
        resolve(found);
      };
      const end = () => answer(null);
      worker.once('message', answer).once('exit', end);
      worker.postMessage(request);
    });
  }
}

/**
 * Opens the reader of a command. Predictions are read on another thread where there are several
 * and the machine has cores, so that one file is read while the one before is scored.
 */
export function openTerminalReader(predictions: number): FileReader {
  const own = openNodeReader({ unusualCsv });
  const several = predictions > 1 && availableParallelism() > 1;
  if (!several || !existsSync(fileURLToPath(THREAD))) return own;
  const thread = new ReadingThread();
  return {
    ...own,
    async ingest(file, choices, load) {
      if (choices.role !== 'predictions') return own.ingest(file, choices, load);
      const found = await thread.read({ path: file.name, choices });
      load?.signal?.throwIfAborted();
      return found ? reviveOutcome(found) : own.ingest(file, choices, load);
    },
    async close() {
      await thread.close();
      await own.close();
    },
  };
}
