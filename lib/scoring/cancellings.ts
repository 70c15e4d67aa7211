/**
 * Milliseconds within which a worker takes note of a cancelling. It looks up from its work every
 * few, but for a step that cannot be parted, such as pooling all classes of the largest files.
 */
const PATIENCE = 30_000;

/** Cancellings that workers have not taken note of yet. */
export class Cancellings {
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** @param ignored called where nothing is heard of it for too long */
  expect(job: number, ignored: () => void): void {
    this.#timers.set(job, setTimeout(ignored, PATIENCE));
  }

  heeded(job: number): void {
    clearTimeout(this.#timers.get(job));
    this.#timers.delete(job);
  }
}
