import { bandNames, DEFAULT_BANDS } from '@/lib/challenge/bands';
import type { Collector } from '@/lib/inference/collector';
import type { ClusterAssignment, TaskReplicates } from '@/lib/inference/replicates';
import { resampleTask } from '@/lib/inference/resample-task';
import type { RowsBasis, TaskRows } from '@/lib/inference/statistics';
import { taskInference } from '@/lib/inference/task-inference';
import { TextColumn } from '@/lib/ingest/text-column';
import { jackknifeGroups, Random } from '@/lib/metrics';
import type { ClassResult } from '@/lib/scoring/class-result';
import { EvaluationClient } from '@/lib/scoring/client';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { TaskEvaluation } from '@/lib/scoring/evaluation';
import { alignWithTask, matrixOf, type SubmissionData, type TaskData } from '@/lib/scoring/fit';
import type { BootstrapMetricRow } from '@/lib/scoring/result-tables';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { atOnce } from '@/lib/scoring/steps';
import { bandMetrics } from '@/lib/scoring/tables/band-metrics';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { teamMetrics } from '@/lib/scoring/tables/team-metrics';
import { inProcess } from '../scoring/in-process';

/** A synthetic test set: patients of one to three images, classes of falling prevalence, ties. */
export function testSet(images: number, classes: number, teams: number, seed = 1) {
  const random = new Random(seed);
  const uniform = () => random.next() / 2 ** 32;
  const clusterOf = new Uint32Array(images);
  let patient = 0;
  for (let i = 1; i < images; i++) clusterOf[i] = uniform() < 0.5 ? patient : ++patient;
  const labels = Array.from({ length: classes }, (_, c) =>
    Uint8Array.from({ length: images }, () => (uniform() < 0.3 / (1 + c) ? 1 : 0)),
  );
  const classColumns = labels.map((_, c) => {
    const name = `class ${c}`;
    return { key: name, name, column: name };
  });
  const ids = (rows: Int32Array) => TextColumn.of(Array.from(rows, (row) => `i${row}`));
  const columns = (team: number, rows: Int32Array): SubmissionData => ({
    id: `s${team}`,
    fileName: `team_${team}.csv`,
    idColumn: 'dicom_id',
    ids: ids(rows),
    classes: classColumns,
    scale: 'probability',
    faults: [],
    scales: [],
    scores: labels.map((own) =>
      Float32Array.from(
        rows,
        (row) => Math.round(100 * (0.3 * own[row]! + (0.7 + 0.05 * team) * uniform())) / 110,
      ),
    ),
  });
  const all = Int32Array.from({ length: images }, (_, i) => i);
  const submissions = Array.from({ length: teams }, (_, team) => columns(team, all));
  const task: TaskData = {
    id: 't',
    fileName: 'task1_labels.csv',
    idColumn: 'dicom_id',
    ids: ids(all),
    classes: classColumns,
    labels,
  };
  return {
    images,
    clusterOf,
    clusters: patient + 1,
    classes: classColumns.map(({ name }) => name),
    task,
    submissions,
    columns,
  };
}

export type TestSet = ReturnType<typeof testSet>;

/** The result of each submission of a test set, computed once: its version of the scores. */
const results = new WeakMap<SubmissionData, readonly ClassResult[]>();

function resultsOf(set: TestSet, columns: SubmissionData): readonly ClassResult[] {
  const known = results.get(columns);
  if (known) return known;
  const matrix = matrixOf(set.task, columns, alignWithTask(set.task, columns));
  const found = matrix.classes.map((_, index) => evaluateClass(matrix, index));
  results.set(columns, found);
  return found;
}

export interface Resampling {
  readonly replicates?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly clustered?: boolean;
  readonly threshold?: number;
  readonly signal?: AbortSignal;
  readonly onReplicates?: (collector: Collector) => void;
}

function clustersOf(set: TestSet, clustered: boolean): ClusterAssignment {
  const { images } = set;
  const clusters = clustered ? set.clusters : images;
  return {
    clusterOf: clustered ? set.clusterOf : Uint32Array.from({ length: images }, (_, i) => i),
    use: { column: null, file: null, clusters, images, alone: 0 },
  };
}

/** Resamples a test set in as many workers as asked for. */
export async function replicatesOf(set: TestSet, how: Resampling = {}): Promise<TaskReplicates> {
  const { replicates = 100, seed = 7, workers = 1, clustered = true, threshold = 0.5 } = how;
  const client = new EvaluationClient(inProcess, workers);
  client.setTask(set.task);
  const submissions = await Promise.all(
    set.submissions.map(async (columns, team) => {
      const id = `s${team}`;
      client.setSubmission({ ...structuredClone(columns), id });
      const found = await client.evaluate(id, 't');
      return { id, positives: found.map((c) => c.positives) };
    }),
  );
  const clusters = clustersOf(set, clustered);
  const { clusterOf, use } = clusters;
  const groups = jackknifeGroups(use.clusters);
  return resampleTask(
    client,
    submissions,
    {
      task: 'Task 1',
      seed,
      asked: replicates,
      threshold,
      clusters,
      teams: set.submissions.map((columns, team) => ({
        team: `team ${team}`,
        scores: resultsOf(set, columns),
        classes: set.classes,
      })),
    },
    { images: set.images, clusterOf, seed, replicates, groups },
    how.onReplicates ?? (() => {}),
    { signal: how.signal },
  );
}

/** The rows of a test set at a threshold, and what they were computed from. */
export function rowsOf(set: TestSet, threshold = 0.5) {
  const evaluation: TaskEvaluation = {
    task: 'Task 1',
    classes: set.classes.map((name, c) => {
      const positives = set.task.labels[c]!.reduce<number>((sum, label) => sum + label, 0);
      return { name, positives, images: set.images, unknown: 0, training: null };
    }),
    submissions: set.submissions.map((columns, team) => ({
      team: `team ${team}`,
      matched: { images: set.images, imageSet: null },
      calibratedWith: DEFAULT_SETTINGS,
      classes: resultsOf(set, columns),
      calibration: [],
      pools: [],
    })),
  };
  const classRows = classMetrics(evaluation, threshold, DEFAULT_SETTINGS.bands);
  const basis: RowsBasis = {
    task: 'Task 1',
    outOfDate: null,
    threshold,
    scores: new Map(evaluation.submissions.map((own) => [own.team, own.classes])),
  };
  return {
    evaluation,
    basis,
    classRows,
    teamRows: teamMetrics(evaluation, classRows, threshold),
    bandRows: bandMetrics(classRows, bandNames(DEFAULT_BANDS)),
    bands: bandNames(DEFAULT_BANDS),
  };
}

/** What is inferred from replicates of a test set. */
export function inferenceOf(
  rows: TaskRows & { readonly basis: RowsBasis },
  replicates: TaskReplicates | null,
  level = 0.95,
) {
  return taskInference(rows, rows.basis, replicates, level);
}

/** Every interval of a small test set resampled by patient: the same wherever it is computed. */
export async function intervalsOfTestSet(workers: number): Promise<BootstrapMetricRow[]> {
  const set = testSet(600, 5, 2);
  const replicates = await replicatesOf(set, { workers });
  return atOnce(inferenceOf(rowsOf(set), replicates).table('bootstrap_metrics'));
}

/** A test set as files: labels with the patients, and predictions. */
export function csvOf(set: TestSet): Record<string, string> {
  const { task, classes, submissions, clusterOf } = set;
  const header = classes.map((_, c) => `Class ${c}`);
  const lines = (line: (row: number) => (string | number)[]) =>
    Array.from({ length: set.images }, (_, row) => line(row).join(','));
  const labelLines = lines((row) => [
    `i${row}`,
    clusterOf[row]! + 100,
    ...task.labels.map((own) => own[row]!),
  ]);
  const files: Record<string, string> = {
    'task1_labels.csv': [`dicom_id,subject_id,${header}`, ...labelLines].join('\n'),
  };
  submissions.forEach(({ scores }, team) => {
    const own = lines((row) => [`i${row}`, ...scores.map((column) => column[row]!)]);
    files[`team_${team}.csv`] = [`dicom_id,${header}`, ...own].join('\n');
  });
  return files;
}
