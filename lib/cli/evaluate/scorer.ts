import { pairsOf } from '@/lib/scoring/contradictions';
import {
  type ComputedSubmission,
  computeSubmission,
  type SubmissionToCompute,
  type TaskToCompute,
} from './compute-submission';
import type { OpenTask } from './open-task';
import type { ReadSubmission } from './submissions';
import type { Threads } from './threads';

/** In place of ids, which rows that are aligned no longer need. */
const NO_IDS = { bytes: new Uint8Array(), offsets: new Int32Array(1), missing: null };

/** Computes the submissions of a task, on threads where there are some. */
export class Scorer {
  readonly #task: TaskToCompute;
  readonly #challenge: OpenTask['challenge']['challenge'];
  readonly #threads: Threads | null;
  /** Submissions that threads compute now. */
  #there = 0;

  constructor({ task, data, challenge }: OpenTask, threads: Threads | null) {
    this.#task = { data, classes: task.classes, settings: challenge.settings };
    this.#challenge = challenge.challenge;
    this.#threads = threads;
    const withoutIds = { ...data, ids: NO_IDS, otherIds: [] };
    void threads?.tell({ kind: 'task', task: { ...this.#task, data: withoutIds } });
  }

  async compute({
    team,
    submission,
    matrix,
    aligned,
  }: ReadSubmission): Promise<ComputedSubmission> {
    const { images, imageSet = null, filled = 0 } = submission.alignment;
    const wanted: SubmissionToCompute = {
      team,
      matched: { images, imageSet, filled },
      pairs: pairsOf(this.#challenge, matrix.classes),
    };
    // This thread computes too when the others have enough to do.
    const threads = this.#threads;
    if (threads && this.#there < threads.count) {
      const { alignment } = aligned;
      const scores = { ...aligned.submission, ids: NO_IDS, otherIds: [] };
      this.#there++;
      const found = await threads.ask({ kind: 'compute', submission: wanted, scores, alignment });
      this.#there--;
      if (found !== null) return found as ComputedSubmission;
    }
    return computeSubmission(this.#task, wanted, matrix);
  }
}
