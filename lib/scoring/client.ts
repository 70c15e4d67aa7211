import type { ClassBreakdown } from './break-down';
import type { Pool } from './calibrate-submission';
import { Cancellings } from './cancellings';
import type { ClassSlots } from './drawing/class-slots';
import type { SamplePart } from './drawing/sample-parts';
import type { Drawing } from './drawing/sampler';
import type { ClassResult } from './evaluate-submission';
import type { EvaluationPort } from './port';
import type { Answer, CalibrationAnswer, Request } from './protocol';
import type { SubmissionColumns, TaskLabels } from './score-matrix';
import type { CalibrationSettings } from './settings';

interface Job {
  readonly worker: number;
  readonly onProgress?: (fraction: number) => void;
  readonly onPart?: (part: SamplePart) => void;
  settle(answer: Answer): void;
  reject(reason: unknown): void;
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  /** Fraction done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** Classes that one worker draws replicates of. */
export interface SamplingShare {
  readonly own: readonly { readonly submission: string; readonly classes: readonly number[] }[];
  /** Classes of submissions that other workers keep, ranked by these. */
  readonly given: readonly ClassSlots[];
}

/** A worker that ended by itself; whatever waited on it is rejected with this. */
export class EvaluationWorkerError extends Error {
  override readonly name = 'EvaluationWorkerError';
}

/**
 * Talks to a pool of evaluation workers. A submission's score matrix lives in one worker, chosen
 * when it is evaluated; labels go to all. Every promise settles: a worker that dies rejects its
 * jobs and is replaced when something is next asked of it, and the submissions it kept have to be
 * sent again: `keeps` tells which are there.
 */
export class EvaluationClient {
  readonly #create: () => EvaluationPort;
  /** Null where a worker died and nothing was asked of its place since. */
  readonly #ports: (EvaluationPort | null)[];
  readonly #jobs = new Map<number, Job>();
  readonly #labels = new Map<string, TaskLabels>();
  /** Which worker keeps which submission. */
  readonly #home = new Map<string, number>();
  readonly #cancellings = new Cancellings();
  #next = 0;

  /** Called when a worker died, before whatever waited on it is rejected. */
  onDeath: (why: string) => void = () => {};

  constructor(create: () => EvaluationPort, size: number) {
    this.#create = create;
    this.#ports = Array.from({ length: size }, (_, index) => this.#open(index));
  }

  #open(index: number): EvaluationPort {
    const port = this.#create();
    port.onmessage = ({ data }) => this.#receive(data);
    port.onerror = (event) => this.#bury(index, event.message || 'its worker ended');
    return port;
  }

  #port(index: number): EvaluationPort {
    const open = this.#ports[index];
    if (open) return open;
    const port = this.#open(index);
    this.#ports[index] = port;
    for (const labels of this.#labels.values()) port.postMessage({ type: 'labels', labels });
    return port;
  }

  #receive(answer: Answer): void {
    if (answer.type === 'cancelled') this.#cancellings.heeded(answer.job);
    const job = this.#jobs.get(answer.job);
    if (!job) return;
    if (answer.type === 'progress') {
      job.onProgress?.(answer.done / answer.total);
      return;
    }
    if (answer.type === 'sampled') {
      job.onPart?.(answer.part);
      return;
    }
    this.#jobs.delete(answer.job);
    job.settle(answer);
  }

  #bury(index: number, why: string): void {
    this.#ports[index]?.terminate();
    this.#ports[index] = null;
    const lost = [...this.#home].filter(([, home]) => home === index).map(([id]) => id);
    for (const submission of lost) this.#home.delete(submission);
    this.onDeath(why);
    for (const [id, job] of this.#jobs) {
      if (job.worker !== index) continue;
      this.#jobs.delete(id);
      job.reject(new EvaluationWorkerError(why));
    }
  }

  /** Gives a task's labels to every worker, in place of earlier ones of the same task. */
  setLabels(labels: TaskLabels): void {
    this.#labels.set(labels.task, labels);
    for (const port of this.#ports) port?.postMessage({ type: 'labels', labels });
  }

  forgetTask(task: string): void {
    this.#labels.delete(task);
    for (const port of this.#ports) port?.postMessage({ type: 'forget-task', task });
  }

  forgetSubmission(submission: string): void {
    const home = this.#home.get(submission);
    if (home === undefined) return;
    this.#home.delete(submission);
    this.#ports[home]?.postMessage({ type: 'forget-submission', submission });
  }

  /** Has a worker leave off a job; one that takes no note of it is ended. */
  #cancel(worker: number, job: number): void {
    const port = this.#ports[worker];
    if (!port) return;
    port.postMessage({ type: 'cancel', job });
    this.#cancellings.expect(job, () => {
      if (port === this.#ports[worker]) this.#bury(worker, 'it stopped answering');
    });
  }

  #ask(
    worker: number,
    request: (job: number) => Request,
    transfer: Transferable[],
    options: JobOptions & Pick<Job, 'onPart'>,
  ): Promise<Answer> {
    const job = this.#next++;
    const { signal, onProgress, onPart } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const abort = () => {
        this.#jobs.delete(job);
        this.#cancel(worker, job);
        reject(signal?.reason);
      };
      const heedless = () => signal?.removeEventListener('abort', abort);
      const settle = (answer: Answer) => {
        heedless();
        if (answer.type === 'failed') reject(new Error(answer.message));
        else resolve(answer);
      };
      signal?.addEventListener('abort', abort, { once: true });
      const fail = (reason: unknown) => {
        heedless();
        reject(reason);
      };
      this.#jobs.set(job, { worker, onProgress, onPart, settle, reject: fail });
      this.#port(worker).postMessage(request(job), transfer);
    });
  }

  #leastLoaded(): number {
    const load = this.#ports.map(() => 0);
    for (const home of this.#home.values()) load[home]! += 1;
    return load.indexOf(Math.min(...load));
  }

  /**
   * Ranks every class of a submission. The score columns and row arrays are transferred to the
   * worker: they must not be views of something else, and are empty here afterwards.
   */
  async evaluate(
    submission: string,
    columns: SubmissionColumns,
    options: JobOptions = {},
  ): Promise<ClassResult[]> {
    const worker = this.#home.get(submission) ?? this.#leastLoaded();
    this.#home.set(submission, worker);
    const arrays = [...columns.scores, columns.labelRows, columns.predictionRows];
    const transfer = [...new Set(arrays.map((array) => array.buffer))] as Transferable[];
    try {
      const answer = await this.#ask(
        worker,
        (job) => ({ type: 'evaluate', job, submission, columns }),
        transfer,
        options,
      );
      if (answer.type !== 'evaluated') throw new Error(`unexpected answer ${answer.type}`);
      return answer.classes;
    } catch (error) {
      this.forgetSubmission(submission);
      throw error;
    }
  }

  /** Calibration of an evaluated submission, by class and by pool of classes. */
  async calibrate(
    submission: string,
    settings: CalibrationSettings,
    pools: readonly Pool[],
    options: JobOptions = {},
  ): Promise<CalibrationAnswer> {
    const answer = await this.#ask(
      this.homeOf(submission),
      (job) => ({ type: 'calibrate', job, submission, settings, pools }),
      [],
      options,
    );
    if (answer.type !== 'calibrated') throw new Error(`unexpected answer ${answer.type}`);
    return answer.calibration;
  }

  /** Number of workers. */
  get size(): number {
    return this.#ports.length;
  }

  /** Whether a worker keeps a submission's scores. */
  keeps(submission: string): boolean {
    return this.#home.has(submission);
  }

  /** The worker that keeps an evaluated submission. */
  homeOf(submission: string): number {
    const worker = this.#home.get(submission);
    if (worker === undefined) throw new Error(`submission ${submission} was not evaluated`);
    return worker;
  }

  /** Ranks some classes of a submission, so that another worker can draw from them. */
  async rankSlots(
    submission: string,
    classes: readonly number[],
    images: number,
    threshold: number,
    options: JobOptions = {},
  ): Promise<ClassSlots[]> {
    const answer = await this.#ask(
      this.homeOf(submission),
      (job) => ({ type: 'rank-slots', job, submission, classes, images, threshold }),
      [],
      options,
    );
    if (answer.type !== 'ranked-slots') throw new Error(`unexpected answer ${answer.type}`);
    return answer.slots;
  }

  /** Has one worker draw replicates; `onPart` is told of each part as it is there. */
  async resample(
    worker: number,
    share: SamplingShare,
    drawing: Drawing,
    threshold: number,
    onPart: (part: SamplePart) => void,
    options: JobOptions = {},
  ): Promise<void> {
    const transfer = share.given.map((own) => own.slots.slots.buffer as ArrayBuffer);
    const answer = await this.#ask(
      worker,
      (job) => ({ type: 'resample', job, drawing, threshold, ...share }),
      transfer,
      { ...options, onPart },
    );
    if (answer.type !== 'resampled') throw new Error(`unexpected answer ${answer.type}`);
  }

  /** Counts of an evaluated submission by class and group of images; see the protocol. */
  async breakDown(
    submission: string,
    groupOf: Int32Array,
    groups: number,
    options: JobOptions = {},
  ): Promise<ClassBreakdown[]> {
    const answer = await this.#ask(
      this.homeOf(submission),
      (job) => ({ type: 'break-down', job, submission, groupOf, groups }),
      [],
      options,
    );
    if (answer.type !== 'broken-down') throw new Error(`unexpected answer ${answer.type}`);
    return answer.classes;
  }

  close(): void {
    for (const port of this.#ports) port?.terminate();
    for (const job of this.#jobs.values()) job.reject(new EvaluationWorkerError('closed'));
    this.#jobs.clear();
  }
}
