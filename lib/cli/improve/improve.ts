import { crossFit } from '@/lib/improve/cross-fit';
import { findClusters } from '@/lib/inference/clusters';
import { openNodeReader } from '@/lib/ingest/node-reader';
import type { FileReader } from '@/lib/ingest/types';
import { openTask } from '../evaluate/open-task';
import { predictionFiles } from '../evaluate/prediction-files';
import { eachSubmission } from '../evaluate/submissions';
import { unusualCsv } from '../evaluate/unusual-csv';
import type { Messages } from '../terminal/messages';
import { openOutputFolder } from '../terminal/output-folder';
import { recalibrateSubmissions } from './calibrate';
import type { FoldedTask } from './each';
import { combineSubmissions } from './ensemble';
import type { ImproveOptions } from './options';
import type { Action } from './own-options';
import { ratesOfSubmissions } from './rates';
import { tuneSubmissions } from './thresholds';

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
      eachSubmission(opened, inputs, watch, {
        ahead: 0,
        begin: async () => null,
        use: async ({ team, matrix }) => use(team, matrix),
      }),
  };
}

type Try = (
  task: FoldedTask,
  other: FoldedTask | null,
  options: ImproveOptions,
  folder: string | null,
) => Promise<string>;

const TRY: Readonly<Record<Action, Try>> = {
  thresholds: tuneSubmissions,
  calibrate: recalibrateSubmissions,
  ensemble: (task, _, options, folder) => combineSubmissions(task, options, folder),
  rates: (task, _, options, folder) => ratesOfSubmissions(task, options, folder),
};

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
    const text = await TRY[options.action](task, other, options, folder);
    await output?.commit();
    return text;
  } finally {
    messages.clear();
    await reader.close();
    await output?.discard();
  }
}
