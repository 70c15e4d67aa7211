import { breakDownClass, rowsByGroup } from './break-down';
import { breathe } from './breathe';
import { calibrateClass, calibratePool } from './calibrate-submission';
import { classSlots } from './drawing/class-slots';
import { sampleParts } from './drawing/sample-parts';
import { evaluateClass } from './evaluate-submission';
import type { Answer, Request } from './protocol';
import { type ScoreMatrix, scoreMatrix, type TaskLabels } from './score-matrix';

/** Milliseconds of work between two looks at the messages. */
const SLICE = 30;

/**
 * What stands behind an evaluation worker: it keeps labels and score matrices, and answers each
 * request through `answer`. A job that was cancelled gives no further answer.
 */
export function createEvaluator(
  answer: (message: Answer, transfer?: Transferable[]) => void,
): (request: Request) => void {
  const labels = new Map<string, TaskLabels>();
  const matrices = new Map<string, ScoreMatrix>();
  const cancelled = new Set<number>();

  function kept(submission: string): ScoreMatrix {
    const matrix = matrices.get(submission);
    if (!matrix) throw new Error(`no scores kept of submission ${submission}`);
    return matrix;
  }

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

  async function evaluate(request: Extract<Request, { type: 'evaluate' }>): Promise<void> {
    const { job, submission, columns } = request;
    const task = labels.get(columns.task);
    if (!task) throw new Error(`no labels for ${columns.task}`);
    const matrix = scoreMatrix(task, columns);
    const classes = await eachClass(job, matrix.classes.length, (i) => evaluateClass(matrix, i));
    if (!classes) return;
    matrices.set(submission, matrix);
    answer({ type: 'evaluated', job, classes });
  }

  async function calibrate(request: Extract<Request, { type: 'calibrate' }>): Promise<void> {
    const { job, submission, settings, pools } = request;
    const matrix = kept(submission);
    const classes = await eachClass(job, matrix.classes.length, (i) =>
      calibrateClass(matrix, i, settings),
    );
    const pooled =
      classes &&
      (await eachClass(job, pools.length, (i) => calibratePool(matrix, pools[i]!, settings)));
    if (!classes || !pooled) return;
    const calibration = { classes, pools: pooled.filter((pool) => pool !== null) };
    answer({ type: 'calibrated', job, calibration });
  }

  async function rankSlots(request: Extract<Request, { type: 'rank-slots' }>): Promise<void> {
    const { job, submission, classes, images, threshold } = request;
    const matrix = kept(submission);
    const slots = await eachClass(job, classes.length, (i) =>
      classSlots(matrix, classes[i]!, images, threshold),
    );
    const buffers = slots?.map((own) => own.slots.slots.buffer as ArrayBuffer);
    if (slots) answer({ type: 'ranked-slots', job, slots }, buffers);
  }

  async function resample(request: Extract<Request, { type: 'resample' }>): Promise<void> {
    const { job, drawing, threshold, own, given } = request;
    const ranking = own.flatMap(({ submission, classes }) => {
      const matrix = kept(submission);
      return classes.map((index) => () => classSlots(matrix, index, drawing.images, threshold));
    });
    let since = performance.now();
    for (const part of sampleParts([...ranking, ...given.map((slots) => () => slots)], drawing)) {
      if (part) answer({ type: 'sampled', job, part });
      if (performance.now() - since > SLICE) {
        await breathe();
        since = performance.now();
      }
      if (cancelled.delete(job)) return;
    }
    answer({ type: 'resampled', job });
  }

  async function breakDown(request: Extract<Request, { type: 'break-down' }>): Promise<void> {
    const { job, submission, groupOf, groups } = request;
    const matrix = kept(submission);
    const rows = rowsByGroup(groupOf, groups);
    const classes = await eachClass(job, matrix.classes.length, (i) =>
      breakDownClass(matrix, i, rows),
    );
    if (classes) answer({ type: 'broken-down', job, classes });
  }

  function run(job: number, work: Promise<void>): void {
    work.catch((error: unknown) => {
      answer({
        type: 'failed',
        job,
        message: error instanceof Error ? error.message : String(error),
      });
    });
  }

  return (request) => {
    switch (request.type) {
      case 'labels':
        labels.set(request.labels.task, request.labels);
        break;
      case 'forget-task':
        labels.delete(request.task);
        break;
      case 'forget-submission':
        matrices.delete(request.submission);
        break;
      case 'cancel':
        cancelled.add(request.job);
        answer({ type: 'cancelled', job: request.job });
        break;
      case 'evaluate':
        run(request.job, evaluate(request));
        break;
      case 'break-down':
        run(request.job, breakDown(request));
        break;
      case 'calibrate':
        run(request.job, calibrate(request));
        break;
      case 'rank-slots':
        run(request.job, rankSlots(request));
        break;
      case 'resample':
        run(request.job, resample(request));
        break;
    }
  };
}
