/** Counts running jobs, and cancels them all. */
export class Jobs {
  #running = 0;
  #abort = new AbortController();
  #waiting: (() => void)[] = [];
  readonly #onBusy: (busy: boolean) => void;

  constructor(onBusy: (busy: boolean) => void) {
    this.#onBusy = onBusy;
  }

  /** Aborted when the jobs started so far are cancelled. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Starts a job, which must not reject. */
  run(job: (signal: AbortSignal) => Promise<void>): void {
    if (this.#running++ === 0) this.#onBusy(true);
    void job(this.signal).finally(() => this.#ended());
  }

  #ended(): void {
    if (--this.#running > 0) return;
    this.#onBusy(false);
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  cancel(): void {
    this.#abort.abort(new DOMException('cancelled by the user', 'AbortError'));
    this.#abort = new AbortController();
  }

  /** Resolves when no job is running. */
  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
