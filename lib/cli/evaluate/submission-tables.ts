import { bandNames } from '@/lib/challenge/bands';
import { Calibration } from '@/lib/scoring/calibrate-submission';
import {
  type Contradictions,
  contradictedLabels,
  contradictedScores,
  pairsOf,
} from '@/lib/scoring/contradictions';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { SubmissionResult, TaskEvaluation } from '@/lib/scoring/evaluation';
import { ALL_CLASSES, poolsOf } from '@/lib/scoring/pools';
import { comparedWithReaders, type ReaderStudy, studyOfReaders } from '@/lib/scoring/reader-study';
import {
  type BandMetricRow,
  type CalibrationBinRow,
  type ClassMetricRow,
  type ResultTableName,
  type TeamMetricRow,
  tableOf,
  WRITTEN_TABLES,
} from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { bandMetrics } from '@/lib/scoring/tables/band-metrics';
import { calibrationBinRows } from '@/lib/scoring/tables/calibration-bins';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { bandsInForce } from '@/lib/scoring/tables/label-counts';
import { teamMetricsOf } from '@/lib/scoring/tables/team-metrics';
import { type Task, taskData } from '@/lib/scoring/task';
import type { ChallengeInForce } from './challenge';
import type { TableSink } from './table-sink';

/** Computes all results of a submission. */
function evaluateMatrix(
  team: string,
  task: Task,
  matched: SubmissionResult['matched'],
  matrix: ScoreMatrix,
  settings: EvaluationSettings,
): SubmissionResult {
  const calibration = new Calibration(matrix, settings);
  return {
    team,
    matched,
    calibratedWith: settings,
    classes: matrix.classes.map((_, index) => evaluateClass(matrix, index)),
    calibration: calibration.indices.map((index) => calibration.ofClass(index)),
    pools: poolsOf(task.classes, settings.bands)
      .map((pool) => calibration.ofPool(pool))
      .filter((pool) => pool !== null),
  };
}

/** Rows of one submission; the team's has no rank before all teams are known. */
export interface SubmissionRows {
  readonly team: TeamMetricRow;
  readonly bands: readonly BandMetricRow[];
  readonly classes: readonly ClassMetricRow[];
  /** `calibration_bins`, all classes pooled. */
  readonly bins: readonly CalibrationBinRow[];
}

/** A submission's rows, and the results they are made of. */
export interface EvaluatedSubmission {
  readonly rows: SubmissionRows;
  readonly result: SubmissionResult;
}

/** Tables that are made before any submission, and those made of one after the other. */
const TASK_TABLES = WRITTEN_TABLES.filter((name) => !tableOf(name).dependsOn.includes('scores'));
const SUBMISSION_TABLES = WRITTEN_TABLES.filter((name) => tableOf(name).bySubmission);

async function write(
  names: readonly ResultTableName[],
  evaluation: TaskEvaluation,
  { threshold, bands, ranking }: EvaluationSettings,
  { contradictions, readers }: { contradictions: Contradictions; readers: ReaderStudy | null },
  sink: TableSink,
): Promise<void> {
  const none = async () => [];
  const evaluations = [evaluation];
  const inputs = {
    evaluations,
    threshold,
    bands,
    ranking,
    breakdowns: none,
    contradictions: async () => [contradictions],
    improved: none,
    images: none,
    readers: async () => (readers ? [readers] : []),
    findings: none,
    resampled: none,
  };
  for (const name of names) await sink.append(name, await tableOf(name).make(inputs));
}

/** Adds the rows that a task has without any submission to the result tables. */
export function writeTask(
  task: Task,
  { challenge, settings }: ChallengeInForce,
  sink: TableSink,
): Promise<void> {
  const { name, classes, source } = task;
  const names = classes.map((one) => one.name);
  const pairs = pairsOf(challenge, names);
  const labels = contradictedLabels(names, source.content.labels, pairs);
  const readers = source.content.readers.length > 0 ? studyOfReaders(task) : null;
  return writeTaskTables({ name, classes }, settings, labels, readers, sink);
}

/** `writeTask`, given where its labels contradict each other. */
export function writeTaskTables(
  { name, classes }: Pick<Task, 'name' | 'classes'>,
  settings: EvaluationSettings,
  labels: Contradictions['labels'],
  readers: ReaderStudy | null,
  sink: TableSink,
): Promise<void> {
  const contradictions = { task: name, labels, submissions: [] };
  const evaluation = { task: name, classes, submissions: [] };
  return write(TASK_TABLES, evaluation, settings, { contradictions, readers }, sink);
}

/** What a submission has for pairs of classes, and for pairs of a class and a human reader. */
export interface SubmissionPairs {
  readonly contradictions: Contradictions['submissions'][number]['pairs'];
  readonly readers: ReaderStudy['submissions'][number]['pairs'];
}

/**
 * Adds the rows of a submission to the result tables, all but the team's.
 *
 * @param pairs where its scores contradict each other, and how it compares with human readers
 */
export async function writeResult(
  result: SubmissionResult,
  task: Pick<Task, 'name' | 'classes'>,
  settings: EvaluationSettings,
  { contradictions: pairs, readers: compared }: SubmissionPairs,
  sink: TableSink,
): Promise<SubmissionRows> {
  const { team } = result;
  const { threshold } = settings;
  const evaluation = { task: task.name, classes: task.classes, submissions: [result] };
  const contradictions = { task: task.name, labels: [], submissions: [{ team, pairs }] };
  const submissions = compared.length > 0 ? [{ team, pairs: compared }] : [];
  const readers = { task: task.name, classes: [], pairs: [], consensus: [], submissions };
  await write(SUBMISSION_TABLES, evaluation, settings, { contradictions, readers }, sink);
  const classes = classMetrics(evaluation, threshold, settings.bands);
  const names = bandNames(bandsInForce(task.classes, settings.bands));
  const row = teamMetricsOf(task.name, result, classes, threshold);
  const bins = calibrationBinRows(evaluation, ALL_CLASSES);
  return { team: row, bands: bandMetrics(classes, names), classes, bins };
}

/** Computes a submission and adds its rows to the result tables, all but the team's. */
export async function writeSubmission(
  team: string,
  task: Task,
  matched: SubmissionResult['matched'],
  matrix: ScoreMatrix,
  { challenge, settings }: ChallengeInForce,
  sink: TableSink,
): Promise<EvaluatedSubmission> {
  const result = evaluateMatrix(team, task, matched, matrix, settings);
  const data = taskData(task);
  const pairs = {
    contradictions: contradictedScores(matrix, pairsOf(challenge, matrix.classes)),
    readers: matrix.classes.flatMap((_, index) =>
      comparedWithReaders(data, matrix, index, settings.threshold),
    ),
  };
  return { rows: await writeResult(result, task, settings, pairs, sink), result };
}
