import type { LabelsSource, PredictionsSource } from '@/lib/scoring/sources';
import { type Task, taskData } from '@/lib/scoring/task';
import { BoardFinder, type Boards } from './boards';
import type { Computing } from './computing';
import { isBeingRead } from './entries';
import { filesToReread } from './files-to-reread';
import type { Jobs } from './jobs';
import { type Fit, Fits, type Place, placesOf } from './placing';
import { ReaderEntries } from './reader-entries';
import { comesBeforePredictions } from './reading-order';
import { rolesInDoubt } from './roles';
import { failedStatus, type SessionStore } from './store';
import { type EntryOf, TaskMaker, withRole } from './task-maker';
import type { SourceEntry, SourceStatus } from './types';

const NO_TASK = {
  kind: 'waiting',
  why: 'Waiting for a label file with these images.',
} as const;

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/** Derives tasks and places from the loaded files, and starts to compute what is missing. */
export class Planner {
  readonly #store: SessionStore;
  readonly #jobs: Jobs;
  readonly #computing: Computing;
  readonly #readerEntries = new ReaderEntries();
  readonly #taskMaker = new TaskMaker();
  readonly #fits = new Fits();
  readonly #boardFinder = new BoardFinder();
  #boards: Boards = new Map();
  /** The labels that the workers have for each task, by id. */
  readonly #sentLabels = new Map<string, LabelsSource>();
  /** Submissions being computed, and the keys of their results. */
  readonly #underWay = new Map<string, { readonly key: string; readonly abort: AbortController }>();
  readonly #turns: ReadonlyMap<string, number>;
  /** What the labels of each task are read from: another text means other labels. */
  #labelVersions: ReadonlyMap<string, string> = new Map();
  /** The entries of the label files, by id of their tasks. */
  #taskEntries: ReadonlyMap<string, SourceEntry> = new Map();

  /** @param turns the order in which files may claim the name of their team, by id */
  constructor(
    store: SessionStore,
    jobs: Jobs,
    computing: Computing,
    turns: ReadonlyMap<string, number>,
  ) {
    this.#store = store;
    this.#jobs = jobs;
    this.#computing = computing;
    this.#turns = turns;
  }

  /** Files that another file shows how to read, with their new choices. */
  filesToReread() {
    return filesToReread(this.#store.state.sources);
  }

  forget(id: string): void {
    this.#sentLabels.delete(id);
    this.#drop(id);
  }

  /** Stops computing. */
  stopAll(): void {
    this.#fits.cancel();
    for (const id of [...this.#underWay.keys()]) this.#stop(id);
  }

  #stop(id: string): void {
    this.#underWay.get(id)?.abort.abort(new DOMException('no longer wanted', 'AbortError'));
    this.#underWay.delete(id);
  }

  #drop(id: string): void {
    this.#stop(id);
    if (this.#store.state.results.has(id)) this.#store.setResult(id, null);
  }

  /** Identifies what a submission's result is computed from: another key means another result. */
  #keyOf({ id, version }: SourceEntry, task: string): string {
    const thresholds = this.#computing.thresholdsOf(id, task)?.key ?? '';
    return `${version} ${task}/${this.#labelVersions.get(task)} ${thresholds}`;
  }

  /** Whether a file's results match the applied choices. */
  isComputed(entry: SourceEntry): boolean {
    const { id, joined } = entry;
    const { results } = this.#store.state;
    return joined !== null && results.get(id)?.key === this.#keyOf(entry, joined.task);
  }

  /** Updates tasks, places and results after the files changed. */
  update(): void {
    this.#boards = this.#boardFinder.of(this.#store.state.sources, (work) =>
      this.#jobs.run(async () => {
        await work();
        this.update();
      }),
    );
    const tasks = this.#updateTasks();
    const { sources } = this.#store.state;
    const turn = ({ id }: SourceEntry) => this.#turns.get(id) ?? 0;
    const entries = withRole(sources, 'predictions')
      .filter((entry) => !isBeingRead(entry))
      .sort((a, b) => turn(a) - turn(b));
    const awaited = new Set(
      sources
        .filter((e) => e.source === null && isBeingRead(e) && comesBeforePredictions(e))
        .map(({ origin }) => origin),
    );
    const places = placesOf(entries, {
      originOf: ({ id }) => this.#taskEntries.get(id)?.origin,
      candidates: ({ stored }) =>
        stored
          ? tasks.filter(
              ({ id }) => id === (this.#boards.get(stored.taskEntry) ?? stored.taskEntry),
            )
          : tasks.filter(({ id }) => !this.#taskEntries.get(id)?.stored),
      // A better task may come with labels that are still being read.
      fitOf: (entry, task) => (awaited.has(entry.origin) ? null : this.#fit(entry, task)),
    });
    for (const entry of sources) {
      const place = places.get(entry.id);
      if (place) this.#place(entry, place);
      else if (entry.source?.role !== 'predictions') this.#displace(entry);
    }
  }

  /** Asks for the role of files that may be labels or a submission, as long as that is in doubt. */
  #askForRoles(): void {
    const { sources } = this.#store.state;
    const read = sources.filter(({ stored }) => !stored);
    const inDoubt = rolesInDoubt(read);
    for (const entry of read) {
      if (entry.source?.role !== 'labels') continue;
      const status = inDoubt.get(entry.id);
      if (status && entry.status.kind === 'ready') this.#store.patch(entry.id, { status });
      else if (!status && entry.status.kind === 'needs-choice') {
        this.#store.patch(entry.id, { status: { kind: 'ready' } });
      }
    }
  }

  /** Says which files of human readers cannot be joined to labels. */
  #noteReaders(errors: ReadonlyMap<string, Error>): void {
    for (const { id, source, status } of this.#store.state.sources) {
      if (source?.role !== 'labels' || !source.description.isReader) continue;
      const error = errors.get(id);
      const now = error ? failedStatus(error) : ({ kind: 'ready' } as const);
      const isSettable = status.kind === 'ready' || status.kind === 'failed';
      if (isSettable && status.kind !== now.kind) this.#store.patch(id, { status: now });
    }
  }

  #updateTasks(): readonly Task[] {
    this.#askForRoles();
    const { sources, tasks: before } = this.#store.state;
    // A results file whose labels are here makes no task of its own.
    const own = sources.filter(
      ({ id, status }) => status.kind !== 'needs-choice' && !this.#boards.has(id),
    );
    const { entries, versions, errors } = this.#readerEntries.of(withRole(own, 'labels'));
    this.#noteReaders(errors);
    this.#taskEntries = new Map(entries.map((entry) => [entry.id, entry]));
    this.#labelVersions = versions;
    const tasks = this.#taskMaker.of(entries, own);
    if (tasks === before) return tasks;
    this.#store.set({ tasks });
    for (const { id } of before) {
      if (tasks.some((task) => task.id === id)) continue;
      this.#sentLabels.delete(id);
      this.#computing.client.forgetTask(id);
    }
    for (const task of tasks) {
      if (this.#sentLabels.get(task.id) === task.source) continue;
      this.#sentLabels.set(task.id, task.source);
      this.#computing.client.setTask(taskData(task));
    }
    // Training counts decide the bands, over which calibration is pooled.
    this.#jobs.run(() => this.#computing.recalibrate());
    return tasks;
  }

  /** How a file meets a task; asks the worker where that is not known. */
  #fit({ id, source, stored }: EntryOf<PredictionsSource>, task: Task): Fit {
    if (stored?.submission) return stored.submission.submission;
    const known = this.#fits.of(source, task);
    if (known !== undefined) return known;
    this.#fits.begin(source, task);
    this.#jobs.run(async (signal) => {
      const fit = await this.#computing.fit(id, task, signal).catch(asError);
      if (signal.aborted) return;
      this.#fits.set(source, task, fit);
      this.update();
    });
    return null;
  }

  /** Removes the results of a file that is not a predictions file any more. */
  #displace({ id, joined }: SourceEntry): void {
    this.#drop(id);
    this.#computing.forgetScores(id);
    if (joined !== null) this.#store.patch(id, { joined: null });
  }

  #set(entry: SourceEntry, status: SourceStatus, joined: SourceEntry['joined']): void {
    const isSame =
      joined?.task === entry.joined?.task &&
      joined?.submission === entry.joined?.submission &&
      JSON.stringify(status) === JSON.stringify(entry.status);
    if (!isSame) this.#store.patch(entry.id, { status, joined });
  }

  #place(entry: SourceEntry, place: Place): void {
    const { id, joined } = entry;
    if (place.kind === 'placed') {
      if (entry.team !== place.team) this.#store.patch(id, { team: place.team });
      const now = { task: place.task.id, submission: place.submission };
      this.#bringUpToDate(entry, place.task, now);
    } else if (place.kind === 'pending') {
      if (joined === null) this.#set(entry, { kind: 'working', step: 'aligning' }, null);
    } else {
      this.#drop(id);
      this.#set(entry, place.kind === 'misfit' ? failedStatus(place.error) : NO_TASK, null);
    }
  }

  #bringUpToDate(entry: SourceEntry, task: Task, joined: SourceEntry['joined']): void {
    const { id, status } = entry;
    const key = this.#keyOf(entry, task.id);
    if (this.#store.state.results.get(id)?.key === key) {
      this.#stop(id);
      this.#set(entry, { kind: 'ready' }, joined);
    } else if (this.#underWay.get(id)?.key === key) this.#set(entry, status, joined);
    else if (!this.#computing.hasFailed(id, key)) {
      this.#set(entry, { kind: 'working', step: 'ranking', fraction: 0 }, joined);
      this.#compute(id, task, key);
    }
  }

  #compute(id: string, task: Task, key: string): void {
    this.#stop(id);
    const abort = new AbortController();
    this.#underWay.set(id, { key, abort });
    this.#jobs.run(async () => {
      await this.#computing.compute(id, task, key, abort.signal);
      if (!abort.signal.aborted) this.#underWay.delete(id);
    });
  }
}
