import { align, type Database, dropTable, gatherScores, loadFile } from '@/lib/engine';
import { readTable } from '@/lib/engine/intake/source';
import { makeSubmission, submissionColumns } from '@/lib/engine/intake/submission';
import { makeTask } from '@/lib/engine/intake/task';
import { taskLabels } from '@/lib/engine/intake/task-labels';
import { openNativeDatabase } from '@/lib/engine/native/open';
import { openNodeWasmDatabase } from '@/lib/engine/wasm/open-node';
import { calibrateClass } from '@/lib/scoring/calibrate-submission';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { SubmissionResult } from '@/lib/scoring/evaluation';
import { scoreMatrix } from '@/lib/scoring/score-matrix';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { teamMetrics } from '@/lib/scoring/tables/team-metrics';
import { type BenchFiles, diskFile } from './files';
import { type Measurement, median } from './measure';
import type { PeerTimes } from './peer';

async function openTask(db: Database, files: BenchFiles) {
  const loaded = await loadFile(db, await diskFile(files.labels));
  const source = await readTable(db, loaded, { role: 'labels' });
  if (source.role !== 'labels') throw new Error('the labels were not taken for labels');
  const task = makeTask('t', 'Task', source, []);
  return { task, labels: await taskLabels(db, task) };
}

/** One submission from its file to result rows. */
async function score(
  db: Database,
  { task, labels }: Awaited<ReturnType<typeof openTask>>,
  path: string,
  team: string,
): Promise<SubmissionResult> {
  const loaded = await loadFile(db, await diskFile(path, `${team}.parquet`));
  const source = await readTable(db, loaded, { role: 'predictions' });
  if (source.role !== 'predictions') throw new Error('the scores were not taken for predictions');
  const submission = await makeSubmission(db, task, source);
  const matrix = scoreMatrix(labels, await submissionColumns(db, task, submission));
  await dropTable(db, loaded.table);
  const all = matrix.classes.map((_, index) => index);
  return {
    team,
    calibratedWith: DEFAULT_SETTINGS,
    classes: all.map((index) => evaluateClass(matrix, index)),
    calibration: all.map((index) => calibrateClass(matrix, index, DEFAULT_SETTINGS)),
    pools: [],
  };
}

async function measureEngine(
  db: Database,
  name: string,
  files: BenchFiles,
  peer: PeerTimes | null,
): Promise<Measurement[]> {
  const section = `files, ${name}`;
  const load = async (path: string) =>
    dropTable(db, (await loadFile(db, await diskFile(path))).table);
  const csv = files.scores.replace('.parquet', '.csv');
  const task = await openTask(db, files);
  const scores = await loadFile(db, await diskFile(files.scores));
  const ids = (table: string) => ({ table, idColumn: 'id', fileName: table });
  const aligning = () => align(db, ids(task.task.source.loaded.table), ids(scores.table));
  const columns = scores.columns.map((c) => c.name).filter((column) => column !== 'id');
  const ten = Array.from({ length: 10 }, (_, index) => `team ${index}`);
  const results: SubmissionResult[] = [];
  const measurements: Measurement[] = [
    { section, what: 'Parquet to table', milliseconds: await median(() => load(files.scores), 3) },
    {
      section,
      what: 'CSV to table',
      milliseconds: await median(() => load(csv), 1),
      ...(peer && { peer: peer.read_csv }),
    },
    {
      section,
      what: 'aligning by id',
      milliseconds: await median(aligning, 3),
      ...(peer && { peer: peer.join }),
    },
    {
      section,
      what: 'gathering the scores',
      milliseconds: await median(() => gatherScores(db, scores.table, columns, 'probability'), 3),
    },
  ];
  const start = performance.now();
  for (const team of ten) results.push(await score(db, task, files.scores, team));
  const evaluation = { task: 'Task', classes: task.task.classes, submissions: results };
  const tables = () => {
    const rows = classMetrics(evaluation, 0.5, DEFAULT_SETTINGS.limits);
    return teamMetrics(evaluation, rows, 0.5);
  };
  tables();
  measurements.push({
    section,
    what: 'ten submissions, files to result tables, one thread',
    milliseconds: performance.now() - start,
    ...(peer && { peer: 10 * (peer.suite + peer.join + peer.read_csv) }),
    note: 'the peer reads CSV; ten times one submission',
  });
  measurements.push({
    section,
    what: 'threshold slider: class and team rows of ten submissions',
    milliseconds: await median(tables),
  });
  return measurements;
}

/** Reading, aligning and scoring whole files, over both engines. */
export async function measurePipeline(
  files: BenchFiles,
  peer: PeerTimes | null,
): Promise<Measurement[]> {
  const all: Measurement[] = [];
  for (const [name, open] of [
    ['DuckDB-WASM as in the browser', openNodeWasmDatabase],
    ['native DuckDB as in the terminal', openNativeDatabase],
  ] as const) {
    const db = await open();
    all.push(...(await measureEngine(db, name, files, peer)));
    await db.close();
  }
  return all;
}
