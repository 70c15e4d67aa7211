import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openNodeReader } from '@/lib/ingest/node-reader';
import { writeColumnsInNode } from '@/lib/ingest/parquet/tables-in-node';
import type { FileReader, Role } from '@/lib/ingest/types';
import { openTaskResults } from '@/lib/results/task-results';
import { GENERATOR, type StoredTask } from '@/lib/results/types';
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
import type { BuiltInFile } from './manifest';

interface Inputs {
  readonly counts: readonly CountsSource[];
  readonly metadata: readonly MetadataSource[];
}

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
  { counts, metadata }: Inputs,
): Promise<StoredTask> {
  const source = sourceOf(await reader.open(labels, 'labels'));
  const task = makeTask('labels', `${labels.task} (synthetic)`, source, counts, null);
  const data = taskData(task);
  const attributes = attributesOfFiles([...metadata, source]);
  const plan = {
    level: 'exact',
    minimumCount: 1,
    attributes,
    settings: DEFAULT_SETTINGS,
  } as const;
  const join = async (other: MetadataSource) => joinWithTask(data, idsOf(other));
  const results = await openTaskResults(task, join, plan);
  for (const file of predictions) {
    const read = await reader.open(file, 'predictions');
    const scores = submissionData(file.path, sourceOf(read), read.content);
    const alignment = alignWithTask(data, scores);
    const submission = submissionOf(data, scores, alignment);
    const ordered = orderAsTask(data, scores, alignment);
    const matrix = matrixOf(data, ordered.submission, ordered.alignment);
    const classes = matrix.classes.map((_, index) => evaluateClass(matrix, index));
    results.add({ team: file.team!, facts: read.facts, submission, matrix }, classes);
  }
  return results.finish(null);
}

/**
 * Writes the results file of built-in files, with all that the page computes from them under its
 * first settings.
 *
 * @param folder that holds the files
 * @param name of the results file in it
 */
export async function writeBuiltInResults(
  folder: string,
  name: string,
  files: readonly BuiltInFile[],
  onProgress: (done: string) => void,
): Promise<void> {
  const reader = new BuiltInReader(folder);
  const inRole = (role: BuiltInFile['role']) => files.filter((file) => file.role === role);
  const sources = async <R extends 'counts' | 'metadata'>(role: R) =>
    Promise.all(inRole(role).map(async (file) => sourceOf(await reader.open(file, role))));
  const inputs = { counts: await sources('counts'), metadata: await sources('metadata') };
  const tasks: StoredTask[] = [];
  for (const labels of inRole('labels')) {
    onProgress(`results of ${labels.task}`);
    const own = inRole('predictions').filter(({ task }) => task === labels.task);
    tasks.push(await storedTask(reader, labels, own, inputs));
  }
  await reader.close();
  const { threshold, bins, binning } = DEFAULT_SETTINGS;
  const bytes = await writeResults(
    {
      generator: GENERATOR,
      level: 'exact',
      synthetic: true,
      minimumCount: 1,
      settings: { threshold, bins, binning },
      tasks,
      notebook: null,
    },
    writeColumnsInNode,
  );
  writeFileSync(join(folder, name), bytes);
}
