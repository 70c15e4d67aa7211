import type { FileReader } from '@/lib/ingest/types';
import type { Breakdown } from '@/lib/scoring/break-down';
import type { EvaluationClient } from '@/lib/scoring/client';
import type { Task } from '@/lib/scoring/task';
import type { Shown } from '../settings';
import type { CalibrationChoice } from './calibration';
import { Computing, type ThresholdsInForce } from './computing';
import { afterCancel, partsOf, queuedEntry, scoresEntry } from './entries';
import { Jobs } from './jobs';
import type { OpenedResults } from './open-results';
import { Planning } from './planning';
import { Reading } from './reading';
import { SessionStore } from './store';
import type { SessionAttribute } from './subgroups';
import type { Choices, NamedFile, Origin, SessionState, SourceEntry } from './types';

export interface SessionParts {
  openReader(): Promise<FileReader>;
  /** Files read side by side. */
  readonly readers: number;
  openEvaluation(): EvaluationClient;
}

/**
 * The loaded files and what was computed from them. Files are read and scored side by side; results
 * do not depend on the order in which files finish: after each change the planner derives tasks
 * and places from the loaded files, and starts to compute what is missing.
 */
export class Session {
  readonly #store = new SessionStore();
  readonly #jobs = new Jobs((busy) => this.#store.set({ busy }));
  readonly #reading: Reading;
  readonly #computing: Computing;
  readonly #planning: Planning;
  #nextId = 1;

  constructor(parts: SessionParts) {
    this.#reading = new Reading(this.#store, this.#jobs, {
      openReader: parts.openReader,
      readers: parts.readers,
      read: (id, { content }) => {
        const source = this.#store.entry(id)?.source;
        if (source?.role !== 'predictions' || content.role !== 'predictions') return;
        this.#computing.setScores(id, source, content);
      },
      results: async (id, found) => {
        const { putResults } = await import('./put-results');
        const parts = putResults(this.#store, id, found, () => this.#newId());
        for (const part of parts) this.#planning.queueUp(part.id);
      },
      done: () => {
        this.#followParts();
        this.#planning.run((planner) => {
          for (const { id, choices } of planner.filesToReread()) void this.amend(id, choices);
          planner.update();
        });
      },
    });
    this.#computing = new Computing(this.#store, {
      openEvaluation: parts.openEvaluation,
      reader: () => this.#reading.reader(),
    });
    this.#planning = new Planning(this.#store, this.#jobs, this.#computing);
  }

  get store() {
    return this.#store.api;
  }

  get state(): SessionState {
    return this.#store.state;
  }

  #newId(): string {
    return `s${this.#nextId++}`;
  }

  /** Shows an error that belongs to no file. */
  report(error: unknown): void {
    this.#store.report(error);
  }

  dismissFailure(): void {
    this.#store.set({ failure: null });
  }

  /** Resolves when all requested work is done. */
  idle(): Promise<void> {
    return this.#jobs.idle();
  }

  /** Reads files and computes their results; resolves when that is done. */
  add(
    files: readonly (Pick<NamedFile, 'file'> & Partial<NamedFile>)[],
    origin: Origin,
  ): Promise<void> {
    const entries = files.map(({ file, choices }) =>
      queuedEntry(this.#newId(), file, origin, choices),
    );
    for (const { id } of entries) this.#planning.queueUp(id);
    this.#store.set({ sources: [...this.state.sources, ...entries], failure: null });
    this.#update();
    return this.idle();
  }

  /** Puts tasks and submissions made of others beside them; resolves when they are shown. */
  async addResults(made: OpenedResults, origin: Origin): Promise<void> {
    const { storedEntries } = await import('./stored');
    const { sources } = this.state;
    const parts = storedEntries(made, origin, () => this.#newId(), sources);
    for (const { id } of parts) this.#planning.queueUp(id);
    this.#store.set({ sources: [...sources, ...parts] });
    this.#update();
    await this.idle();
  }

  /**
   * Fetches the replicates that are offered for a task of results, and shows what follows from them.
   *
   * @throws InputError where the file cannot be used, or is of other results
   */
  async fetchReplicates(taskId: string): Promise<void> {
    const { fetchReplicates } = await import('./offered-replicates');
    await fetchReplicates(this.#store, await this.#reading.reader(), taskId);
  }

  /** Gives files of labels and scores side by side an entry for their scores, and removes stray ones. */
  #followParts(): void {
    const { sources } = this.state;
    const plan = partsOf(sources);
    if (plan.missing.length === 0 && plan.stray.length === 0) return;
    const added = plan.missing.map((parent) => scoresEntry(this.#newId(), parent));
    for (const { id } of plan.stray) this.#forget(id);
    for (const { id } of added) this.#planning.queueUp(id);
    const left = sources.filter((entry) => !plan.stray.includes(entry));
    this.#store.set({ sources: [...left, ...added] });
    this.#reading.start();
  }

  /** Changes what the user chose for a file; resolves when all that follows from it is done. */
  amend(id: string, choices: Choices): Promise<void> {
    const entry = this.#store.entry(id);
    if (!entry) return Promise.resolve();
    this.#planning.queueUp(id);
    this.#reading.stop(id);
    const isRead =
      entry.source !== null &&
      JSON.stringify(choices.overrides) === JSON.stringify(entry.inForce.overrides);
    this.#store.patch(id, {
      choices,
      ...(isRead ? { inForce: choices } : { status: { kind: 'queued' } }),
    });
    this.#update();
    return this.idle();
  }

  /** Removes a file and everything computed from it; a task of results with its submissions. */
  remove(id: string): Promise<void> {
    const isGone = (other: SourceEntry) => other.id === id || other.stored?.taskEntry === id;
    for (const gone of this.state.sources.filter(isGone)) this.#forget(gone.id);
    this.#store.set({ sources: this.state.sources.filter((other) => !isGone(other)) });
    this.#followParts();
    this.#update();
    return this.idle();
  }

  /** Chooses what the notebook shows; null leaves it to what is loaded. */
  show(shown: readonly Shown[] | null): void {
    const { published } = this.state;
    const chosen = shown?.includes('published') ?? null;
    const origins = shown?.filter((choice) => choice !== 'published') ?? null;
    this.#store.set({ shown: origins, published: { ...published, chosen } });
    this.#reading.start();
  }

  /** Says whether the open notebook was made with files of the user; null while none is open. */
  expectFiles(expectsFiles: boolean | null): void {
    if (expectsFiles === this.state.expectsFiles) return;
    this.#store.set({ expectsFiles });
    this.#reading.start();
  }

  setCalibration(choice: CalibrationChoice): Promise<void> {
    return this.#computing.setCalibration(choice);
  }

  /** Puts thresholds of classes in force, by submission; the others have one for all. */
  setThresholds(all: ReadonlyMap<string, ThresholdsInForce>): void {
    this.#computing.setThresholds(all);
    this.#update();
  }

  #update(): void {
    this.#reading.start();
    this.#planning.run((planner) => planner.update());
  }

  /**
   * A file's rows as an Arrow IPC stream, which the caller owns.
   *
   * @throws InputError where the file cannot be read
   */
  async arrow(id: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.#store.entry(id);
    if (!entry) throw new Error(`there is no file ${id}`);
    const reader = await this.#reading.reader();
    const { layout, role } = entry.description ?? {};
    const choices = { ...entry.inForce.overrides, layout, role };
    return reader.arrow(entry.file, choices, { signal });
  }

  #task(id: string): Task | undefined {
    return this.state.tasks.find((task) => task.id === id);
  }

  /** Runs a request on the workers that hold a task's scores; retries once after a crash. */
  withScores<T>(
    taskId: string,
    signal: AbortSignal,
    ask: (workers: EvaluationClient, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const ids = this.#computing.computedIn(taskId);
    return this.#computing.withScores(ids, signal, (own) => ask(this.#computing.client, own));
  }

  /** What work on results finds; null where results came or went meanwhile. */
  unlessResultsChange<T>(work: () => Promise<T>): Promise<T | null> {
    return this.#store.unlessResultsChange(work);
  }

  /** Attributes by which a task's images can be grouped; none where the task is gone. */
  async attributes(taskId: string): Promise<SessionAttribute[]> {
    const task = this.#task(taskId);
    if (!task) return [];
    const { taskAttributes } = await import('./subgroups');
    return taskAttributes(task, this.state.sources);
  }

  /**
   * Counts of a task's submissions by subgroup; null if the task no longer exists, or if its results
   * changed meanwhile.
   */
  async breakDown(
    taskId: string,
    attribute: SessionAttribute,
    signal: AbortSignal,
  ): Promise<Breakdown | null> {
    const task = this.#task(taskId);
    if (!task) return null;
    return this.#store.unlessResultsChange(async () => {
      const { breakDownTask } = await import('./subgroups');
      return this.withScores(taskId, signal, (workers, own) =>
        breakDownTask(workers, task, attribute, this.state, own),
      );
    });
  }

  /**
   * Does work that needs the images of a task. Null where the task is gone, where a results file
   * holds it, which knows no images, and where results came or went meanwhile.
   */
  async ofImages<T>(
    taskId: string,
    signal: AbortSignal,
    work: (
      workers: EvaluationClient,
      task: Task,
      state: SessionState,
      signal: AbortSignal,
    ) => Promise<T>,
  ): Promise<T | null> {
    const task = this.#task(taskId);
    if (!task || this.#store.entry(taskId)?.stored) return null;
    return this.#store.unlessResultsChange(() =>
      this.withScores(taskId, signal, (workers, own) => work(workers, task, this.state, own)),
    );
  }

  /**
   * Stops reading and computing. Removes files that are not read yet and reverts pending choices.
   * Results that are still missing are computed after the next change.
   */
  cancel(): void {
    this.#jobs.cancel();
    this.#reading.stopAll();
    this.#planning.stopAll();
    const sources = this.state.sources.flatMap((entry) => {
      const left = afterCancel(entry, (own) => this.#planning.isComputed(own));
      if (!left) this.#forget(entry.id);
      return left ?? [];
    });
    this.#store.set({ sources });
  }

  #forget(id: string): void {
    this.#reading.stop(id);
    this.#planning.forget(id);
    this.#computing.forget(id);
  }
}
