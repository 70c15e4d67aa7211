import { diskFile } from '@/lib/cli/evaluate/disk-file';
import { openNodeReader } from '@/lib/ingest/node-reader';
import type { FileReader, Role } from '@/lib/ingest/types';
import { Calibration } from '@/lib/scoring/calibrate-submission';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { SubmissionResult, TaskEvaluation } from '@/lib/scoring/evaluation';
import {
  alignWithTask,
  matrixOf,
  orderAsTask,
  type SubmissionData,
  type TaskData,
} from '@/lib/scoring/fit';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { idsOf, type ReadAs, sourceOf } from '@/lib/scoring/sources';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { teamMetrics } from '@/lib/scoring/tables/team-metrics';
import { makeTask, taskData } from '@/lib/scoring/task';
import type { BenchFiles, Format } from './files';
import { type Measurement, median } from './measure';
import type { PeerTimes } from './peer';

async function readAs<R extends Role>(
  reader: FileReader,
  path: string,
  role: R,
): Promise<ReadAs<R>> {
  const outcome = await reader.ingest(await diskFile(path), { role });
  if (outcome.kind !== 'ready') throw outcome.error;
  return outcome as ReadAs<R>;
}

async function readScores(reader: FileReader, path: string): Promise<SubmissionData> {
  const { facts, description, content } = await readAs(reader, path, 'predictions');
  const { ids, check, scores } = content;
  const { fileName } = facts;
  const idColumn = description.idColumn!;
  return { ...check, id: fileName, fileName, idColumn, ids, scores };
}

function score(task: TaskData, submission: SubmissionData): SubmissionResult {
  const ordered = orderAsTask(task, submission, alignWithTask(task, submission));
  const matrix = matrixOf(task, ordered.submission, ordered.alignment);
  const calibration = new Calibration(matrix, DEFAULT_SETTINGS);
  const all = matrix.classes.map((_, index) => index);
  return {
    team: submission.id,
    matched: { images: matrix.images, imageSet: null },
    calibratedWith: DEFAULT_SETTINGS,
    classes: all.map((index) => evaluateClass(matrix, index)),
    calibration: all.map((index) => calibration.ofClass(index)),
    pools: [],
  };
}

function resultTables(evaluation: TaskEvaluation) {
  const rows = classMetrics(evaluation, 0.5, DEFAULT_SETTINGS.bands);
  return teamMetrics(evaluation, rows, 0.5);
}

/** What Parquet is set beside: pandas needs pyarrow to read it, which Debian does not have. */
export const NO_PARQUET =
  'the peer is pandas.read_csv of the same scores: it does not read Parquet without pyarrow';

/** Labels and prediction files to result tables, on one thread, as the terminal does it. */
export async function scoreFiles(
  reader: FileReader,
  { labels, predictions }: BenchFiles,
): Promise<TaskEvaluation> {
  const source = sourceOf(await readAs(reader, labels, 'labels'));
  const task = makeTask('t', 'Task', source, []);
  const data = taskData(task);
  const submissions: SubmissionResult[] = [];
  for (const path of predictions) submissions.push(score(data, await readScores(reader, path)));
  const evaluation = { task: task.name, classes: task.classes, submissions };
  resultTables(evaluation);
  return evaluation;
}

export function openBenchReader(): FileReader {
  return openNodeReader({
    unusualCsv: (_, fileName) => Promise.reject(new Error(`${fileName} is no plain CSV`)),
  });
}

/** Reading, aligning and scoring whole files on one thread. */
export async function measurePipeline(
  { parquet, 'parquet-zstd': zstd, csv }: Readonly<Record<Format, BenchFiles>>,
  peer: PeerTimes | null,
): Promise<Measurement[]> {
  const section = 'files, one thread';
  const reader = openBenchReader();
  // The second team's rows are in another order than the labels'.
  const path = parquet.predictions[1]!;
  const source = sourceOf(await readAs(reader, parquet.labels, 'labels'));
  const data = taskData(makeTask('t', 'Task', source, []));
  const submission = await readScores(reader, path);
  const teams = parquet.predictions.length;
  const peerTotal = peer && teams * (peer.suite + peer.join + peer.read_csv);
  const all = async (files: BenchFiles) => median(() => scoreFiles(reader, files), 3);
  const evaluation = await scoreFiles(reader, parquet);
  const measurements: Measurement[] = [
    {
      section,
      what: 'Parquet to column table, checked',
      milliseconds: await median(() => readScores(reader, path), 7),
      ...(peer && { peer: peer.read_csv }),
      note: `Snappy and dictionaries, as pandas writes it; ${NO_PARQUET}`,
    },
    {
      section,
      what: 'Parquet of Zstandard to column table, checked',
      milliseconds: await median(() => readScores(reader, zstd.predictions[1]!), 7),
      ...(peer && { peer: peer.read_csv }),
      note: NO_PARQUET,
    },
    {
      section,
      what: 'CSV to column table, checked',
      milliseconds: await median(() => readScores(reader, csv.predictions[1]!), 5),
      ...(peer && { peer: peer.read_csv }),
      note: 'the peer reads the same file, and neither hashes nor checks it',
    },
    {
      section,
      what: 'aligning rows in another order, by id',
      milliseconds: await median(async () => {
        alignWithTask({ ...data, ...idsOf(source) }, submission);
      }, 5),
      ...(peer && { peer: peer.join }),
    },
    {
      section,
      what: `${teams} parquet submissions, files to result tables`,
      milliseconds: await all(parquet),
      ...(peerTotal && { peer: peerTotal }),
      note: NO_PARQUET,
    },
    {
      section,
      what: `${teams} csv submissions, files to result tables`,
      milliseconds: await all(csv),
      ...(peerTotal && { peer: peerTotal }),
    },
    {
      section,
      what: `threshold slider: class and team rows of ${teams} submissions`,
      milliseconds: await median(() => resultTables(evaluation)),
    },
  ];
  await reader.close();
  return measurements;
}
