import { buildEnsemble, ensembleSteps } from '@/lib/improve/build-ensemble';
import { improve, STEPS_A_CLASS } from '@/lib/improve/improve';
import { mixedScores } from '@/lib/improve/mix';
import { InputError } from '@/lib/ingest/input-error';
import { breakDownClass, imagesByGroup } from './break-down';
import { breathe } from './breathe';
import { Calibration } from './calibrate-submission';
import { contradictedScores } from './contradictions';
import { evaluateClass } from './evaluate-submission';
import { joinWithTask, submissionOf } from './fit';
import { answerImages } from './images/answer';
import { copyScores, memberScores } from './member-scores';
import type { Answer, Request } from './protocol';
import { classSlots, resampleClasses, slotBuffers } from './resampling';
import type { ScoreMatrix } from './score-matrix';
import type { Steps } from './steps';
import { summarize } from './summarize';
import { WorkerData } from './worker-data';

/** Milliseconds of work between two looks at the messages. */
const SLICE = 30;

type Send = (message: Answer, transfer?: Transferable[]) => void;

type JobType = Exclude<Extract<Request, { job: number }>['type'], 'cancel'>;
type JobRequest<Type extends JobType = JobType> = Extract<Request, { type: Type }>;

/** One job of a worker: the data it works on, and its answers. */
class Job {
  #since = performance.now();

  constructor(
    readonly id: number,
    readonly data: WorkerData,
    readonly send: Send,
    readonly isCancelled: () => boolean,
  ) {}

  /** Whether the job goes on: looks at the messages after each slice of work, a cancel among them. */
  async goesOn(progress?: { done: number; total: number }): Promise<boolean> {
    if (performance.now() - this.#since > SLICE) {
      if (progress) this.send({ type: 'progress', job: this.id, ...progress });
      await breathe();
      this.#since = performance.now();
    }
    return !this.isCancelled();
  }

  /** The results of work on each of `total` items; null if the job was cancelled. */
  async each<T>(total: number, work: (index: number) => T): Promise<T[] | null> {
    const results: T[] = [];
    for (let index = 0; index < total; index++) {
      results.push(work(index));
      if (!(await this.goesOn({ done: index + 1, total }))) return null;
    }
    return results;
  }

  /** Does work in steps; null if the job was cancelled. */
  async steps<T>(steps: Steps<T>, total: number): Promise<{ readonly result: T } | null> {
    for (let done = 0; ; done++) {
      const step = steps.next();
      if (step.done) return { result: step.value };
      if (!(await this.goesOn({ done: Math.min(done, total), total }))) return null;
    }
  }

  eachClass<T>(matrix: ScoreMatrix, work: (index: number) => T): Promise<T[] | null> {
    return this.each(matrix.classes.length, work);
  }
}

type EnsembleDone = Extract<Answer, { type: 'ensemble-done' }>['done'];

type Work = { readonly [T in JobType]: (job: Job, request: JobRequest<T>) => Promise<void> | void };

/** What a worker does for each request that is a job. */
const WORK: Work = {
  fit(job, { on }) {
    const { task, submission, alignment } = job.data.pair(on);
    job.send({
      type: 'fitted',
      job: job.id,
      submission: submissionOf(task, submission, alignment),
    });
  },

  join(job, { task, other }) {
    const rows = joinWithTask(job.data.task(task), other);
    job.send({ type: 'joined', job: job.id, rows }, [rows.buffer]);
  },

  async evaluate(job, { on }) {
    const matrix = job.data.matrix(on);
    const classes = await job.eachClass(matrix, (i) => evaluateClass(matrix, i));
    if (classes) job.send({ type: 'evaluated', job: job.id, classes });
  },

  async calibrate(job, { on, settings, pools }) {
    const own = new Calibration(job.data.matrix(on), settings);
    const classes = await job.each(own.indices.length, (i) => own.ofClass(own.indices[i]!));
    const pooled = classes && (await job.each(pools.length, (i) => own.ofPool(pools[i]!)));
    if (!classes || !pooled) return;
    const calibration = { classes, pools: pooled.filter((pool) => pool !== null) };
    job.send({ type: 'calibrated', job: job.id, calibration });
  },

  async 'rank-slots'(job, { on, classes, images, threshold }) {
    const matrix = job.data.matrix(on);
    const rank = (i: number) => classSlots(matrix, classes[i]!, images, threshold);
    const slots = await job.each(classes.length, rank);
    if (slots) job.send({ type: 'ranked-slots', job: job.id, slots }, slotBuffers(slots));
  },

  async resample(job, { design, threshold, own, given }) {
    const ranking = own.flatMap(({ on, classes }) => {
      const matrix = job.data.matrix(on);
      return classes.map((index) => () => classSlots(matrix, index, design.images, threshold));
    });
    const ranked = given.map((slots) => () => slots);
    for (const part of resampleClasses([...ranking, ...ranked], design)) {
      if (part) job.send({ type: 'sampled', job: job.id, part });
      if (!(await job.goesOn())) return;
    }
    job.send({ type: 'resampled', job: job.id });
  },

  async 'break-down'(job, { on, groupOf, groups }) {
    const matrix = job.data.matrix(on);
    const rows = imagesByGroup(matrix, groupOf, groups);
    const classes = await job.eachClass(matrix, (i) => breakDownClass(matrix, i, rows));
    if (classes) job.send({ type: 'broken-down', job: job.id, classes });
  },

  async summarize(job, { on, plan }) {
    const matrix = job.data.matrix(on);
    const classes = await job.eachClass(matrix, (i) => evaluateClass(matrix, i));
    if (!classes) return;
    job.send({ type: 'summarized', job: job.id, summary: summarize(matrix, classes, plan) });
  },

  contradictions(job, { on, pairs }) {
    const found = contradictedScores(job.data.matrix(on), pairs);
    job.send({ type: 'contradicted', job: job.id, pairs: found });
  },

  async improve(job, { on, plan }) {
    const matrix = job.data.matrix(on);
    const total = STEPS_A_CLASS[plan.kind] * matrix.classes.length;
    const done = await job.steps(improve(matrix, plan), total);
    if (done) job.send({ type: 'improved', job: job.id, found: done.result });
  },

  'copy-scores'(job, { on, team }) {
    const scores = copyScores(team, job.data.matrix(on));
    const buffers = scores.scores.map(({ buffer }) => buffer as ArrayBuffer);
    job.send({ type: 'scores-copied', job: job.id, scores }, buffers);
  },

  async ensemble(job, { task, members, work }) {
    const input = memberScores(job.data.task(task), members);
    const { length } = input.classes;
    const done =
      'fit' in work
        ? await job.steps<EnsembleDone>(buildEnsemble(input, work), ensembleSteps(length, work.fit))
        : await job.steps<EnsembleDone>(mixedScores(input, work), length);
    if (done) job.send({ type: 'ensemble-done', job: job.id, done: done.result });
  },

  async images(job, { on, question }) {
    const { task } = job.data.pair(on);
    const found = await answerImages(
      {
        matrix: job.data.matrix(on),
        task,
        rows: task.ids.offsets.length - 1,
        each: (total, step) => job.each(total, step),
      },
      question,
    );
    // A cancelled job is waited for by nobody.
    job.send({ type: 'images-answered', job: job.id, found });
  },
};

function failure(job: number, error: unknown): Answer {
  if (error instanceof InputError) {
    const { problem, details } = error;
    return { type: 'input-error', job, problem, details };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { type: 'failed', job, message };
}

/**
 * The work of an evaluation worker: it stores tasks and submissions, and answers each request
 * through `send`. A job that was cancelled gives no further answer.
 */
export function createEvaluator(send: Send): (request: Request) => void {
  const data = new WorkerData();
  const cancelled = new Set<number>();

  async function run<T extends JobType>(request: JobRequest<T>): Promise<void> {
    const { type, job: id } = request as JobRequest & { readonly type: T };
    try {
      await WORK[type](new Job(id, data, send, () => cancelled.delete(id)), request);
    } catch (error) {
      send(failure(id, error));
    }
  }

  return (request) => {
    switch (request.type) {
      case 'task':
        data.tasks.set(request.task.id, request.task);
        break;
      case 'submission':
        data.submissions.set(request.submission.id, request.submission);
        break;
      case 'thresholds':
        if (request.thresholds) data.thresholds.set(request.submission, request.thresholds);
        else data.thresholds.delete(request.submission);
        break;
      case 'forget-task':
        data.tasks.delete(request.task);
        break;
      case 'forget-submission':
        data.submissions.delete(request.submission);
        data.thresholds.delete(request.submission);
        break;
      case 'cancel':
        cancelled.add(request.job);
        send({ type: 'cancelled', job: request.job });
        break;
      default:
        void run(request);
    }
  };
}
