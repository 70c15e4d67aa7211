import type { Database } from '@/lib/engine';
import type { EvaluationClient } from '@/lib/evaluation/client';
import { type Submission, submissionColumns } from '@/lib/evaluation/intake/submission';
import { type Task, taskLabels } from '@/lib/evaluation/intake/task';
import { poolsOf } from '@/lib/evaluation/pools';
import { DEFAULT_SETTINGS } from '@/lib/evaluation/settings';
import type { Breakdown } from '../breakdown';
import { type CalibrationChoice, calibrationKey, calibrationOf } from './calibration';
import { breakDownTask, type TaskAttribute } from './parting';
import { failedStatus, type WorkspaceStore } from './store';

/** Has submissions computed in the workers, and puts what they answer into the store. */
export class Computing {
  readonly #store: WorkspaceStore;
  readonly #open: () => EvaluationClient;
  #opened: EvaluationClient | null = null;
  #recalibration = new AbortController();
  #calibration: CalibrationChoice = DEFAULT_SETTINGS;
  /** Version of each label file whose labels the workers hold. */
  readonly #sentLabels = new Map<string, number>();

  constructor(store: WorkspaceStore, open: () => EvaluationClient) {
    this.#store = store;
    this.#open = open;
  }

  /** The workers, opened when first wanted. */
  get client(): EvaluationClient {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  /** Lets go of all that is kept of a file. */
  forget(id: string): void {
    this.#sentLabels.delete(id);
    this.#opened?.forgetTask(id);
    this.forgetSubmission(id);
  }

  forgetSubmission(id: string): void {
    this.#opened?.forgetSubmission(id);
    this.#store.setResult(id, null);
  }

  /** Gives the workers a task's labels, unless they have them. */
  async sendLabels(db: Database, task: Task): Promise<void> {
    const version = this.#store.entry(task.id)?.version ?? 0;
    if (this.#sentLabels.get(task.id) === version) return;
    this.client.setLabels(await taskLabels(db, task));
    this.#sentLabels.set(task.id, version);
  }

  /** Fetches a submission's scores, ranks them and keeps the result under `key`. */
  async compute(
    db: Database,
    id: string,
    task: Task,
    submission: Submission,
    key: string,
    signal: AbortSignal,
  ): Promise<void> {
    const start = performance.now();
    try {
      this.#store.patch(id, { status: { kind: 'working', step: 'gathering' } });
      const columns = await submissionColumns(db, task, submission);
      const onProgress = (fraction: number) =>
        this.#store.patch(id, { status: { kind: 'working', step: 'ranking', fraction } });
      onProgress(0);
      const classes = await this.client.evaluate(id, columns, { signal, onProgress });
      const choice = this.#calibration;
      const calibration = await calibrationOf(this.client, id, task, choice, { signal });
      if (!this.#store.entry(id)) {
        this.#opened?.forgetSubmission(id);
        return;
      }
      this.#store.setResult(id, { key, classes, ...calibration });
      const seconds = submission.source.loaded.seconds + (performance.now() - start) / 1000;
      this.#store.patch(id, { status: { kind: 'ready' }, seconds });
      if (choice !== this.#calibration) void this.setCalibration(this.#calibration);
    } catch (error) {
      if (signal.aborted) return;
      this.forgetSubmission(id);
      this.#store.patch(id, { joined: null, status: failedStatus(error) });
    }
  }

  /**
   * Has every submission of a task counted by class and group of images; null where results came or
   * went meanwhile, so that the answer is of no use.
   */
  async breakDown(
    db: Database,
    task: Task,
    attribute: TaskAttribute,
    signal: AbortSignal,
  ): Promise<Breakdown | null> {
    const { state } = this.#store;
    const computed = () =>
      JSON.stringify(Array.from(this.#store.state.results, ([id, { key }]) => [id, key]));
    const before = computed();
    const stale = () => computed() !== before;
    try {
      const breakdown = await breakDownTask(db, this.client, task, attribute, state, signal);
      return stale() ? null : breakdown;
    } catch (error) {
      if (stale()) return null;
      throw error;
    }
  }

  #stale(choice: CalibrationChoice): { id: string; task: Task }[] {
    const { tasks, sources, results } = this.#store.state;
    const byId = new Map(tasks.map((task) => [task.id, task]));
    return sources.flatMap((entry) => {
      const task = byId.get(entry.joined?.task ?? '');
      const result = results.get(entry.id);
      if (!task || !result) return [];
      const current = calibrationKey(choice, poolsOf(task.classes, choice.limits));
      return result.calibrationKey === current ? [] : [{ id: entry.id, task }];
    });
  }

  /** Recomputes calibration under another choice; a choice overtaken by the next is dropped. */
  async setCalibration(choice: CalibrationChoice): Promise<void> {
    this.#calibration = choice;
    this.#recalibration.abort();
    this.#recalibration = new AbortController();
    const { signal } = this.#recalibration;
    const recalibrate = async ({ id, task }: { id: string; task: Task }) => {
      try {
        const calibration = await calibrationOf(this.client, id, task, choice, { signal });
        if (!signal.aborted && this.#store.state.results.has(id)) {
          this.#store.setResult(id, calibration);
        }
      } catch (error) {
        if (!signal.aborted) this.#store.report(error);
      }
    };
    await Promise.all(this.#stale(choice).map(recalibrate));
  }
}
