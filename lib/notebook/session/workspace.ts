import type { FileReader, SourceFile } from '@/lib/ingest/types';
import type { Breakdown } from '@/lib/scoring/break-down';
import type { EvaluationClient } from '@/lib/scoring/client';
import type { Task } from '@/lib/scoring/task';
import type { CalibrationChoice } from './calibration';
import { Computing } from './computing';
import { afterCancel, queuedEntry } from './entries';
import { Jobs } from './jobs';
import { Planner } from './planner';
import { Reading } from './reading';
import { WorkspaceStore } from './store';
import type { TaskAttribute } from './subgroups';
import type { Choices, Origin, SourceEntry, WorkspaceState } from './types';

export interface WorkspaceParts {
  openReader(): Promise<FileReader>;
  /** Files read side by side. */
  readonly readers: number;
  openEvaluation(): EvaluationClient;
}

/**
 * The files that the user opened and what was computed of them. Files are read and scored side by
 * side; results do not depend on which is done first: after each change the planner derives tasks
 * and places from the files there are, and begins to compute what is missing.
 */
export class Workspace {
  readonly #store = new WorkspaceStore();
  readonly #jobs = new Jobs((busy) => this.#store.set({ busy }));
  readonly #reading: Reading;
  readonly #computing: Computing;
  readonly #planner: Planner;
  #nextId = 1;

  constructor(parts: WorkspaceParts) {
    this.#reading = new Reading(this.#store, this.#jobs, {
      openReader: parts.openReader,
      readers: parts.readers,
      read: (id, { content }) => {
        const source = this.#store.entry(id)?.source;
        if (source?.role !== 'predictions' || content.role !== 'predictions') return;
        this.#computing.setScores(id, source, content);
      },
      done: () => this.#planner.update(),
    });
    this.#computing = new Computing(this.#store, {
      openEvaluation: parts.openEvaluation,
      reader: () => this.#reading.reader(),
    });
    this.#planner = new Planner(this.#store, this.#jobs, this.#computing);
  }

  get store() {
    return this.#store.api;
  }

  get state(): WorkspaceState {
    return this.#store.state;
  }

  /** Shows an error that belongs to no file. */
  report(error: unknown): void {
    this.#store.report(error);
  }

  dismissFailure(): void {
    this.#store.set({ failure: null });
  }

  /** Resolves when everything asked for so far is done. */
  idle(): Promise<void> {
    return this.#jobs.idle();
  }

  /** Reads files and computes what they bring; resolves when that is done. */
  add(
    files: readonly { readonly file: SourceFile; readonly choices?: Choices }[],
    origin: Origin,
  ): Promise<void> {
    const entries = files.map(({ file, choices }) =>
      queuedEntry(`s${this.#nextId++}`, file, origin, choices),
    );
    for (const { id } of entries) this.#planner.queueUp(id);
    this.#store.set({ sources: [...this.state.sources, ...entries], failure: null });
    this.#update();
    return this.idle();
  }

  /** Changes what the user chose for a file; resolves when all that follows from it is done. */
  amend(id: string, choices: Choices): Promise<void> {
    const entry = this.#store.entry(id);
    if (!entry) return Promise.resolve();
    this.#planner.queueUp(id);
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

  /** Takes a file out, with all that was computed of it. */
  remove(id: string): Promise<void> {
    this.#forget(id);
    this.#store.set({ sources: this.state.sources.filter((other) => other.id !== id) });
    this.#update();
    return this.idle();
  }

  /** Chooses which origins the notebook shows; null leaves it to what is loaded. */
  show(origins: readonly Origin[] | null): void {
    this.#store.set({ shown: origins });
  }

  setCalibration(choice: CalibrationChoice): Promise<void> {
    return this.#computing.setCalibration(choice);
  }

  #update(): void {
    this.#reading.start();
    this.#planner.update();
  }

  /**
   * A file's rows as an Arrow IPC stream, which is given away.
   *
   * @throws InputError where the file cannot be read
   */
  async arrow(id: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.#store.entry(id);
    if (!entry) throw new Error(`there is no file ${id}`);
    const reader = await this.#reading.reader();
    return reader.arrow(entry.file, { signal });
  }

  #task(id: string): Task | undefined {
    return this.state.tasks.find((task) => task.id === id);
  }

  /** Asks something of the workers that keep a task's scores, once more where one crashes. */
  withScores<T>(
    taskId: string,
    signal: AbortSignal,
    ask: (workers: EvaluationClient, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const ids = this.#computing.computedIn(taskId);
    return this.#computing.withScores(ids, signal, (own) => ask(this.#computing.client, own));
  }

  /** Attributes by which a task's images can be grouped; none where the task is gone. */
  async attributes(taskId: string): Promise<TaskAttribute[]> {
    const task = this.#task(taskId);
    if (!task) return [];
    const { taskAttributes } = await import('./subgroups');
    return taskAttributes(task, this.state.sources);
  }

  /**
   * Counts of a task's submissions by subgroup; null where the task is gone, or where results came
   * or went meanwhile.
   */
  async breakDown(
    taskId: string,
    attribute: TaskAttribute,
    signal: AbortSignal,
  ): Promise<Breakdown | null> {
    const task = this.#task(taskId);
    if (!task) return null;
    const before = this.state.results;
    const { breakDownTask } = await import('./subgroups');
    try {
      const breakdown = await this.withScores(taskId, signal, (workers, own) =>
        breakDownTask(workers, task, attribute, this.state, own),
      );
      return this.#sameResults(before) ? breakdown : null;
    } catch (error) {
      if (!this.#sameResults(before)) return null;
      throw error;
    }
  }

  /** Whether the same submissions are computed of the same data. */
  #sameResults(before: WorkspaceState['results']): boolean {
    const now = this.state.results;
    return (
      now.size === before.size && [...before].every(([id, { key }]) => now.get(id)?.key === key)
    );
  }

  /**
   * Stops reading and computing. Files not yet read are taken out, and changes not yet made are
   * taken back; what was to be computed of the others waits for the next change.
   */
  cancel(): void {
    this.#jobs.cancel();
    this.#reading.stopAll();
    this.#planner.stopAll();
    const isComputed = (entry: SourceEntry) => this.#planner.isComputed(entry);
    const sources = this.state.sources.flatMap((entry) => {
      const left = afterCancel(entry, isComputed);
      if (!left) this.#forget(entry.id);
      return left ?? [];
    });
    this.#store.set({ sources });
  }

  #forget(id: string): void {
    this.#reading.stop(id);
    this.#planner.forget(id);
    this.#computing.forget(id);
  }
}
