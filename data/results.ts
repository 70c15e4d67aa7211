import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findClusters } from '@/lib/inference/clusters';
import { resamplingDesign } from '@/lib/inference/design';
import type { TaskReplicates, TeamReplicates } from '@/lib/inference/replicates';
import { resampleMatrix } from '@/lib/inference/resample-task';
import { openNodeReader } from '@/lib/ingest/node-reader';
import { writeColumnsInNode } from '@/lib/ingest/parquet/tables-in-node';
import type { FileReader, Role } from '@/lib/ingest/types';
import { openTaskResults } from '@/lib/results/task-results';
import { GENERATOR, type Level, type StoredTask } from '@/lib/results/types';
import { writeResults } from '@/lib/results/write';
import { attributesOfFiles } from '@/lib/scoring/attributes';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import {
  alignWithTask,
  joinWithTask,
  matrixOf,
  orderAsTask,
  submissionOf,
} from '@/lib/scoring/fit';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import {
  type CountsSource,
  idsOf,
  type MetadataSource,
  type ReadAs,
  sourceOf,
  submissionData,
} from '@/lib/scoring/sources';
import { makeTask, taskData } from '@/lib/scoring/task';
import type { BuiltInFile, DrawnReplicates } from './manifest';

interface Inputs {
  readonly counts: readonly CountsSource[];
  readonly metadata: readonly MetadataSource[];
  /** Bootstrap replicates to draw. */
  readonly replicates: number;
}

/** Of the replicates. */
const SEED = 7;

/** Resamples to the end. */
function allOf(steps: Generator<number, TaskReplicates, void>): TaskReplicates {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Scores of the twin are rounded, so that score counts take less than what follows from them. */
const LEVEL: Level = 'exact';

/** Reads built-in files of a folder. */
class BuiltInReader {
  readonly #folder: string;
  readonly #reader: FileReader;

  constructor(folder: string) {
    this.#folder = folder;
    this.#reader = openNodeReader({
      unusualCsv: () => Promise.reject(new Error('built-in files are Parquet')),
    });
  }

  async open<R extends Role>({ path }: BuiltInFile, role: R): Promise<ReadAs<R>> {
    const file = new File([readFileSync(join(this.#folder, path))], path);
    const outcome = await this.#reader.ingest(file, { role });
    if (outcome.kind !== 'ready') throw outcome.error;
    return outcome as ReadAs<R>;
  }

  close(): Promise<void> {
    return this.#reader.close();
  }
}

/** The results of one task, as the page computes them from its files. */
async function storedTask(
  reader: BuiltInReader,
  labels: BuiltInFile,
  predictions: readonly BuiltInFile[],
  { counts, metadata, replicates }: Inputs,
): Promise<StoredTask> {
  const source = sourceOf(await reader.open(labels, 'labels'));
  const task = makeTask('labels', `${labels.task} (synthetic)`, source, counts, null);
  const data = taskData(task);
  const attributes = attributesOfFiles([...metadata, source]);
  const plan = { level: LEVEL, minimumCount: 1, attributes, settings: DEFAULT_SETTINGS };
  const join = async (other: MetadataSource) => joinWithTask(data, idsOf(other));
  const results = await openTaskResults(task, join, plan);
  const clusters = await findClusters(source, metadata, null, join);
  const design = resamplingDesign(clusters, task.classes, SEED, replicates);
  const { threshold } = DEFAULT_SETTINGS;
  const run = { task: task.name, seed: SEED, asked: replicates, threshold, clusters };
  const teams: TeamReplicates[] = [];
  for (const file of predictions) {
    const read = await reader.open(file, 'predictions');
    const scores = submissionData(file.path, sourceOf(read), read.content);
    const alignment = alignWithTask(data, scores);
    const submission = submissionOf(data, scores, alignment);
    const ordered = orderAsTask(data, scores, alignment);
    const matrix = matrixOf(data, ordered.submission, ordered.alignment);
    const classes = matrix.classes.map((_, index) => evaluateClass(matrix, index));
    results.add({ team: file.team!, facts: read.facts, submission, matrix }, classes);
    const own = [{ team: file.team!, scores: classes, classes: matrix.classes }];
    teams.push(...allOf(resampleMatrix(matrix, { ...run, teams: own }, design)).teams);
  }
  return results.finish({ ...run, done: replicates, teams });
}

/** Results as a file; those of the twin are synthetic. */
function fileOf(tasks: readonly StoredTask[]): Promise<Uint8Array> {
  const { threshold, bins, binning } = DEFAULT_SETTINGS;
  return writeResults(
    {
      generator: GENERATOR,
      level: LEVEL,
      synthetic: true,
      minimumCount: 1,
      settings: { threshold, bins, binning },
      tasks,
      notebook: null,
    },
    writeColumnsInNode,
  );
}

/** A task without its replicates. */
const withoutReplicates = (task: StoredTask): StoredTask => ({
  ...task,
  resampling: null,
  submissions: task.submissions.map((own) => ({ ...own, replicates: null })),
});

/** A task with its replicates, but without counts by attributes. */
const withoutGroups = (task: StoredTask): StoredTask => ({
  ...task,
  attributes: [],
  submissions: task.submissions.map((own) => ({
    ...own,
    summary: { ...own.summary, breakdowns: new Map() },
  })),
});

export interface ResultsTarget {
  /** That holds the files. */
  readonly folder: string;
  /** Name of the results file in it, which ends in `.longtail.zip`. */
  readonly name: string;
  /** Bootstrap replicates to draw. */
  readonly replicates: number;
}

/** The results of each task of built-in files, with replicates. */
async function* storedTasks(
  { folder, replicates }: ResultsTarget,
  files: readonly BuiltInFile[],
): AsyncGenerator<StoredTask> {
  const reader = new BuiltInReader(folder);
  const inRole = (role: BuiltInFile['role']) => files.filter((file) => file.role === role);
  const sources = async <R extends 'counts' | 'metadata'>(role: R) =>
    Promise.all(inRole(role).map(async (file) => sourceOf(await reader.open(file, role))));
  const of = { counts: await sources('counts'), metadata: await sources('metadata') };
  for (const labels of inRole('labels')) {
    const own = inRole('predictions').filter(({ task }) => task === labels.task);
    yield await storedTask(reader, labels, own, { ...of, replicates });
  }
  await reader.close();
}

/**
 * Writes the results file of built-in files, with all that the page computes from them under its
 * first settings, and for each task one with replicates.
 *
 * @returns the files of replicates
 */
export async function writeBuiltInResults(
  target: ResultsTarget,
  files: readonly BuiltInFile[],
  onProgress: (done: string) => void,
): Promise<DrawnReplicates[]> {
  const { folder, name } = target;
  const tasks: StoredTask[] = [];
  const drawn: DrawnReplicates[] = [];
  for await (const task of storedTasks(target, files)) {
    onProgress(`results of ${task.name}`);
    const index = tasks.length;
    const bytes = await fileOf([withoutGroups(task)]);
    const path = name.replace(/(?=\.longtail\.zip$)/, `_replicates_${index + 1}`);
    writeFileSync(join(folder, path), bytes);
    drawn.push({ task: task.name, path, bytes: bytes.length });
    tasks.push(withoutReplicates(task));
  }
  writeFileSync(join(folder, name), await fileOf(tasks));
  return drawn;
}

/** Writes the results of built-in files with their replicates as one file, as a board is published. */
export async function writeBoard(
  target: ResultsTarget,
  files: readonly BuiltInFile[],
): Promise<void> {
  const tasks: StoredTask[] = [];
  for await (const task of storedTasks(target, files)) tasks.push(task);
  writeFileSync(join(target.folder, target.name), await fileOf(tasks));
}
