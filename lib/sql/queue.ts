/**
 * The promise, or a rejection with the signal's reason as soon as that is aborted. `onAbort` stops
 * the work itself.
 */
export async function abortable<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  onAbort?: () => void,
): Promise<T> {
  if (!signal) return promise;
  let listener: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    listener = () => {
      onAbort?.();
      reject(signal.reason);
    };
    if (signal.aborted) listener();
    else signal.addEventListener('abort', listener, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', listener);
  }
}

/**
 * Runs tasks one after another, in the order of the calls, also after one fails. A task whose signal
 * is aborted while it waits rejects at once and never runs.
 */
export function createQueue(): <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task, signal) => {
    const waiting = new AbortController();
    const giveUp = () => waiting.abort(signal?.reason);
    const begin = () => {
      signal?.removeEventListener('abort', giveUp);
      signal?.throwIfAborted();
      return task();
    };
    const run = last.then(begin, begin);
    last = run.catch(() => undefined);
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp);
    return abortable(run, waiting.signal);
  };
}
