import type { Database, SourceFile } from '@/lib/engine';
import { InputError } from '@/lib/engine/input-error';
import type { EvaluationClient } from '@/lib/evaluation/client';
import { readFile, readTable } from '@/lib/evaluation/intake/source';
import { type Submission, submissionColumns } from '@/lib/evaluation/intake/submission';
import { type Task, taskLabels } from '@/lib/evaluation/intake/task';
import { DEFAULT_SETTINGS } from '@/lib/evaluation/settings';
import { type CalibrationChoice, calibrationKey, calibrationOf, poolsOf } from './calibration';
import { checkTeam, Joiner, predictionEntries, tasksOf } from './joining';
import { readingOrder } from './reading-order';
import { failedStatus, WorkspaceStore } from './store';
import type { Choices, Origin, SourceEntry, WorkspaceState } from './types';

export interface WorkspaceParts {
  /** Opens DuckDB; called once, when it is first needed. */
  openDatabase(): Promise<Database>;
  openEvaluation(): EvaluationClient;
}

type Work = (db: Database, signal: AbortSignal) => Promise<void>;

const NO_CHOICES: Choices = { overrides: {} };

/**
 * The files the reader gave and what was computed of them. Changes come one after the other; each
 * leaves a state in which every submission is computed for the choices then in force.
 */
export class Workspace {
  readonly #parts: WorkspaceParts;
  readonly #store = new WorkspaceStore();
  readonly #joiner = new Joiner();
  #database: Promise<Database> | null = null;
  #evaluation: EvaluationClient | null = null;
  #queue: Promise<void> = Promise.resolve();
  #waiting = 0;
  #abort = new AbortController();
  #recalibration = new AbortController();
  #calibration: CalibrationChoice = DEFAULT_SETTINGS;
  /** Version of each label file whose labels the workers hold. */
  readonly #sentLabels = new Map<string, number>();
  #nextId = 1;

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
  }

  get store() {
    return this.#store.api;
  }

  get state(): WorkspaceState {
    return this.#store.state;
  }

  /** Opens the database, if it is not open yet. */
  database(): Promise<Database> {
    this.#database ??= this.#parts.openDatabase().catch((error: unknown) => {
      this.#database = null;
      throw error;
    });
    return this.#database;
  }

  get #client(): EvaluationClient {
    this.#evaluation ??= this.#parts.openEvaluation();
    return this.#evaluation;
  }

  /** Shows an error that belongs to no file. */
  report(error: unknown): void {
    this.#store.set({ failure: failureText(error) });
  }

  dismissFailure(): void {
    this.#store.set({ failure: null });
  }

  /** Resolves when everything asked for so far is done. */
  idle(): Promise<void> {
    return this.#queue;
  }

  #enqueue(work: Work): Promise<void> {
    this.#waiting++;
    this.#store.set({ busy: true });
    const { signal } = this.#abort;
    const run = async () => {
      try {
        signal.throwIfAborted();
        const db = await this.database();
        await work(db, signal);
      } catch (error) {
        if (!signal.aborted) this.report(error);
      } finally {
        this.#waiting--;
        if (this.#waiting === 0) this.#store.set({ busy: false });
      }
    };
    this.#queue = this.#queue.then(run);
    return this.#queue;
  }

  /** Reads files, joins them with what is there, and computes what they bring. */
  add(
    files: readonly { readonly file: SourceFile; readonly choices?: Choices }[],
    origin: Origin,
  ): Promise<void> {
    const entries = files.map(
      ({ file, choices }): SourceEntry => ({
        id: `s${this.#nextId++}`,
        version: 1,
        file,
        origin,
        choices: choices ?? NO_CHOICES,
        status: { kind: 'queued' },
        loaded: null,
        source: null,
        joined: null,
        seconds: null,
      }),
    );
    this.#store.set({ sources: [...this.state.sources, ...entries], failure: null });
    return this.#enqueue(async (db, signal) => {
      const pending: Promise<void>[] = [];
      for (const { id } of readingOrder(entries)) {
        await this.#read(db, id, signal);
        await this.#settle(db, signal, pending);
      }
      await Promise.all(pending);
      await this.#settleWholly(db, signal);
    });
  }

  /** Changes what the reader chose for a file. */
  amend(id: string, choices: Choices): Promise<void> {
    const before = this.#store.entry(id);
    if (!before) return Promise.resolve();
    const rereads =
      JSON.stringify(before.choices.overrides) !== JSON.stringify(choices.overrides) ||
      before.source === null;
    this.#store.patch(id, { choices });
    return this.#enqueue(async (db, signal) => {
      if (rereads) {
        this.#store.patch(id, { version: before.version + 1, joined: null });
        await this.#read(db, id, signal);
      }
      await this.#settleWholly(db, signal);
    });
  }

  /** Takes a file out, with all that was computed of it. */
  remove(id: string): Promise<void> {
    const entry = this.#store.entry(id);
    this.#forget(id);
    this.#store.set({ sources: this.state.sources.filter((other) => other.id !== id) });
    return this.#enqueue(async (db, signal) => {
      const table = entry?.loaded?.table;
      if (table) await db.run(`DROP TABLE IF EXISTS "${table}"`);
      await this.#settleWholly(db, signal);
    });
  }

  /** Chooses which origins the notebook shows; null leaves it to what is loaded. */
  show(origins: readonly Origin[] | null): void {
    this.#store.set({ shown: origins });
  }

  /** Stops reading and computing; files not yet read are let go, all others stay as they were. */
  cancel(): void {
    this.#abort.abort(new DOMException('cancelled by the reader', 'AbortError'));
    this.#abort = new AbortController();
    const halted = this.state.sources.filter((entry) =>
      ['queued', 'working'].includes(entry.status.kind),
    );
    for (const entry of halted) this.#forget(entry.id);
    this.#store.set({
      sources: this.state.sources
        .filter((entry) => !halted.includes(entry) || entry.source !== null)
        .map((entry) =>
          halted.includes(entry)
            ? {
                ...entry,
                joined: null,
                status: { kind: 'waiting', why: 'Computing was cancelled.' },
              }
            : entry,
        ),
    });
  }

  #forget(id: string): void {
    this.#joiner.forget(id);
    this.#sentLabels.delete(id);
    this.#evaluation?.forgetSubmission(id);
    this.#evaluation?.forgetTask(id);
    this.#store.setResult(id, null);
  }

  async #read(db: Database, id: string, signal: AbortSignal): Promise<void> {
    const entry = this.#store.entry(id);
    if (!entry) return;
    try {
      signal.throwIfAborted();
      const loaded = entry.loaded ?? (await this.#load(db, entry, signal));
      if (!this.#store.entry(id)) {
        await db.run(`DROP TABLE IF EXISTS "${loaded.table}"`);
        return;
      }
      this.#store.patch(id, { loaded, status: { kind: 'working', step: 'checking' } });
      const source = await readTable(db, loaded, entry.choices.overrides);
      this.#store.patch(id, { source, seconds: loaded.seconds, status: { kind: 'ready' } });
    } catch (error) {
      if (signal.aborted) throw error;
      this.#store.patch(id, { source: null, status: failedStatus(error) });
    }
  }

  async #load(db: Database, entry: SourceEntry, signal: AbortSignal) {
    const onProgress = (progress: { step: 'reading' | 'decoding' | 'inserting' } | object) =>
      this.#store.patch(entry.id, {
        status: { kind: 'working', step: 'reading', ...progress },
      });
    onProgress({});
    const loaded = await readFile(db, entry.file, { signal, onProgress });
    const twin = this.state.sources.find(
      (other) => other.id !== entry.id && loaded.hash !== '' && other.loaded?.hash === loaded.hash,
    );
    if (!twin) return loaded;
    await db.run(`DROP TABLE IF EXISTS "${loaded.table}"`);
    throw new InputError(`the same file is loaded already, as ${twin.file.name}`, {
      file: entry.file.name,
      expected: 'each file once',
    });
  }

  /** Brings tasks and submissions in line with the files; computing goes on in `pending`. */
  async #settle(db: Database, signal: AbortSignal, pending: Promise<void>[]): Promise<void> {
    const tasks = tasksOf(this.state.sources);
    const kept = new Set(tasks.map((task) => task.id));
    for (const gone of this.state.tasks) if (!kept.has(gone.id)) this.#client.forgetTask(gone.id);
    this.#store.set({ tasks });
    for (const task of tasks) await this.#sendLabels(db, task);
    for (const entry of predictionEntries(this.state.sources)) {
      signal.throwIfAborted();
      await this.#place(db, entry.id, tasks, signal, pending);
    }
  }

  /** Settles until nothing is left to compute: a file may find a better task once all are read. */
  async #settleWholly(db: Database, signal: AbortSignal): Promise<void> {
    let pending: Promise<void>[];
    do {
      pending = [];
      await this.#settle(db, signal, pending);
      await Promise.all(pending);
    } while (pending.length > 0);
  }

  async #sendLabels(db: Database, task: Task): Promise<void> {
    const version = this.#store.entry(task.id)?.version ?? 0;
    if (this.#sentLabels.get(task.id) === version) return;
    this.#sentLabels.set(task.id, version);
    this.#client.setLabels(await taskLabels(db, task));
  }

  async #place(
    db: Database,
    id: string,
    tasks: readonly Task[],
    signal: AbortSignal,
    pending: Promise<void>[],
  ): Promise<void> {
    const entry = predictionEntries(this.state.sources).find((e) => e.id === id);
    if (!entry) return;
    const near = tasks.filter((task) => this.#store.entry(task.id)?.origin === entry.origin);
    if (near.length === 0) {
      this.#unjoin(id);
      const why = 'Waiting for a label file with these images.';
      this.#store.patch(id, { status: { kind: 'waiting', why } });
      return;
    }
    try {
      const { task, submission } = await this.#joiner.join(db, entry, tasks, this.state.sources);
      checkTeam(entry, task, this.state.sources);
      const key = `${entry.version} ${task.id}/${this.#store.entry(task.id)?.version}`;
      this.#store.patch(id, { joined: { task: task.id, submission } });
      if (this.state.results.get(id)?.key === key) {
        this.#store.patch(id, { status: { kind: 'ready' } });
        return;
      }
      if (entry.status.kind === 'working') return;
      pending.push(this.#compute(db, id, task, submission, key, signal));
    } catch (error) {
      if (signal.aborted) throw error;
      this.#unjoin(id);
      this.#store.patch(id, { status: failedStatus(error) });
    }
  }

  #unjoin(id: string): void {
    this.#evaluation?.forgetSubmission(id);
    this.#store.setResult(id, null);
    this.#store.patch(id, { joined: null });
  }

  async #compute(
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
      const classes = await this.#client.evaluate(id, columns, { signal, onProgress });
      const choice = this.#calibration;
      const calibration = await calibrationOf(this.#client, id, task, choice, { signal });
      if (!this.#store.entry(id)) return;
      this.#store.setResult(id, { key, classes, ...calibration });
      if (choice !== this.#calibration) void this.setCalibration(this.#calibration);
      const seconds = (submission.source.loaded.seconds ?? 0) + (performance.now() - start) / 1000;
      this.#store.patch(id, { status: { kind: 'ready' }, seconds });
    } catch (error) {
      if (signal.aborted) return;
      this.#unjoin(id);
      this.#store.patch(id, { status: failedStatus(error) });
    }
  }

  /** Recomputes calibration under another choice; a choice overtaken by the next is dropped. */
  async setCalibration(choice: CalibrationChoice): Promise<void> {
    this.#calibration = choice;
    this.#recalibration.abort();
    this.#recalibration = new AbortController();
    const { signal } = this.#recalibration;
    const tasks = new Map(this.state.tasks.map((task) => [task.id, task]));
    const stale = this.state.sources.flatMap((entry) => {
      const task = tasks.get(entry.joined?.task ?? '');
      const result = this.state.results.get(entry.id);
      const current = task && calibrationKey(choice, poolsOf(task, choice.limits));
      return task && result && result.calibrationKey !== current ? [{ id: entry.id, task }] : [];
    });
    await Promise.all(
      stale.map(async ({ id, task }) => {
        try {
          const calibration = await calibrationOf(this.#client, id, task, choice, { signal });
          if (!signal.aborted && this.state.results.has(id)) this.#store.setResult(id, calibration);
        } catch (error) {
          if (!signal.aborted) this.report(error);
        }
      }),
    );
  }
}

function failureText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
