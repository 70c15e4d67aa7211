import { InputError } from '@/lib/ingest/input-error';
import type { Answer, Request } from './protocol';
import type { SamplePart } from './resampling';

/** The part of a `Worker` the pool needs; a test or Node may put something else in its place. */
export interface EvaluationPort {
  postMessage(message: Request, transfer?: Transferable[]): void;
  onmessage: ((event: { data: Answer }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
  terminate(): void;
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  /** Fraction done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** Called with each part of a resampling. */
  readonly onPart?: (part: SamplePart) => void;
}

interface Job extends Pick<JobOptions, 'onProgress' | 'onPart'> {
  readonly worker: number;
  answer(answer: Answer): void;
  reject(reason: unknown): void;
}

type WithJob = Extract<Request, { job: number }>;
/** Distributes over the union, so that each request keeps its own fields. */
type WithoutJob<R> = R extends WithJob ? Omit<R, 'job'> : never;
export type JobRequest = WithoutJob<Request>;

/** A worker crashed; whatever waited on it is rejected with this. */
export class EvaluationWorkerError extends Error {
  override readonly name = 'EvaluationWorkerError';
}

/**
 * Milliseconds within which a worker confirms that it stopped a job. It looks at its messages every
 * few, except during a step that cannot be split, such as pooling all classes of a large file.
 */
export const PATIENCE = 120_000;

export interface PoolHooks {
  create(): EvaluationPort;
  /** Messages for a worker that takes the place of one that crashed. */
  begin(): readonly Request[];
  /** Called when a worker crashed, before its jobs are rejected. */
  crashed(worker: number, why: string): void;
}

/**
 * A fixed number of workers and the jobs they do. Every promise settles: a worker that crashes, or
 * that does not confirm a cancellation, rejects its jobs and is replaced when something is next
 * asked of it.
 */
export class WorkerPool {
  readonly #hooks: PoolHooks;
  /** Null where a worker crashed and nothing was asked of its place since. */
  readonly #ports: (EvaluationPort | null)[];
  readonly #jobs = new Map<number, Job>();
  /** Timers of cancellations that workers have not confirmed yet, by job. */
  readonly #unconfirmed = new Map<number, ReturnType<typeof setTimeout>>();
  #next = 0;

  constructor(hooks: PoolHooks, size: number) {
    this.#hooks = hooks;
    this.#ports = Array.from({ length: size }, (_, index) => this.#open(index));
  }

  get size(): number {
    return this.#ports.length;
  }

  #open(index: number): EvaluationPort {
    const port = this.#hooks.create();
    port.onmessage = ({ data }) => this.#receive(data);
    port.onerror = (event) => this.#crashed(index, event.message || 'its worker ended');
    return port;
  }

  #port(index: number): EvaluationPort {
    const open = this.#ports[index];
    if (open) return open;
    const port = this.#open(index);
    this.#ports[index] = port;
    for (const message of this.#hooks.begin()) port.postMessage(message);
    return port;
  }

  #receive(answer: Answer): void {
    // Workers also report their network traffic, which is not an answer.
    if (!('job' in answer)) return;
    if (answer.type === 'cancelled') {
      clearTimeout(this.#unconfirmed.get(answer.job));
      this.#unconfirmed.delete(answer.job);
    }
    const job = this.#jobs.get(answer.job);
    if (!job) return;
    if (answer.type === 'progress') job.onProgress?.(answer.done / answer.total);
    else if (answer.type === 'sampled') job.onPart?.(answer.part);
    else {
      this.#jobs.delete(answer.job);
      job.answer(answer);
    }
  }

  #crashed(index: number, why: string): void {
    this.#ports[index]?.terminate();
    this.#ports[index] = null;
    this.#hooks.crashed(index, why);
    for (const [id, job] of this.#jobs) {
      if (job.worker !== index) continue;
      this.#jobs.delete(id);
      job.reject(new EvaluationWorkerError(why));
    }
  }

  #cancel(index: number, job: number): void {
    const port = this.#ports[index];
    if (!port) return;
    port.postMessage({ type: 'cancel', job });
    const end = () => port === this.#ports[index] && this.#crashed(index, 'it stopped answering');
    this.#unconfirmed.set(job, setTimeout(end, PATIENCE));
  }

  /** Posts a message to one worker, which is opened where it crashed. */
  post(index: number, message: Request, transfer: Transferable[] = []): void {
    this.#port(index).postMessage(message, transfer);
  }

  /** Posts a message to every worker that is open. */
  postAll(message: Request): void {
    for (const port of this.#ports) port?.postMessage(message);
  }

  /**
   * Asks something of a worker.
   *
   * @param expected type of the answer
   * @throws the signal's reason, EvaluationWorkerError, InputError, or what failed in the worker
   */
  ask<Type extends Answer['type']>(
    index: number,
    request: JobRequest,
    expected: Type,
    { signal, onProgress, onPart }: JobOptions = {},
    transfer: Transferable[] = [],
  ): Promise<Extract<Answer, { type: Type }>> {
    const job = this.#next++;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const abort = () => {
        this.#jobs.delete(job);
        this.#cancel(index, job);
        reject(signal?.reason);
      };
      const done = () => signal?.removeEventListener('abort', abort);
      signal?.addEventListener('abort', abort, { once: true });
      const port = this.#port(index);
      this.#jobs.set(job, {
        worker: index,
        onProgress,
        onPart,
        answer(answer) {
          done();
          if (answer.type === expected) resolve(answer as Extract<Answer, { type: Type }>);
          else if (answer.type === 'failed') reject(new Error(answer.message));
          else if (answer.type === 'input-error') {
            reject(new InputError(answer.problem, answer.details));
          } else reject(new Error(`unexpected answer ${answer.type}`));
        },
        reject(reason) {
          done();
          reject(reason);
        },
      });
      port.postMessage({ ...request, job } as Request, transfer);
    });
  }

  close(): void {
    for (const port of this.#ports) port?.terminate();
    for (const job of this.#jobs.values()) job.reject(new EvaluationWorkerError('closed'));
    this.#jobs.clear();
  }
}
