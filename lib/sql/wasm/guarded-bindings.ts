import { DatabaseClosed, DatabaseCrash, isFatal } from '../crash';
import type { WasmBindings } from './bindings';

/** Bindings whose worker may crash. */
export interface GuardedBindings {
  readonly bindings: WasmBindings;
  /** Rejects pending and later calls with `DatabaseClosed`. */
  close(): void;
}

/**
 * The bindings, with every call rejected once their worker crashes or its module breaks down:
 * DuckDB-WASM itself would leave such calls pending for ever.
 *
 * @param onCrash called once, before what waits is rejected; not where `close` was called
 */
export function guardBindings(
  bindings: WasmBindings,
  worker: Worker,
  onCrash: () => void = () => {},
): GuardedBindings {
  const waiting = new Set<(error: Error) => void>();
  let ended: Error | null = null;

  function end(error: Error): void {
    ended ??= error;
    for (const reject of waiting) reject(ended);
    waiting.clear();
  }
  function crash(why: string): void {
    if (ended) return;
    ended = new DatabaseCrash(why);
    worker.terminate();
    onCrash();
    end(ended);
  }
  worker.addEventListener('error', (event) => crash(event.message || 'its worker ended'));

  function guard<Args extends unknown[], T>(call: (...args: Args) => T | Promise<T>) {
    return (...args: Args) =>
      new Promise<T>((resolve, reject) => {
        if (ended) {
          reject(ended);
          return;
        }
        waiting.add(reject);
        const fail = (error: unknown) => {
          if (isFatal(error)) crash(error.message);
          reject(error);
        };
        Promise.resolve(call.apply(bindings, args))
          .then(resolve, fail)
          .finally(() => waiting.delete(reject));
      });
  }

  const guarded: WasmBindings = {
    runQuery: guard(bindings.runQuery),
    startPendingQuery: guard(bindings.startPendingQuery),
    pollPendingQuery: guard(bindings.pollPendingQuery),
    cancelPendingQuery: guard(bindings.cancelPendingQuery),
    fetchQueryResults: guard(bindings.fetchQueryResults),
    registerFileBuffer: guard(bindings.registerFileBuffer),
    dropFile: guard(bindings.dropFile),
    insertArrowFromIPCStream: guard(bindings.insertArrowFromIPCStream),
  };
  return { bindings: guarded, close: () => end(new DatabaseClosed()) };
}
