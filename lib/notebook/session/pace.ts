/** Milliseconds between two showings at least, and how many times as long as one takes. */
const AT_LEAST = 100;
const TIMES_AS_LONG = 4;

/**
 * Shows what changes many times a second as often as there is time for it: at once after a pause,
 * else when the last showing has had its share of the time. The last value always comes through.
 */
export class Pace<T> {
  readonly #show: (value: T) => void;
  #waiting: { readonly value: T; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  #began = Number.NEGATIVE_INFINITY;
  #next = Number.NEGATIVE_INFINITY;

  constructor(show: (value: T) => void) {
    this.#show = show;
  }

  /** Shows a value now or soon, in place of any that waits. */
  offer(value: T): void {
    const left = this.#next - performance.now();
    if (left <= 0) {
      this.flush(value);
      return;
    }
    this.stop();
    this.#waiting = { value, timer: setTimeout(() => this.flush(value), left) };
  }

  /** Shows a value without waiting. */
  flush(value: T): void {
    this.stop();
    this.#began = performance.now();
    this.#next = this.#began + AT_LEAST;
    this.#show(value);
  }

  /** To be called when what was shown is there to see. */
  done(): void {
    if (!Number.isFinite(this.#began)) return;
    const now = performance.now();
    this.#next = now + Math.max(AT_LEAST, TIMES_AS_LONG * (now - this.#began));
    this.#began = Number.NEGATIVE_INFINITY;
  }

  /** Forgets the value that waits. */
  stop(): void {
    if (this.#waiting) clearTimeout(this.#waiting.timer);
    this.#waiting = null;
  }
}
