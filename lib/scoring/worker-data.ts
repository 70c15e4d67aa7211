import type { Alignment } from '@/lib/ingest/match/alignment';
import { withThresholds } from './decisions';
import { alignWithTask, matrixOf, orderAsTask, type SubmissionData, type TaskData } from './fit';
import type { SubmissionOnTask, TaskThresholds } from './protocol';
import type { ScoreMatrix } from './score-matrix';

/** Tasks and submissions of a worker, each pair aligned once. */
export class WorkerData {
  readonly tasks = new Map<string, TaskData>();
  readonly submissions = new Map<string, SubmissionData>();
  /** Thresholds of classes in force, by submission. */
  readonly thresholds = new Map<string, TaskThresholds>();
  readonly #alignments = new WeakMap<SubmissionData, WeakMap<TaskData, Alignment>>();

  task(id: string): TaskData {
    const task = this.tasks.get(id);
    if (!task) throw new Error(`no labels for ${id}`);
    return task;
  }

  pair({ submission: id, task: taskId }: SubmissionOnTask) {
    const submission = this.submissions.get(id);
    if (!submission) throw new Error(`no scores of submission ${id}`);
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
    const matrix = matrixOf(task, submission, alignment);
    const thresholds = this.thresholds.get(on.submission);
    return thresholds?.task === on.task ? withThresholds(matrix, thresholds) : matrix;
  }
}
