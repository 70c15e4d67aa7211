import { bootstrapMetrics } from '@/lib/inference/bootstrap-metrics';
import type { Collector } from '@/lib/inference/collector';
import { groupsOf } from '@/lib/inference/draw-seed';
import type { TaskReplicates } from '@/lib/inference/replicates';
import { resampleTask } from '@/lib/inference/resample-task';
import { matchClasses } from '@/lib/inference/shown-rows';
import { Random } from '@/lib/metrics';
import { EvaluationClient } from '@/lib/scoring/client';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { TaskEvaluation } from '@/lib/scoring/evaluation';
import type { BootstrapMetricRow } from '@/lib/scoring/result-tables';
import { type SubmissionColumns, scoreMatrix } from '@/lib/scoring/score-matrix';
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
  const names = labels.map((_, c) => `class ${c}`);
  const columns = (team: number, rows: Int32Array): SubmissionColumns => ({
    task: 't',
    classIndex: names.map((_, c) => c),
    scores: labels.map((own) =>
      Float32Array.from(
        rows,
        (row) => Math.round(100 * (0.3 * own[row]! + (0.7 + 0.05 * team) * uniform())) / 110,
      ),
    ),
    labelRows: rows.slice(),
    predictionRows: Int32Array.from(rows, (_, i) => i),
  });
  const all = Int32Array.from({ length: images }, (_, i) => i);
  const submissions = Array.from({ length: teams }, (_, team) => columns(team, all));
  return {
    images,
    clusterOf,
    clusters: patient + 1,
    labels: { task: 't', classes: names, labels },
    submissions,
    columns,
  };
}

export type TestSet = ReturnType<typeof testSet>;

export interface Draw {
  readonly replicates?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly clustered?: boolean;
  readonly signal?: AbortSignal;
  readonly onReplicates?: (collector: Collector) => void;
}

/** Draws replicates of a test set in as many workers as asked for. */
export async function replicatesOf(set: TestSet, draw: Draw = {}): Promise<TaskReplicates> {
  const { replicates = 100, seed = 7, workers = 1, clustered = true } = draw;
  const client = new EvaluationClient(inProcess, workers);
  client.setLabels(set.labels);
  const names = set.labels.classes;
  const copy = (columns: SubmissionColumns) => structuredClone(columns);
  const kept = await Promise.all(
    set.submissions.map(async (columns, team) => {
      const results = await client.evaluate(`s${team}`, copy(columns));
      return { id: `s${team}`, positives: results.map((c) => c.positives) };
    }),
  );
  const clusters = clustered ? set.clusters : set.images;
  const groups = groupsOf(clusters);
  return resampleTask(
    client,
    kept,
    {
      task: 'Task 1',
      seed,
      asked: replicates,
      groups,
      threshold: 0.5,
      cluster: { column: null, file: null, clusters, images: set.images, alone: 0 },
      teams: kept.map((_, team) => ({ team: `team ${team}`, classes: names })),
    },
    { images: set.images, clusterOf: clustered ? set.clusterOf : null, seed, replicates, groups },
    draw.onReplicates ?? (() => {}),
    { signal: draw.signal },
  );
}

/** The rows of a test set at a threshold. */
export function rowsOf(set: TestSet, threshold = 0.5) {
  const evaluation: TaskEvaluation = {
    task: 'Task 1',
    classes: set.labels.classes.map((name, c) => {
      const positives = set.labels.labels[c]!.reduce<number>((sum, label) => sum + label, 0);
      return { name, positives, images: set.images, unknown: 0, training: null };
    }),
    submissions: set.submissions.map((columns, team) => {
      const matrix = scoreMatrix(set.labels, columns);
      return {
        team: `team ${team}`,
        calibratedWith: DEFAULT_SETTINGS,
        classes: matrix.classes.map((_, index) => evaluateClass(matrix, index)),
        calibration: [],
        pools: [],
      };
    }),
  };
  const classRows = classMetrics(evaluation, threshold, DEFAULT_SETTINGS.limits);
  return {
    evaluation,
    classRows,
    teamRows: teamMetrics(evaluation, classRows, threshold),
    bandRows: bandMetrics(classRows),
  };
}

/** Every interval of a small test set drawn by patient: alike wherever it is computed. */
export async function intervalsOfTestSet(workers: number): Promise<BootstrapMetricRow[]> {
  const set = testSet(600, 5, 2);
  const rows = rowsOf(set);
  const replicates = await replicatesOf(set, { workers });
  return atOnce(bootstrapMetrics('Task 1', rows, matchClasses(rows.classRows, replicates), 0.95));
}

/** A test set as files: labels with the patients, and predictions. */
export function csvOf(set: TestSet): Record<string, string> {
  const { labels, submissions, clusterOf } = set;
  const header = labels.classes.map((_, c) => `Class ${c}`);
  const lines = (line: (row: number) => (string | number)[]) =>
    Array.from({ length: set.images }, (_, row) => line(row).join(','));
  const labelLines = lines((row) => [
    `i${row}`,
    clusterOf[row]! + 100,
    ...labels.labels.map((own) => own[row]!),
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
