import { InputError } from '@/lib/ingest/input-error';
import type { Alignment } from '@/lib/ingest/match/alignment';
import { breakDownClass, imagesByGroup } from './break-down';
import { breathe } from './breathe';
import { Calibration } from './calibrate-submission';
import { contradictedScores } from './contradictions';
import { evaluateClass } from './evaluate-submission';
import {
  alignWithTask,
  joinWithTask,
  matrixOf,
  orderAsTask,
  type SubmissionData,
  submissionOf,
  type TaskData,
} from './fit';
import type { Answer, Request, SubmissionOnTask } from './protocol';
import { classSlots, resampleClasses } from './resampling';
import type { ScoreMatrix } from './score-matrix';
import { summarize } from './summarize';

/** Milliseconds of work between two looks at the messages. */
const SLICE = 30;

type Asked<Type extends Request['type']> = Extract<Request, { type: Type }>;

/** Tasks and submissions of a worker, each pair aligned once. */
class Kept {
  readonly tasks = new Map<string, TaskData>();
  readonly submissions = new Map<string, SubmissionData>();
  readonly #alignments = new WeakMap<SubmissionData, WeakMap<TaskData, Alignment>>();

  task(id: string): TaskData {
    const task = this.tasks.get(id);
    if (!task) throw new Error(`no labels for ${id}`);
    return task;
  }

  pair({ submission: id, task: taskId }: SubmissionOnTask) {
    const submission = this.submissions.get(id);
    if (!submission) throw new Error(`no scores kept of submission ${id}`);
    const task = this.task(taskId);
    const known = this.#alignments.get(submission) ?? new WeakMap<TaskData, Alignment>();
    this.#alignments.set(submission, known);
    const alignment = known.get(task) ?? alignWithTask(task, submission);
    known.set(task, alignment);
    return { task, submission, alignment };
  }

  matrix(on: SubmissionOnTask): ScoreMatrix {
    const { task, ...found } = this.pair(on);
    const { submission, alignment } = orderAsTask(task, found.submission, found.alignment);
    if (submission !== found.submission) {
      this.submissions.set(on.submission, submission);
      this.#alignments.set(submission, new WeakMap([[task, alignment]]));
    }
    return matrixOf(task, submission, alignment);
  }
}

/**
 * The work of an evaluation worker: it keeps tasks and submissions, and answers each request
 * through `answer`. A job that was cancelled gives no further answer.
 */
export function createEvaluator(
  answer: (message: Answer, transfer?: Transferable[]) => void,
): (request: Request) => void {
  const kept = new Kept();
  const cancelled = new Set<number>();

  async function eachClass<T>(
    job: number,
    total: number,
    work: (index: number) => T,
  ): Promise<T[] | null> {
    const results: T[] = [];
    let since = performance.now();
    for (let index = 0; index < total; index++) {
      results.push(work(index));
      if (performance.now() - since > SLICE) {
        answer({ type: 'progress', job, done: index + 1, total });
        await breathe();
        since = performance.now();
      }
      if (cancelled.delete(job)) return null;
    }
    return results;
  }

  async function fitSubmission({ job, on }: Asked<'fit'>): Promise<void> {
    const { task, submission, alignment } = kept.pair(on);
    answer({ type: 'fitted', job, submission: submissionOf(task, submission, alignment) });
  }

  async function join({ job, task, other }: Asked<'join'>): Promise<void> {
    const joined = joinWithTask(kept.task(task), other);
    answer({ type: 'joined', job, rows: joined }, [joined.buffer]);
  }

  async function evaluate({ job, on }: Asked<'evaluate'>): Promise<void> {
    const matrix = kept.matrix(on);
    const classes = await eachClass(job, matrix.classes.length, (i) => evaluateClass(matrix, i));
    if (classes) answer({ type: 'evaluated', job, classes });
  }

  async function calibrate({ job, on, settings, pools }: Asked<'calibrate'>): Promise<void> {
    const matrix = kept.matrix(on);
    const own = new Calibration(matrix, settings);
    const classes = await eachClass(job, own.indices.length, (i) => own.ofClass(own.indices[i]!));
    const pooled = classes && (await eachClass(job, pools.length, (i) => own.ofPool(pools[i]!)));
    if (!classes || !pooled) return;
    const calibration = { classes, pools: pooled.filter((pool) => pool !== null) };
    answer({ type: 'calibrated', job, calibration });
  }

  async function rankSlots(request: Asked<'rank-slots'>): Promise<void> {
    const { job, on, classes, images, threshold } = request;
    const matrix = kept.matrix(on);
    const slots = await eachClass(job, classes.length, (i) =>
      classSlots(matrix, classes[i]!, images, threshold),
    );
    const buffers = slots?.map((own) => own.slots.slots.buffer as ArrayBuffer);
    if (slots) answer({ type: 'ranked-slots', job, slots }, buffers);
  }

  async function resample(request: Asked<'resample'>): Promise<void> {
    const { job, design, threshold, own, given } = request;
    const ranking = own.flatMap(({ on, classes }) => {
      const matrix = kept.matrix(on);
      return classes.map((index) => () => classSlots(matrix, index, design.images, threshold));
    });
    let since = performance.now();
    const ranked = given.map((slots) => () => slots);
    for (const part of resampleClasses([...ranking, ...ranked], design)) {
      if (part) answer({ type: 'sampled', job, part });
      if (performance.now() - since > SLICE) {
        await breathe();
        since = performance.now();
      }
      if (cancelled.delete(job)) return;
    }
    answer({ type: 'resampled', job });
  }

  async function breakDown({ job, on, groupOf, groups }: Asked<'break-down'>): Promise<void> {
    const matrix = kept.matrix(on);
    const rows = imagesByGroup(matrix, groupOf, groups);
    const classes = await eachClass(job, matrix.classes.length, (i) =>
      breakDownClass(matrix, i, rows),
    );
    if (classes) answer({ type: 'broken-down', job, classes });
  }

  async function summarizeSubmission({ job, on, plan }: Asked<'summarize'>): Promise<void> {
    const matrix = kept.matrix(on);
    const classes = await eachClass(job, matrix.classes.length, (i) => evaluateClass(matrix, i));
    if (classes) answer({ type: 'summarized', job, summary: summarize(matrix, classes, plan) });
  }

  async function contradictions({ job, on, pairs }: Asked<'contradictions'>): Promise<void> {
    answer({ type: 'contradicted', job, pairs: contradictedScores(kept.matrix(on), pairs) });
  }

  function run(job: number, work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (error instanceof InputError) {
        const { problem, details } = error;
        answer({ type: 'input-error', job, problem, details });
        return;
      }
      const message = error instanceof Error ? error.message : String(error);
      answer({ type: 'failed', job, message });
    });
  }

  return (request) => {
    switch (request.type) {
      case 'task':
        kept.tasks.set(request.task.id, request.task);
        break;
      case 'submission':
        kept.submissions.set(request.submission.id, request.submission);
        break;
      case 'forget-task':
        kept.tasks.delete(request.task);
        break;
      case 'forget-submission':
        kept.submissions.delete(request.submission);
        break;
      case 'cancel':
        cancelled.add(request.job);
        answer({ type: 'cancelled', job: request.job });
        break;
      case 'fit':
        run(request.job, fitSubmission(request));
        break;
      case 'join':
        run(request.job, join(request));
        break;
      case 'evaluate':
        run(request.job, evaluate(request));
        break;
      case 'break-down':
        run(request.job, breakDown(request));
        break;
      case 'contradictions':
        run(request.job, contradictions(request));
        break;
      case 'calibrate':
        run(request.job, calibrate(request));
        break;
      case 'rank-slots':
        run(request.job, rankSlots(request));
        break;
      case 'summarize':
        run(request.job, summarizeSubmission(request));
        break;
      case 'resample':
        run(request.job, resample(request));
        break;
    }
  };
}
