import { canonicalClassKey } from '@/lib/challenge/class-names';
import { type CrossFit, crossFit } from '@/lib/improve/cross-fit';
import { findClusters } from '@/lib/inference/clusters';
import { openNodeReader } from '@/lib/ingest/node-reader';
import type { FileReader } from '@/lib/ingest/types';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import { type OpenTask, openTask } from '../evaluate/open-task';
import { predictionFiles } from '../evaluate/prediction-files';
import { eachSubmission } from '../evaluate/submissions';
import { unusualCsv } from '../evaluate/unusual-csv';
import type { Messages } from '../terminal/messages';
import { openOutputFolder } from '../terminal/output-folder';
import { recalibrateSubmissions } from './calibrate';
import type { ImproveOptions } from './options';
import { tuneSubmissions } from './thresholds';

/** A task with its folds, whose submissions are read one after the other. */
export interface FoldedTask extends OpenTask {
  readonly cross: CrossFit;
  /** Calls `use` with each submission. */
  each(use: (team: string, matrix: ScoreMatrix) => void): Promise<void>;
  /** The key of a class, the same in every task. */
  keyOf(name: string): string;
}

async function foldedTask(
  reader: FileReader,
  labels: string,
  predictions: readonly string[],
  { files, seed, cluster, improve }: ImproveOptions,
  messages: Messages,
  signal: AbortSignal,
): Promise<FoldedTask> {
  const watch = {
    signal,
    note: messages.say,
    progress: ({ path }: { path: string }, index: number) =>
      messages.passing(`${index + 1} ${path}`),
  };
  const opened = await openTask(reader, { ...files, labels }, watch);
  opened.sayNotes();
  const clusters = await findClusters(opened.task.source, opened.metadata, cluster, opened.join);
  const inputs = { ...files, files: await predictionFiles(predictions) };
  return {
    ...opened,
    cross: crossFit(clusters.clusterOf, seed, improve.folds),
    each: (use) =>
      eachSubmission(opened, inputs, watch, async ({ team, matrix }) => use(team, matrix)),
    keyOf: canonicalClassKey,
  };
}

/**
 * Tries what the options ask for, on each submission.
 *
 * @returns what to print
 * @throws InputError, InputErrors, UsageError; the output folder is then left unchanged
 */
export async function improve(
  options: ImproveOptions,
  messages: Messages,
  signal: AbortSignal,
): Promise<string> {
  const { files, fit } = options;
  const output = files.out === undefined ? null : await openOutputFolder(files.out);
  const reader = openNodeReader({ unusualCsv });
  try {
    const open = (labels: string, predictions: readonly string[]) =>
      foldedTask(reader, labels, predictions, options, messages, signal);
    const other = fit && (await open(fit.labels, fit.predictions));
    const task = await open(files.labels, files.predictions);
    const folder = output?.path ?? null;
    const text =
      options.action === 'calibrate'
        ? await recalibrateSubmissions(task, options, folder)
        : await tuneSubmissions(task, other, options, folder);
    await output?.commit();
    return text;
  } finally {
    messages.clear();
    await reader.close();
    await output?.discard();
  }
}
