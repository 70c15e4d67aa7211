import { findClusters } from '@/lib/inference/clusters';
import { InputError } from '@/lib/ingest/input-error';
import type { FileReader, ScoreScale } from '@/lib/ingest/types';
import {
  alignWithTask,
  joinWithTask,
  matrixOf,
  type SubmissionData,
  submissionOf,
  type TaskData,
} from '@/lib/scoring/fit';
import { unmatchedNotes } from '@/lib/scoring/notes';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { idsOf, type MetadataSource, type ReadAs, sameTeamTwice } from '@/lib/scoring/sources';
import { rankTeams } from '@/lib/scoring/tables/team-metrics';
import { type Task, taskData } from '@/lib/scoring/task';
import { Files } from './files';
import { InputErrors } from './input-errors';
import type { BootstrapOptions } from './options';
import type { PredictionFile } from './prediction-files';
import { readTask, type TaskInputs } from './read-task';
import { type Resampled, writeResampled } from './resampled';
import { Resampling } from './resampling';
import { type SubmissionRows, writeSubmission, writeTask } from './submission-tables';
import type { TableSink } from './table-sink';

export interface ScoreInputs extends TaskInputs {
  readonly labels: string;
  readonly files: readonly PredictionFile[];
  readonly scale: ScoreScale;
  readonly settings: EvaluationSettings;
  /** Null for no resampling. */
  readonly bootstrap?: BootstrapOptions | null;
}

export interface Watch {
  readonly signal?: AbortSignal;
  /** Called with what is no error, but worth knowing. */
  note(text: string): void;
  /** Called with each predictions file before it is read, and with the share of its replicates done. */
  progress(file: PredictionFile, index: number, share?: number): void;
}

export interface Scored {
  readonly task: Task;
  /** `team_metrics`, ranked, in the order of the files. */
  readonly teams: readonly TeamMetricRow[];
  /** Null where no replicates were asked for. */
  readonly resampled: Resampled | null;
}

function submissionData({ facts, description, content }: ReadAs<'predictions'>): SubmissionData {
  const { ids, check, scores } = content;
  const { fileName } = facts;
  const idColumn = description.idColumn!;
  return { id: fileName, fileName, idColumn, ids, classes: check.classes, scores };
}

/** Does something with each predictions file that can be used, one in memory at a time. */
async function eachSubmission(
  files: Files,
  task: Task,
  data: TaskData,
  inputs: ScoreInputs,
  watch: Watch,
  use: (matrix: ScoreMatrix, team: string, progress: (share: number) => void) => Promise<void>,
): Promise<void> {
  const pathOf = new Map<string, string>();
  const errors: InputError[] = [];
  const take = async (file: PredictionFile, index: number) => {
    const { path, team } = file;
    const { scale } = inputs;
    const submission = submissionData(await files.read(path, 'predictions', { scale }));
    const alignment = alignWithTask(data, submission);
    const other = pathOf.get(team);
    if (other !== undefined) throw sameTeamTwice(path, team, task.name, other);
    pathOf.set(team, path);
    for (const text of unmatchedNotes(submissionOf(data, submission, alignment))) {
      watch.note(`${path}: ${text}`);
    }
    if (errors.length > 0) return;
    await use(matrixOf(data, submission, alignment), team, (share) =>
      watch.progress(file, index, share),
    );
  };
  for (const [index, file] of inputs.files.entries()) {
    watch.progress(file, index);
    try {
      await take(file, index);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new InputErrors(errors);
}

/**
 * Scores predictions files against labels and adds the rows of every result table to a sink. After
 * a file that cannot be used the others are only checked, so that all errors are named at once. Of
 * a submission only its rows are kept, and its replicates where they are asked for.
 *
 * @throws InputError, or InputErrors for predictions
 */
export async function score(
  reader: FileReader,
  inputs: ScoreInputs,
  sink: TableSink,
  watch: Watch,
): Promise<Scored> {
  const { settings, bootstrap } = inputs;
  const files = new Files(reader, watch.signal);
  const labels = await files.read(inputs.labels, 'labels');
  const { task, metadata, notes } = await readTask(files, labels, inputs);
  const data = taskData(task);
  const join = async (other: MetadataSource) => joinWithTask(data, idsOf(other));
  const resampling =
    bootstrap &&
    new Resampling(
      task,
      await findClusters(task.source, metadata, bootstrap.cluster, join),
      bootstrap,
      settings,
    );
  for (const text of notes) watch.note(text);
  await writeTask(task, settings, sink);
  const rows: SubmissionRows[] = [];
  await eachSubmission(files, task, data, inputs, watch, async (matrix, team, progress) => {
    const own = await writeSubmission(team, task, matrix, settings, sink);
    rows.push(own);
    await resampling?.add(team, own, matrix, progress, watch.signal);
  });
  const teams = rankTeams(rows.map((row) => row.team));
  await sink.append('team_metrics', teams);
  const resampled = resampling?.tables(teams, rows) ?? null;
  if (resampled) await writeResampled(resampled, sink);
  return { task, teams, resampled };
}
