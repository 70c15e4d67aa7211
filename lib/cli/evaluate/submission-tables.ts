import { bandNames } from '@/lib/challenge/bands';
import { type Contradictions, contradictedLabels, pairsOf } from '@/lib/scoring/contradictions';
import type { SubmissionResult, TaskEvaluation } from '@/lib/scoring/evaluation';
import { ALL_CLASSES } from '@/lib/scoring/pools';
import { type ReaderStudy, studyOfReaders } from '@/lib/scoring/reader-study';
import {
  type BandMetricRow,
  type CalibrationBinRow,
  type ClassMetricRow,
  type ResultTableName,
  type TeamMetricRow,
  tableOf,
  WRITTEN_TABLES,
} from '@/lib/scoring/result-tables';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { bandMetrics } from '@/lib/scoring/tables/band-metrics';
import { calibrationBinRows } from '@/lib/scoring/tables/calibration-bins';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { bandsInForce } from '@/lib/scoring/tables/label-counts';
import { teamMetricsOf } from '@/lib/scoring/tables/team-metrics';
import type { Task } from '@/lib/scoring/task';
import type { ChallengeInForce } from './challenge';
import type { SubmissionPairs } from './compute-submission';
import type { TableSink } from './table-sink';

/** Rows of one submission; the team's has no rank before all teams are known. */
export interface SubmissionRows {
  readonly team: TeamMetricRow;
  readonly bands: readonly BandMetricRow[];
  readonly classes: readonly ClassMetricRow[];
  /** `calibration_bins`, all classes pooled. */
  readonly bins: readonly CalibrationBinRow[];
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
  const readers = {
    task: task.name,
    isGold: false,
    classes: [],
    pairs: [],
    consensus: [],
    submissions,
  };
  await write(SUBMISSION_TABLES, evaluation, settings, { contradictions, readers }, sink);
  const classes = classMetrics(evaluation, threshold, settings.bands);
  const names = bandNames(bandsInForce(task.classes, settings.bands));
  const row = teamMetricsOf(task.name, result, classes, threshold);
  const bins = calibrationBinRows(evaluation, ALL_CLASSES);
  return { team: row, bands: bandMetrics(classes, names), classes, bins };
}
