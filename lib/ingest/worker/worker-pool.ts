/** Milliseconds without work after which a worker is ended: WebAssembly gives no memory back. */
const IDLE = 2000;

interface Waiting {
  readonly weight: number;
  begin(): void;
}

/**
 * Workers that do one job each at a time, made when first needed and ended when idle. Jobs begin
 * in the order in which they were asked for, as soon as there are a worker and room for them.
 */
export class WorkerPool {
  readonly #waiting: Waiting[] = [];
  readonly #idle = new Map<Worker, ReturnType<typeof setTimeout>>();
  readonly #closing = new AbortController();
  #running = 0;
  #weight = 0;

  /**
   * @param most workers at once
   * @param room the weight of all jobs at once; one that is heavier runs alone
   */
  constructor(
    private readonly create: () => Worker,
    private readonly most: number,
    private readonly room: number,
  ) {}

  /**
   * Runs a job on a worker. A worker whose job rejects, or answers `isLost`, is ended.
   *
   * @param signal gives up waiting for a worker
   */
  async run<T>(
    weight: number,
    job: (worker: Worker) => Promise<T>,
    isLost: (answer: T) => boolean,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    await this.#turn(weight, signal);
    let worker: Worker | null = null;
    let isUsable = false;
    try {
      worker = this.#take();
      const answer = await Promise.race([job(worker), this.#whenClosed()]);
      isUsable = !isLost(answer);
      return answer;
    } finally {
      this.#running--;
      this.#weight -= weight;
      if (worker) this.#release(worker, isUsable);
      this.#next();
    }
  }

  /** Ends all workers and rejects all jobs with the reason. */
  close(reason: Error): void {
    this.#closing.abort(reason);
    for (const worker of [...this.#idle.keys()]) this.#end(worker);
    this.#next();
  }

  #whenClosed(): Promise<never> {
    const { signal } = this.#closing;
    return new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }

  #turn(weight: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal?.reason);
        this.#next();
      };
      const waiting: Waiting = {
        weight,
        begin() {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal?.addEventListener('abort', giveUp);
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  /** Lets jobs begin that now have a worker and room. */
  #next(): void {
    for (;;) {
      const [first] = this.#waiting;
      if (!first || this.#running >= this.most) return;
      if (this.#running > 0 && this.#weight + first.weight > this.room) return;
      this.#waiting.shift();
      this.#running++;
      this.#weight += first.weight;
      first.begin();
    }
  }

  #take(): Worker {
    this.#closing.signal.throwIfAborted();
    const [idle] = this.#idle.keys();
    if (!idle) return this.create();
    clearTimeout(this.#idle.get(idle));
    this.#idle.delete(idle);
    return idle;
  }

  #release(worker: Worker, isUsable: boolean): void {
    if (!isUsable || this.#closing.signal.aborted) worker.terminate();
    else
      this.#idle.set(
        worker,
        setTimeout(() => this.#end(worker), IDLE),
      );
  }

  #end(worker: Worker): void {
    clearTimeout(this.#idle.get(worker));
    this.#idle.delete(worker);
    worker.terminate();
  }
}
