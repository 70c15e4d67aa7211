import { abortable } from './abort';

/**
 * Runs tasks one after another, in the order they were asked for; one that fails holds none up.
 * A task whose signal is aborted while it waits is given up at once, and never begun.
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
