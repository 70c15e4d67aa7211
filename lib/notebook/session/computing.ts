import type { FileReader } from '@/lib/ingest/types';
import type { EvaluationClient } from '@/lib/scoring/client';
import type { Submission } from '@/lib/scoring/fit';
import { poolsOf } from '@/lib/scoring/pools';
import type { TaskThresholds } from '@/lib/scoring/protocol';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { type ContentOf, type PredictionsSource, submissionData } from '@/lib/scoring/sources';
import type { Task } from '@/lib/scoring/task';
import { EvaluationWorkerError } from '@/lib/scoring/worker-pool';
import {
  type CalibrationChoice,
  calibrationKey,
  calibrationOf,
  storedCalibration,
} from './calibration';
import { retryOnce } from './retry-once';
import { failedStatus, type SessionStore } from './store';
import type { SourceEntry } from './types';

export interface ComputingParts {
  openEvaluation(): EvaluationClient;
  reader(): Promise<FileReader>;
}

/** Thresholds of the classes of a submission. */
export interface ThresholdsInForce extends TaskThresholds {
  /** Equal for equal calls of the same images. */
  readonly key: string;
  /** How they were tuned. */
  readonly words: string;
}

/** A result whose calibration was computed under another choice. */
interface Outdated {
  readonly id: string;
  readonly task: Task;
  readonly key: string;
}

/** The message for a second crash of a worker; null if the error is not a crash. */
const crash = (error: unknown) =>
  error instanceof EvaluationWorkerError ? `computing crashed again: ${error.message}` : null;

/** Computes submissions in the workers and writes the results to the store. */
export class Computing {
  readonly #store: SessionStore;
  readonly #parts: ComputingParts;
  #opened: EvaluationClient | null = null;
  #recalibration = new AbortController();
  #calibration: CalibrationChoice = DEFAULT_SETTINGS;
  /** Keys for which computing failed, by submission: it is not tried again. */
  readonly #failed = new Map<string, string>();
  #thresholds: ReadonlyMap<string, ThresholdsInForce> = new Map();
  #retries: Promise<unknown> = Promise.resolve();
  /** Submissions being read again because the worker with their scores crashed. */
  readonly #returning = new Map<string, Promise<void>>();

  constructor(store: SessionStore, parts: ComputingParts) {
    this.#store = store;
    this.#parts = parts;
  }

  /** The workers, opened on first use. */
  get client(): EvaluationClient {
    if (this.#opened) return this.#opened;
    this.#opened = this.#parts.openEvaluation();
    this.#opened.onCrash = () => {
      const ranked = this.#store.state.sources.find(
        ({ status }) => status.kind === 'working' && status.step === 'ranking',
      );
      const what = ranked ? ` while ranking ${ranked.file.name}` : '';
      this.#store.report(`A worker crashed${what}. It was restarted.`);
    };
    return this.#opened;
  }

  /** Gives a worker the scores of a file, in place of those it had. */
  setScores(id: string, source: PredictionsSource, content: ContentOf<'predictions'>): void {
    this.client.setSubmission(submissionData(id, source, content));
  }

  /** Puts thresholds of classes in force, by submission; the others have one for all. */
  setThresholds(all: ReadonlyMap<string, ThresholdsInForce>): void {
    for (const id of this.#thresholds.keys()) {
      if (!all.has(id)) this.client.setThresholds(id, null);
    }
    for (const [id, own] of all) {
      if (this.#thresholds.get(id)?.key !== own.key) this.client.setThresholds(id, own);
    }
    this.#thresholds = all;
  }

  /** The thresholds of classes in force of a submission on a task. */
  thresholdsOf(id: string, task: string): ThresholdsInForce | null {
    const own = this.#thresholds.get(id);
    return own?.task === task ? own : null;
  }

  hasFailed(id: string, key: string): boolean {
    return this.#failed.get(id) === key;
  }

  /** Forgets a file and its scores. */
  forget(id: string): void {
    this.#opened?.forgetTask(id);
    this.forgetScores(id);
  }

  forgetScores(id: string): void {
    this.#failed.delete(id);
    this.#opened?.forgetSubmission(id);
  }

  /** Reads a file's scores again after their worker crashed. */
  #returnScores(id: string): Promise<void> {
    const returning = this.#returning.get(id);
    if (returning) return returning;
    const entry = this.#store.entry(id);
    if (!entry || this.client.keeps(id)) return Promise.resolve();
    const read = this.#readAgain(entry).finally(() => this.#returning.delete(id));
    this.#returning.set(id, read);
    return read;
  }

  async #readAgain({ id, version, file, inForce, loaded, source }: SourceEntry): Promise<void> {
    const reader = await this.#parts.reader();
    const outcome = await reader.ingest(file, inForce.overrides);
    const isSame = outcome.facts?.hash === loaded?.hash;
    if (!isSame || source?.role !== 'predictions' || outcome.kind !== 'ready') {
      throw new Error(`${file.name} is not what it was when it was first read`);
    }
    const { content } = outcome;
    const isWanted = this.#store.entry(id)?.version === version && !this.client.keeps(id);
    if (isWanted && content.role === 'predictions') this.setScores(id, source, content);
  }

  /** Does work on one submission while no other is retried. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#retries.then(work);
    this.#retries = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Runs a request on the workers that hold these submissions; retries once after a crash. Requests
   * for single submissions are retried one by one: it is not known which of a worker's submissions
   * made it crash, and the others must not fail with it.
   *
   * @param ask its signal is also aborted when one of the workers crashes
   */
  withScores<T>(
    ids: readonly string[],
    signal: AbortSignal,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const attempt = async () => {
      await Promise.all(ids.map((id) => this.#returnScores(id)));
      signal.throwIfAborted();
      const abort = new AbortController();
      const stop = () => abort.abort(signal.reason);
      signal.addEventListener('abort', stop);
      try {
        return await ask(abort.signal);
      } catch (error) {
        abort.abort(error);
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    };
    const alone = (work: () => Promise<T>) => this.#alone(work);
    return retryOnce(attempt, crash, ids.length === 1 ? alone : undefined);
  }

  /**
   * How well a file fits a task.
   *
   * @throws InputError if they share no class or no id
   */
  fit(id: string, task: Task, signal: AbortSignal): Promise<Submission> {
    return this.withScores([id], signal, (own) => this.client.fit(id, task.id, { signal: own }));
  }

  async #calibrate(id: string, task: Task, choice: CalibrationChoice, signal: AbortSignal) {
    const stored = this.#store.entry(id)?.stored;
    if (stored?.submission) {
      return storedCalibration(stored.submission.summary, stored.task.pools, task, choice);
    }
    return this.withScores([id], signal, (own) =>
      calibrationOf(this.client, id, task, choice, { signal: own }),
    );
  }

  /** Ranks a submission on a task and writes its results to the store under `key`. */
  async compute(id: string, task: Task, key: string, signal: AbortSignal): Promise<void> {
    const start = performance.now();
    const onProgress = (fraction: number) => {
      if (!signal.aborted) this.#store.progress(id, { kind: 'working', step: 'ranking', fraction });
    };
    try {
      const stored = this.#store.entry(id)?.stored?.submission;
      const classes =
        stored?.summary.classes ??
        (await this.withScores([id], signal, (own) =>
          this.client.evaluate(id, task.id, { signal: own, onProgress }),
        ));
      const thresholds = this.thresholdsOf(id, task.id)?.words ?? null;
      const choice = this.#calibration;
      const calibration = await this.#calibrate(id, task, choice, signal);
      if (signal.aborted) return;
      this.#store.setResult(id, { key, classes, thresholds, ...calibration });
      const read = this.#store.entry(id)?.loaded?.seconds ?? 0;
      const seconds = read + (performance.now() - start) / 1000;
      this.#store.patch(id, { status: { kind: 'ready' }, seconds });
    } catch (error) {
      if (signal.aborted) return;
      this.#failed.set(id, key);
      this.#store.setResult(id, null);
      this.#store.patch(id, { joined: null, status: failedStatus(error) });
    }
    // The choice, or the bands that classes are pooled by, may have changed meanwhile.
    if (!signal.aborted) await this.recalibrate();
  }

  /** Submissions of a task that are computed from scores. */
  computedIn(task: string): string[] {
    const { sources, results } = this.#store.state;
    const ready = sources.filter((e) => e.joined?.task === task && results.has(e.id) && !e.stored);
    return ready.map((e) => e.id);
  }

  #outdated(choice: CalibrationChoice): Outdated[] {
    const { tasks, sources, results } = this.#store.state;
    const byId = new Map(tasks.map((task) => [task.id, task]));
    return sources.flatMap((entry) => {
      const task = byId.get(entry.joined?.task ?? '');
      const result = results.get(entry.id);
      if (!task || !result) return [];
      const current = calibrationKey(choice, poolsOf(task.classes, choice.bands));
      return result.calibrationKey === current ? [] : [{ id: entry.id, task, key: result.key }];
    });
  }

  /** Recomputes calibration under another choice; only the latest choice is computed. */
  setCalibration(choice: CalibrationChoice): Promise<void> {
    this.#calibration = choice;
    this.#recalibration.abort();
    return this.recalibrate();
  }

  /** Recomputes the calibration of results that do not match the current choice. */
  async recalibrate(): Promise<void> {
    const choice = this.#calibration;
    const outdated = this.#outdated(choice);
    if (outdated.length === 0) return;
    this.#recalibration.abort();
    this.#recalibration = new AbortController();
    const { signal } = this.#recalibration;
    const recalibrate = async ({ id, task, key }: Outdated) => {
      try {
        const calibration = await this.#calibrate(id, task, choice, signal);
        const isCurrent = this.#store.state.results.get(id)?.key === key;
        if (!signal.aborted && isCurrent) this.#store.setResult(id, calibration);
      } catch (error) {
        if (!signal.aborted) this.#store.report(error);
      }
    };
    await Promise.all(outdated.map(recalibrate));
  }
}
