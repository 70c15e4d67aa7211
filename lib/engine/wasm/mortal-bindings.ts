import { DatabaseDeath, isFatal } from '../database-death';
import type { WasmBindings } from './bindings';

/** Bindings whose worker can end. */
export interface MortalBindings {
  readonly bindings: WasmBindings;
  /** Rejects what waits on the worker, and everything asked of it later. */
  end(why: string): void;
}

/**
 * The bindings, with an end to all waiting when their worker dies or its module breaks down.
 *
 * @param onDeath called once, before what waits is rejected; not where `end` was called
 */
export function mortalBindings(
  bindings: WasmBindings,
  worker: Worker,
  onDeath: (why: string) => void = () => {},
): MortalBindings {
  const waiting = new Set<(error: Error) => void>();
  let death: DatabaseDeath | null = null;

  function end(why: string): void {
    death ??= new DatabaseDeath(why);
    for (const reject of waiting) reject(death);
    waiting.clear();
  }
  function die(why: string): void {
    if (death) return;
    death = new DatabaseDeath(why);
    worker.terminate();
    onDeath(why);
    end(why);
  }
  worker.addEventListener('error', (event) => die(event.message || 'its worker ended'));

  function guard<T>(call: () => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (death) {
        reject(death);
        return;
      }
      waiting.add(reject);
      const fail = (error: unknown) => {
        if (isFatal(error)) die(error.message);
        reject(error);
      };
      Promise.resolve(call())
        .then(resolve, fail)
        .finally(() => waiting.delete(reject));
    });
  }

  const mortal: WasmBindings = {
    runQuery: (connection, sql) => guard(() => bindings.runQuery(connection, sql)),
    startPendingQuery: (connection, sql) =>
      guard(() => bindings.startPendingQuery(connection, sql)),
    pollPendingQuery: (connection) => guard(() => bindings.pollPendingQuery(connection)),
    cancelPendingQuery: (connection) => guard(() => bindings.cancelPendingQuery(connection)),
    fetchQueryResults: (connection) => guard(() => bindings.fetchQueryResults(connection)),
    registerFileBuffer: (name, bytes) => guard(() => bindings.registerFileBuffer(name, bytes)),
    dropFile: (name) => guard(() => bindings.dropFile(name)),
    insertArrowFromIPCStream: (connection, ipc, options) =>
      guard(() => bindings.insertArrowFromIPCStream(connection, ipc, options)),
  };
  return { bindings: mortal, end };
}
