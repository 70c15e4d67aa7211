/** Least milliseconds between two updates. */
const MIN_INTERVAL = 100;

/** After an update, idle for at least this many times as long as the update took. */
const IDLE_FACTOR = 4;

/**
 * Throttles updates by how long they take: an update after a pause runs at once; others wait until
 * the page was idle for four times the duration of the last one. The last value is always shown.
 */
export class AdaptiveThrottle<T> {
  readonly #update: (value: T) => void;
  #waiting: { readonly value: T; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  #began = Number.NEGATIVE_INFINITY;
  #next = Number.NEGATIVE_INFINITY;

  constructor(update: (value: T) => void) {
    this.#update = update;
  }

  /** Updates with a value now or soon; replaces a value that waits. */
  offer(value: T): void {
    const left = this.#next - performance.now();
    if (left <= 0) {
      this.flush(value);
      return;
    }
    this.cancel();
    this.#waiting = { value, timer: setTimeout(() => this.flush(value), left) };
  }

  /** Updates with a value at once. */
  flush(value: T): void {
    this.cancel();
    this.#began = performance.now();
    this.#next = this.#began + MIN_INTERVAL;
    this.#update(value);
  }

  /** Call this when the update is rendered. */
  done(): void {
    if (!Number.isFinite(this.#began)) return;
    const now = performance.now();
    this.#next = now + Math.max(MIN_INTERVAL, IDLE_FACTOR * (now - this.#began));
    this.#began = Number.NEGATIVE_INFINITY;
  }

  /** Drops the value that waits. */
  cancel(): void {
    if (this.#waiting) clearTimeout(this.#waiting.timer);
    this.#waiting = null;
  }
}
