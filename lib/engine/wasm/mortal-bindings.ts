import type { WasmBindings } from './bindings';

/**
 * The bindings, with a death wish for their worker: when it dies, everything that waits on it is
 * rejected, as is everything asked of it later.
 */
export function mortalBindings(bindings: WasmBindings, worker: Worker): WasmBindings {
  const waiting = new Set<(error: Error) => void>();
  let death: Error | null = null;
  worker.addEventListener('error', (event) => {
    death = new Error(`the database stopped working: ${event.message || 'its worker ended'}`);
    for (const reject of waiting) reject(death);
    waiting.clear();
  });

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

  return {
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
}
