import type { WasmBindings } from './bindings';

/** Bindings whose worker can end. */
export interface MortalBindings {
  readonly bindings: WasmBindings;
  /** Rejects what waits on the worker, and everything asked of it later. */
  end(why: string): void;
}

/** The bindings, with an end to all waiting when their worker dies. */
export function mortalBindings(bindings: WasmBindings, worker: Worker): MortalBindings {
  const waiting = new Set<(error: Error) => void>();
  let death: Error | null = null;

  function end(why: string): void {
    death = new Error(`the database stopped working: ${why}`);
    for (const reject of waiting) reject(death);
    waiting.clear();
  }
  worker.addEventListener('error', (event) => end(event.message || 'its worker ended'));

  function guard<T>(call: () => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (death) {
        reject(death);
        return;
      }
      waiting.add(reject);
      Promise.resolve(call())
        .then(resolve, reject)
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
