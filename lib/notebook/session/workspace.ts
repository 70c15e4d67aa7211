import type { Database, SourceFile } from '@/lib/engine';
import type { Task } from '@/lib/engine/intake/task';
import { dropTable } from '@/lib/engine/tables';
import { withSignal } from '@/lib/engine/with-signal';
import type { EvaluationClient } from '@/lib/scoring/client';
import type { Breakdown } from '../breakdown';
import { afterCancel } from './after-cancel';
import type { CalibrationChoice } from './calibration';
import { Computing } from './computing';
import { type DatabaseParts, filledDatabase } from './filled-database';
import { intake } from './intake';
import { checkTeam, Joiner, predictionEntries } from './joining';
import type { KeptDatabase } from './kept-database';
import type { TaskAttribute } from './parting';
import { queuedEntry } from './queued-entry';
import { Rereading } from './read-again';
import { nextToRead } from './reading-order';
import { failedStatus, WorkspaceStore } from './store';
import { TaskMaker } from './task-maker';
import type { Choices, Origin, SourceEntry, WorkspaceState } from './types';
import { whereStuck } from './where-stuck';
import { WorkQueue } from './work-queue';

export interface WorkspaceParts extends DatabaseParts {
  openEvaluation(): EvaluationClient;
}

/**
 * The files the reader gave and what was computed of them. Changes come one after the other; each
 * leaves a state in which every submission is computed for the choices then in force.
 */
export class Workspace {
  readonly #store = new WorkspaceStore();
  readonly #joiner = new Joiner();
  readonly #rereading = new Rereading(this.#store);
  readonly #taskMaker = new TaskMaker();
  readonly #database: KeptDatabase;
  readonly #computing: Computing;
  readonly #queue: WorkQueue;
  /** Computing under way of files read so far. */
  #pending: Promise<void>[] = [];
  #nextId = 1;

  constructor(parts: WorkspaceParts) {
    this.#database = filledDatabase(parts, this.#store, this.#rereading);
    this.#computing = new Computing(this.#store, this.#database, parts.openEvaluation);
    this.#queue = new WorkQueue(
      (busy) => this.#store.setBusy('queue', busy),
      (error) => this.report(error),
    );
  }

  get store() {
    return this.#store.api;
  }

  get state(): WorkspaceState {
    return this.#store.state;
  }

  /** The database, opened if it is not open yet. */
  database(): Promise<Database> {
    return this.#database.get();
  }

  /** Does a piece of work in the database; once again, in another, where it dies meanwhile. */
  withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
    return this.#database.use(work);
  }

  /** As `withDatabase`, but nothing where the database has not been needed yet. */
  withOpenDatabase(work: (db: Database) => Promise<void>): Promise<void> {
    return this.#database.ifOpen(work);
  }

  /**
   * Ends the database with whatever it is doing, and reads the files again into a fresh one, each
   * under its table's old name. What was computed stays; a file just being read is begun again.
   */
  restartDatabase(): Promise<void> {
    return this.#database.restart();
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
    return this.#queue.idle();
  }

  /** Reads files, joins them with what is there, and computes what they bring. */
  async add(
    files: readonly { readonly file: SourceFile; readonly choices?: Choices }[],
    origin: Origin,
  ): Promise<void> {
    const entries = files.map(({ file, choices }) =>
      queuedEntry(`s${this.#nextId++}`, file, origin, choices),
    );
    this.#store.set({ sources: [...this.state.sources, ...entries], failure: null });
    // One piece of work a file: the reader's own may come in between those of the built-in data.
    if (this.state.rereading?.kind === 'halted')
      void this.#queue.enqueue(() => this.restartDatabase());
    const { signal: given } = this.#queue;
    const work = entries.map(() => this.#queue.enqueue((signal) => this.#readNext(signal)));
    await Promise.all(work);
    if (given.aborted) return;
    await this.#queue.enqueue((signal) => this.#settleWholly(signal));
  }

  async #readNext(signal: AbortSignal): Promise<void> {
    const entry = nextToRead(this.state.sources);
    if (!entry) return;
    await this.#read(entry.id, signal);
    await this.#settle(signal);
  }

  /** Changes what the reader chose for a file. */
  amend(id: string, choices: Choices): Promise<void> {
    if (!this.#store.entry(id)) return Promise.resolve();
    this.#store.patch(id, { choices });
    return this.#queue.enqueue(async (signal) => {
      await this.#readAnew(id, signal);
      // It is placed anew, after all that stand: a change that collides is refused, not they.
      this.#store.patch(id, { joined: null });
      await this.#settleWholly(signal);
    });
  }

  /** Puts a file's choices in force, and reads it again where they have it read otherwise. */
  async #readAnew(id: string, signal: AbortSignal): Promise<void> {
    const entry = this.#store.entry(id);
    if (!entry) return;
    const { choices, inForce, source, version } = entry;
    const isRead = JSON.stringify(choices.overrides) === JSON.stringify(inForce.overrides);
    if (source === null || !isRead) {
      await this.#read(id, signal);
      this.#store.patch(id, { version: version + 1 });
    }
    this.#store.patch(id, { inForce: choices });
  }

  /** Takes a file out, with all that was computed of it. */
  remove(id: string): Promise<void> {
    const table = this.#store.entry(id)?.loaded?.table;
    this.#forget(id);
    this.#store.set({ sources: this.state.sources.filter((other) => other.id !== id) });
    return this.#queue.enqueue(async (signal) => {
      if (table) await this.withDatabase((db) => dropTable(db, table));
      await this.#settleWholly(signal);
    });
  }

  /** Chooses which origins the notebook shows; null leaves it to what is loaded. */
  show(origins: readonly Origin[] | null): void {
    this.#store.set({ shown: origins });
  }

  setCalibration(choice: CalibrationChoice): Promise<void> {
    return this.#computing.setCalibration(choice);
  }

  /** Asks something of the workers that keep a task's scores; once again where one dies of it. */
  withScores<T>(
    taskName: string,
    signal: AbortSignal,
    ask: (workers: EvaluationClient, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const task = this.state.tasks.find((one) => one.name === taskName);
    const ids = task ? this.#computing.computedIn(task.id) : [];
    return this.#computing.withScores(ids, signal, (own) => ask(this.#computing.client, own));
  }

  /** Attributes by which a task's images can be parted; none where the task is gone. */
  async attributes(taskName: string): Promise<TaskAttribute[]> {
    const task = this.state.tasks.find((one) => one.name === taskName);
    if (!task) return [];
    return this.withDatabase(async (db) =>
      (await intake()).taskAttributes(db, task, this.state.sources),
    );
  }

  /** Counts of a task's submissions parted by an attribute; null where the task is gone. */
  async breakDown(
    taskName: string,
    attribute: TaskAttribute,
    signal: AbortSignal,
  ): Promise<Breakdown | null> {
    const task = this.state.tasks.find((one) => one.name === taskName);
    if (!task) return null;
    return this.#computing.breakDown(task, attribute, signal);
  }

  /**
   * Stops reading and computing. Files not yet read are let go, and changes not yet done; what was
   * to be computed of the others waits for the next change.
   */
  cancel(): void {
    this.#queue.cancel();
    this.#rereading.halt();
    whereStuck([this.#queue.idle(), this.#rereading.idle()], () => {
      this.restartDatabase().catch((error: unknown) => this.report(error));
    });
    const stands = ({ id, joined }: SourceEntry) =>
      joined !== null && this.state.results.get(id)?.key === this.#keyOf(id, joined.task);
    const sources = this.state.sources.flatMap((entry) => {
      const left = afterCancel(entry, stands);
      const waits = left?.status.kind === 'waiting' && entry.status.kind !== 'waiting';
      if (!left || waits) this.#forget(entry.id);
      return left ?? [];
    });
    this.#store.set({ sources });
  }

  /** What a submission's result is of: another key means another result. */
  #keyOf(id: string, task: string): string {
    const version = (one: string) => this.#store.entry(one)?.version;
    return `${version(id)} ${task}/${version(task)}`;
  }

  #forget(id: string): void {
    this.#joiner.forget(id);
    this.#computing.forget(id);
  }

  async #read(id: string, signal: AbortSignal): Promise<void> {
    const choices = this.#store.entry(id)?.choices;
    try {
      await this.withDatabase(async (db) => (await intake()).readInto(db, this.#store, id, signal));
    } catch (error) {
      if (signal.aborted) throw error;
      const status = failedStatus(error);
      this.#store.patch(id, { source: null, status, ...(choices && { inForce: choices }) });
    }
  }

  /** Settles until nothing is left to compute: a file may find a better task once all are read. */
  async #settleWholly(signal: AbortSignal): Promise<void> {
    do {
      await Promise.all(this.#pending.splice(0));
      await this.#settle(signal);
    } while (this.#pending.length > 0);
  }

  /** Brings tasks and submissions in line with the files; computing goes on in `#pending`. */
  async #settle(signal: AbortSignal): Promise<void> {
    const tasks = this.#taskMaker.of(this.state.sources);
    if (tasks !== this.state.tasks) this.#store.set({ tasks });
    for (const task of tasks) await this.#computing.sendLabels(task, signal);
    for (const entry of predictionEntries(this.state.sources)) {
      signal.throwIfAborted();
      await this.#place(entry.id, tasks, signal);
    }
  }

  async #place(id: string, tasks: readonly Task[], signal: AbortSignal): Promise<void> {
    const entry = predictionEntries(this.state.sources).find((e) => e.id === id);
    if (!entry) return;
    const isOpen = ({ id: task }: Task) =>
      task === entry.choices.task || this.#store.entry(task)?.origin === entry.origin;
    if (!tasks.some(isOpen)) {
      this.#computing.forgetSubmission(id);
      const why = 'Waiting for a label file with these images.';
      this.#store.patch(id, { joined: null, status: { kind: 'waiting', why } });
      return;
    }
    try {
      const { task, submission } = await this.withDatabase((db) =>
        this.#joiner.join(withSignal(db, signal), entry, tasks, this.state.sources),
      );
      checkTeam(entry, task, this.state.sources);
      const key = this.#keyOf(id, task.id);
      if (entry.status.kind === 'failed' && this.#computing.hasFailed(id, key)) return;
      // Each file that comes settles all before it: what stays as it was is told to nobody.
      const { joined } = entry;
      if (joined?.task !== task.id || joined.submission !== submission) {
        this.#store.patch(id, { joined: { task: task.id, submission } });
      }
      if (this.state.results.get(id)?.key === key) {
        if (entry.status.kind !== 'ready') this.#store.patch(id, { status: { kind: 'ready' } });
      } else if (entry.status.kind !== 'working') {
        this.#pending.push(this.#computing.compute(id, task, submission, key, signal));
      }
    } catch (error) {
      if (signal.aborted) throw error;
      this.#computing.forgetSubmission(id);
      this.#store.patch(id, { joined: null, status: failedStatus(error) });
    }
  }
}
