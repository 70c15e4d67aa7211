import type { ParentPair } from '@/lib/challenge/challenge';
import type { EnsemblePlan } from '@/lib/improve/build-ensemble';
import type { Ensemble } from '@/lib/improve/ensemble';
import type { ImproveFound, ImprovePlan, PlanKind } from '@/lib/improve/improve';
import type { EnsembleMix, MixedScores } from '@/lib/improve/mix';
import type { AlignedIds } from '@/lib/ingest/match/alignment';
import type { ClassBreakdown } from './break-down';
import type { Pool } from './calibrate-submission';
import type { ClassResult } from './class-result';
import type { PairedScores } from './contradictions';
import type { Submission, SubmissionData, TaskData } from './fit';
import type { ImageAnswers, QuestionKind, QuestionOf } from './images/questions';
import type { OwnScores } from './member-scores';
import type { CalibrationAnswer, EnsembleWork, SubmissionOnTask, TaskThresholds } from './protocol';
import { type ClassSlots, type ResamplingDesign, type SamplePart, slotBuffers } from './resampling';
import type { CalibrationSettings } from './settings';
import type { SummaryPlan } from './summarize';
import type { SubmissionSummary } from './summary';
import { type EvaluationPort, type JobOptions, WorkerPool } from './worker-pool';

export type { JobOptions };

/** Classes that one worker resamples. */
export interface SamplingShare {
  readonly own: readonly { readonly submission: string; readonly classes: readonly number[] }[];
  /** Classes of submissions that other workers keep, ranked by these. */
  readonly given: readonly ClassSlots[];
}

/**
 * Talks to a pool of evaluation workers. A submission's scores are in one worker, tasks are in all.
 * Where a worker crashes, the submissions it kept have to be sent again: `keeps` says which are
 * there.
 */
export class EvaluationClient {
  readonly #pool: WorkerPool;
  readonly #tasks = new Map<string, TaskData>();
  /** Which worker keeps which submission. */
  readonly #home = new Map<string, number>();
  /** The task on which each submission was evaluated last. */
  readonly #taskOf = new Map<string, string>();

  /** The thresholds of classes in force, by submission; sent again with its scores. */
  readonly #thresholds = new Map<string, TaskThresholds>();

  /** Called when a worker crashed, before whatever waited on it is rejected. */
  onCrash: (why: string) => void = () => {};

  constructor(create: () => EvaluationPort, size: number) {
    const hooks = {
      create,
      begin: () => Array.from(this.#tasks.values(), (task) => ({ type: 'task', task }) as const),
      crashed: (worker: number, why: string) => {
        for (const [id, home] of this.#home) if (home === worker) this.#home.delete(id);
        this.onCrash(why);
      },
    };
    this.#pool = new WorkerPool(hooks, size);
  }

  /** Number of workers. */
  get size(): number {
    return this.#pool.size;
  }

  /** Gives a task to every worker, in place of an earlier one of the same id. */
  setTask(task: TaskData): void {
    this.#tasks.set(task.id, task);
    this.#pool.postAll({ type: 'task', task });
  }

  forgetTask(task: string): void {
    if (this.#tasks.delete(task)) this.#pool.postAll({ type: 'forget-task', task });
  }

  /**
   * Gives a submission to a worker, in place of an earlier one of the same id. Its scores and ids
   * are transferred: they must not be views of something larger, and are empty here afterwards.
   */
  setSubmission(submission: SubmissionData): void {
    const worker = this.#home.get(submission.id) ?? this.#leastLoaded();
    this.#home.set(submission.id, worker);
    const { ids, scores } = submission;
    const arrays = [ids.bytes, ids.offsets, ...(ids.missing ? [ids.missing] : []), ...scores];
    const transfer = [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
    this.#pool.post(worker, { type: 'submission', submission }, transfer);
    const thresholds = this.#thresholds.get(submission.id);
    if (thresholds) this.setThresholds(submission.id, thresholds);
  }

  /** Has classes of a submission called at thresholds of their own; null for one of all. */
  setThresholds(submission: string, thresholds: TaskThresholds | null): void {
    if (thresholds) this.#thresholds.set(submission, thresholds);
    else this.#thresholds.delete(submission);
    const home = this.#home.get(submission);
    if (home !== undefined) this.#pool.post(home, { type: 'thresholds', submission, thresholds });
  }

  forgetSubmission(submission: string): void {
    this.#taskOf.delete(submission);
    this.#thresholds.delete(submission);
    const home = this.#home.get(submission);
    if (home === undefined) return;
    this.#home.delete(submission);
    this.#pool.post(home, { type: 'forget-submission', submission });
  }

  /** Whether a worker keeps a submission's scores. */
  keeps(submission: string): boolean {
    return this.#home.has(submission);
  }

  /** The worker that keeps a submission's scores. */
  homeOf(submission: string): number {
    const worker = this.#home.get(submission);
    if (worker === undefined) throw new Error(`no worker keeps submission ${submission}`);
    return worker;
  }

  #leastLoaded(): number {
    const load = Array.from({ length: this.size }, () => 0);
    for (const home of this.#home.values()) load[home]! += 1;
    return load.indexOf(Math.min(...load));
  }

  #evaluated(submission: string): SubmissionOnTask {
    const task = this.#taskOf.get(submission);
    if (task === undefined) throw new Error(`submission ${submission} was not evaluated`);
    return { submission, task };
  }

  /**
   * How a submission meets a task.
   *
   * @throws InputError where they share no class, or no id
   */
  async fit(submission: string, task: string, options?: JobOptions): Promise<Submission> {
    const request = { type: 'fit', on: { submission, task } } as const;
    return (await this.#pool.ask(this.homeOf(submission), request, 'fitted', options)).submission;
  }

  /**
   * For each row of a task's label file the row of another file with the same id, -1 where it has
   * none.
   *
   * @throws InputError where they share no id
   */
  async join(
    task: string,
    other: AlignedIds,
    options?: JobOptions,
  ): Promise<Int32Array<ArrayBuffer>> {
    const request = { type: 'join', task, other } as const;
    return (await this.#pool.ask(this.#leastLoaded(), request, 'joined', options)).rows;
  }

  /** Ranks every class of a submission that the task has too. */
  async evaluate(submission: string, task: string, options?: JobOptions): Promise<ClassResult[]> {
    this.#taskOf.set(submission, task);
    const request = { type: 'evaluate', on: { submission, task } } as const;
    return (await this.#pool.ask(this.homeOf(submission), request, 'evaluated', options)).classes;
  }

  /** Calibration of an evaluated submission, by class and by pool of classes. */
  async calibrate(
    submission: string,
    settings: CalibrationSettings,
    pools: readonly Pool[],
    options?: JobOptions,
  ): Promise<CalibrationAnswer> {
    const on = this.#evaluated(submission);
    const request = { type: 'calibrate', on, settings, pools } as const;
    const home = this.homeOf(submission);
    return (await this.#pool.ask(home, request, 'calibrated', options)).calibration;
  }

  /** What a results file holds of an evaluated submission. */
  async summarize(
    submission: string,
    plan: SummaryPlan,
    options?: JobOptions,
  ): Promise<SubmissionSummary> {
    const request = { type: 'summarize', on: this.#evaluated(submission), plan } as const;
    const home = this.homeOf(submission);
    return (await this.#pool.ask(home, request, 'summarized', options)).summary;
  }

  /** Ranks some classes of an evaluated submission, so that another worker can resample them. */
  async rankSlots(
    submission: string,
    classes: readonly number[],
    images: number,
    threshold: number,
    options?: JobOptions,
  ): Promise<ClassSlots[]> {
    const on = this.#evaluated(submission);
    const request = { type: 'rank-slots', on, classes, images, threshold } as const;
    return (await this.#pool.ask(this.homeOf(submission), request, 'ranked-slots', options)).slots;
  }

  /** Has one worker make replicates; `onPart` is called with each part as soon as it is there. */
  async resample(
    worker: number,
    { own, given }: SamplingShare,
    design: ResamplingDesign,
    threshold: number,
    onPart: (part: SamplePart) => void,
    options: Omit<JobOptions, 'onPart'> = {},
  ): Promise<void> {
    const kept = own.map(({ submission, classes }) => ({
      on: this.#evaluated(submission),
      classes,
    }));
    const request = { type: 'resample', design, threshold, own: kept, given } as const;
    const transfer = slotBuffers(given);
    await this.#pool.ask(worker, request, 'resampled', { ...options, onPart }, transfer);
  }

  /**
   * Counts of an evaluated submission by class and group of images.
   *
   * @param groupOf group of each row of the label file, -1 for none
   */
  async breakDown(
    submission: string,
    groupOf: Int32Array,
    groups: number,
    options?: JobOptions,
  ): Promise<ClassBreakdown[]> {
    const on = this.#evaluated(submission);
    const request = { type: 'break-down', on, groupOf, groups } as const;
    return (await this.#pool.ask(this.homeOf(submission), request, 'broken-down', options)).classes;
  }

  /** Where a submission's scores contradict the parents of classes. */
  async contradictions(
    submission: string,
    pairs: readonly ParentPair[],
    options?: JobOptions,
  ): Promise<PairedScores[]> {
    const on = this.#evaluated(submission);
    const request = { type: 'contradictions', on, pairs } as const;
    return (await this.#pool.ask(this.homeOf(submission), request, 'contradicted', options)).pairs;
  }

  /** What a plan would improve of an evaluated submission; null where scores can only be ranked. */
  async improve<Kind extends PlanKind>(
    submission: string,
    plan: Extract<ImprovePlan, { kind: Kind }>,
    options?: JobOptions,
  ): Promise<ImproveFound[Kind]> {
    const request = { type: 'improve', on: this.#evaluated(submission), plan } as const;
    const home = this.homeOf(submission);
    const { found } = await this.#pool.ask(home, request, 'improved', options);
    return found as ImproveFound[Kind];
  }

  /** A copy of the scores of an evaluated submission, for an ensemble. */
  async copyScores(submission: string, team: string, options?: JobOptions): Promise<OwnScores> {
    const request = { type: 'copy-scores', on: this.#evaluated(submission), team } as const;
    const home = this.homeOf(submission);
    return (await this.#pool.ask(home, request, 'scores-copied', options)).scores;
  }

  /**
   * Makes an ensemble of members, or its scores. Their scores are transferred, and empty afterwards.
   *
   * @throws InputError where the members share no image or no class
   */
  async ensemble<Work extends EnsemblePlan | EnsembleMix>(
    asked: EnsembleWork & { readonly work: Work },
    options?: JobOptions,
  ): Promise<Work extends EnsemblePlan ? Ensemble : MixedScores> {
    const request = { type: 'ensemble', ...asked } as const;
    const arrays = asked.members.flatMap(({ scores }) => scores);
    const transfer = arrays.map(({ buffer }) => buffer as ArrayBuffer);
    const worker = this.#leastLoaded();
    const { done } = await this.#pool.ask(worker, request, 'ensemble-done', options, transfer);
    return done as Work extends EnsemblePlan ? Ensemble : MixedScores;
  }

  /** What an evaluated submission says of its images. */
  async images<Kind extends QuestionKind>(
    submission: string,
    question: QuestionOf<Kind>,
    options?: JobOptions,
  ): Promise<ImageAnswers[Kind]> {
    const request = { type: 'images', on: this.#evaluated(submission), question } as const;
    const home = this.homeOf(submission);
    const { found } = await this.#pool.ask(home, request, 'images-answered', options);
    return found as ImageAnswers[Kind];
  }

  close(): void {
    this.#pool.close();
  }
}
