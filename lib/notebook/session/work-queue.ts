export type Work = (signal: AbortSignal) => Promise<void>;

/** Does one piece of work after the other. */
export class WorkQueue {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  #abort = new AbortController();
  readonly #onBusy: (busy: boolean) => void;
  readonly #onError: (error: unknown) => void;

  constructor(onBusy: (busy: boolean) => void, onError: (error: unknown) => void) {
    this.#onBusy = onBusy;
    this.#onError = onError;
  }

  /** Aborted when the work asked for so far is cancelled. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Resolves when the work is done, failed or cancelled; it never rejects. */
  enqueue(work: Work): Promise<void> {
    const { signal } = this.#abort;
    if (this.#waiting++ === 0) this.#onBusy(true);
    this.#last = this.#last.then(async () => {
      try {
        signal.throwIfAborted();
        await work(signal);
      } catch (error) {
        if (!signal.aborted) this.#onError(error);
      } finally {
        if (--this.#waiting === 0) this.#onBusy(false);
      }
    });
    return this.#last;
  }

  /** Aborts the work under way and skips what waits. */
  cancel(): void {
    this.#abort.abort(new DOMException('cancelled by the reader', 'AbortError'));
    this.#abort = new AbortController();
  }

  /** Resolves when all work asked for so far is done. */
  idle(): Promise<void> {
    return this.#last;
  }
}
