import type { Submission } from '@/lib/engine/intake/submission';
import type { Task } from '@/lib/engine/intake/task';
import { withSignal } from '@/lib/engine/with-signal';
import {
  type EvaluationClient,
  EvaluationWorkerError,
  type JobOptions,
} from '@/lib/scoring/client';
import { poolsOf } from '@/lib/scoring/pools';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import type { Breakdown } from '../breakdown';
import { type CalibrationChoice, calibrationKey, calibrationOf } from './calibration';
import { intake } from './intake';
import type { KeptDatabase } from './kept-database';
import type { TaskAttribute } from './parting';
import { stoppedWords } from './stopped-words';
import { failedStatus, type WorkspaceStore } from './store';
import { twice } from './twice';

const death = (error: unknown) =>
  error instanceof EvaluationWorkerError ? `computing stopped twice: ${error.message}` : null;

/** Has submissions computed in the workers, and puts what they answer into the store. */
export class Computing {
  readonly #store: WorkspaceStore;
  readonly #open: () => EvaluationClient;
  readonly #database: KeptDatabase;
  #opened: EvaluationClient | null = null;
  #recalibration = new AbortController();
  #calibration: CalibrationChoice = DEFAULT_SETTINGS;
  /** Version of each label file whose labels the workers hold. */
  readonly #sentLabels = new Map<string, number>();
  /** What could not be computed, by submission: it is not tried without end. */
  readonly #failed = new Map<string, string>();
  /** Submissions whose scores are on their way to a worker again. */
  readonly #returning = new Map<string, Promise<void>>();

  constructor(store: WorkspaceStore, database: KeptDatabase, open: () => EvaluationClient) {
    this.#store = store;
    this.#database = database;
    this.#open = open;
  }

  /** The workers, opened when first wanted. */
  get client(): EvaluationClient {
    if (this.#opened) return this.#opened;
    this.#opened = this.#open();
    this.#opened.onDeath = () =>
      this.#store.report(stoppedWords('computing', this.#store.state.sources));
    return this.#opened;
  }

  /** Whether computing a submission under this key has failed. */
  hasFailed(id: string, key: string): boolean {
    return this.#failed.get(id) === key;
  }

  /** Lets go of all that is kept of a file. */
  forget(id: string): void {
    this.#failed.delete(id);
    this.#sentLabels.delete(id);
    this.#opened?.forgetTask(id);
    this.forgetSubmission(id);
  }

  forgetSubmission(id: string): void {
    this.#opened?.forgetSubmission(id);
    this.#store.setResult(id, null);
  }

  /** Gives the workers a task's labels, unless they have them. */
  async sendLabels(task: Task, signal: AbortSignal): Promise<void> {
    const version = this.#store.entry(task.id)?.version ?? 0;
    if (this.#sentLabels.get(task.id) === version) return;
    const { taskLabels } = await intake();
    const labels = await this.#database.use((db) => taskLabels(withSignal(db, signal), task));
    this.client.setLabels(labels);
    this.#sentLabels.set(task.id, version);
  }

  /** Fetches a submission's scores and ranks them; once again where the worker dies of it. */
  #evaluate(id: string, task: Task, submission: Submission, options: JobOptions) {
    return twice(async () => {
      const { submissionColumns } = await intake();
      const columns = await this.#database.use((db) =>
        submissionColumns(withSignal(db, options.signal), task, submission),
      );
      options.onProgress?.(0);
      return this.client.evaluate(id, columns, options);
    }, death);
  }

  /** Sends the scores of a computed submission again, where they went with their worker. */
  #keepScores(id: string): Promise<void> {
    const under = this.#returning.get(id);
    if (under) return under;
    const joined = this.#store.entry(id)?.joined;
    const task = this.#store.state.tasks.find((one) => one.id === joined?.task);
    if (!joined || !task || this.client.keeps(id)) return Promise.resolve();
    const back = this.#evaluate(id, task, joined.submission, {})
      .then(() => {
        if (!this.#store.entry(id)) this.client.forgetSubmission(id);
      })
      .finally(() => this.#returning.delete(id));
    this.#returning.set(id, back);
    return back;
  }

  /**
   * Asks something of the workers that keep these submissions; once again where one dies of it.
   *
   * @param ask heeds its signal, which also ends what the other workers do where one died
   */
  withScores<T>(
    ids: readonly string[],
    signal: AbortSignal,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return twice(async () => {
      await Promise.all(ids.map((id) => this.#keepScores(id)));
      const attempt = new AbortController();
      const stop = () => attempt.abort(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
      try {
        return await ask(attempt.signal);
      } catch (error) {
        attempt.abort(error);
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    }, death);
  }

  #calibrate(id: string, task: Task, choice: CalibrationChoice, signal: AbortSignal) {
    return this.withScores([id], signal, (own) =>
      calibrationOf(this.client, id, task, choice, { signal: own }),
    );
  }

  /** Fetches a submission's scores, ranks them and keeps the result under `key`. */
  async compute(
    id: string,
    task: Task,
    submission: Submission,
    key: string,
    signal: AbortSignal,
  ): Promise<void> {
    const start = performance.now();
    try {
      this.#store.patch(id, { status: { kind: 'working', step: 'gathering' } });
      const onProgress = (fraction: number) =>
        this.#store.patch(id, { status: { kind: 'working', step: 'ranking', fraction } });
      const classes = await this.#evaluate(id, task, submission, { signal, onProgress });
      const choice = this.#calibration;
      const calibration = await this.#calibrate(id, task, choice, signal);
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
      this.#failed.set(id, key);
      this.#store.patch(id, { joined: null, status: failedStatus(error) });
    }
  }

  /**
   * Has every submission of a task counted by class and group of images; null where results came or
   * went meanwhile, so that the answer is of no use.
   */
  async breakDown(
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
      const { breakDownTask } = await intake();
      const breakdown = await this.withScores(this.computedIn(task.id), signal, (own) =>
        this.#database.use((db) =>
          breakDownTask(withSignal(db, own), this.client, task, attribute, state, own),
        ),
      );
      return stale() ? null : breakdown;
    } catch (error) {
      if (stale()) return null;
      throw error;
    }
  }

  /** Submissions of a task that are computed. */
  computedIn(task: string): string[] {
    const { sources, results } = this.#store.state;
    return sources.filter((e) => e.joined?.task === task && results.has(e.id)).map((e) => e.id);
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
        const calibration = await this.#calibrate(id, task, choice, signal);
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
