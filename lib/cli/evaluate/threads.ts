import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ThreadAnswer, ThreadRequest } from './evaluation-thread';

/** Beside this module where the commands are bundled. */
const MODULE = new URL('./evaluation-thread.js', import.meta.url);

/** More are no faster: this thread, which writes the tables, is then what takes time. */
const MOST = 3;

/** A thread that does one thing after the other. */
class Thread {
  readonly #worker = new Worker(MODULE);
  #last: Promise<unknown> = Promise.resolve();
  /** Things that it has still to do. */
  waiting = 0;

  constructor() {
    // A thread that waits for work does not keep the command from ending.
    this.#worker.unref();
    this.#worker.on('error', () => undefined);
  }

  ask(request: ThreadRequest, transfer: readonly ArrayBuffer[]): Promise<ThreadAnswer> {
    this.waiting++;
    const answer = this.#last
      .then(() => this.#send(request, transfer))
      .finally(() => this.waiting--);
    this.#last = answer;
    return answer;
  }

  close(): Promise<unknown> {
    return this.#worker.terminate();
  }

  /** Null where the thread has ended. */
  #send(request: ThreadRequest, transfer: readonly ArrayBuffer[]): Promise<ThreadAnswer> {
    const worker = this.#worker;
    if (worker.threadId < 0) return Promise.resolve(null);
    return new Promise((resolve) => {
      const answer = (found: ThreadAnswer) => {
        worker.off('message', answer).off('exit', end);
        resolve(found);
      };
      const end = () => answer(null);
      worker.once('message', answer).once('exit', end);
      worker.postMessage(request, transfer);
    });
  }
}

/** Threads that read and compute submissions beside this one. */
export class Threads {
  readonly #threads: readonly Thread[];

  constructor(count: number) {
    this.#threads = Array.from({ length: count }, () => new Thread());
  }

  get count(): number {
    return this.#threads.length;
  }

  /** Asks the thread that has least to do. Null where it cannot do it, or has ended. */
  ask(request: ThreadRequest, transfer: readonly ArrayBuffer[] = []): Promise<ThreadAnswer> {
    const free = this.#threads.reduce((a, b) => (b.waiting < a.waiting ? b : a));
    return free.ask(request, transfer);
  }

  /** Tells all threads. */
  async tell(request: ThreadRequest): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.ask(request, [])));
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

/** Threads for so many predictions files; null where this one does as well alone. */
export function openThreads(predictions: number): Threads | null {
  const count = Math.min(availableParallelism() - 1, predictions - 1, MOST);
  return count > 0 && existsSync(fileURLToPath(MODULE)) ? new Threads(count) : null;
}
