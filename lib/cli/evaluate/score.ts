import { type Database, InputError, type ScoreScale } from '@/lib/engine';
import { type Clusters, findClusters } from '@/lib/engine/intake/clusters';
import { sameTeamTwice } from '@/lib/engine/intake/conflicts';
import { unmatchedNotes } from '@/lib/engine/intake/notes';
import type { PredictionsSource } from '@/lib/engine/intake/source';
import { makeSubmission, type Submission, submissionColumns } from '@/lib/engine/intake/submission';
import type { Task } from '@/lib/engine/intake/task';
import { taskLabels } from '@/lib/engine/intake/task-labels';
import { columnsOf } from '@/lib/export/result-columns';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import { scoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { labelCounts } from '@/lib/scoring/tables/label-counts';
import { rankTeams } from '@/lib/scoring/tables/team-metrics';
import { InputErrors } from './input-errors';
import { Intake } from './intake';
import type { BootstrapOptions } from './options';
import type { PredictionFile } from './prediction-files';
import { readTask, type TaskInputs } from './read-task';
import { type Resampled, writeResampled } from './resampled';
import { Resampling } from './resampling';
import { type SubmissionRows, writeSubmission } from './submission-tables';
import type { TableSink } from './table-sink';

export interface ScoreInputs extends TaskInputs {
  readonly labels: string;
  readonly files: readonly PredictionFile[];
  readonly scale: ScoreScale;
  readonly settings: EvaluationSettings;
  /** Without it no replicates are drawn. */
  readonly bootstrap?: BootstrapOptions | null;
}

export interface Watch {
  readonly signal?: AbortSignal;
  /** Told of what is no error, but worth knowing. */
  note(text: string): void;
  /** Told of each predictions file before it is read, and of the share of its replicates drawn. */
  progress(file: PredictionFile, index: number, drawn?: number): void;
}

export interface Scored {
  readonly task: Task;
  /** `team_metrics`, ranked, in the order of the files. */
  readonly teams: readonly TeamMetricRow[];
  /** Null where no replicates were asked for. */
  readonly resampled: Resampled | null;
}

/** Does something with each predictions file that can be used, one in memory at a time. */
async function eachSubmission(
  db: Database,
  intake: Intake,
  task: Task,
  { files, scale }: ScoreInputs,
  watch: Watch,
  use: (submission: Submission, team: string, progress: (drawn: number) => void) => Promise<void>,
): Promise<void> {
  const pathOf = new Map<string, string>();
  const errors: InputError[] = [];
  const take = async (source: PredictionsSource, file: PredictionFile, index: number) => {
    const { path, team } = file;
    const submission = await makeSubmission(db, task, source);
    const other = pathOf.get(team);
    if (other !== undefined) throw sameTeamTwice(path, team, task.name, other);
    pathOf.set(team, path);
    for (const text of unmatchedNotes(submission)) watch.note(`${path}: ${text}`);
    if (errors.length > 0) return;
    await use(submission, team, (drawn) => watch.progress(file, index, drawn));
  };
  for (const [index, file] of files.entries()) {
    watch.progress(file, index);
    try {
      const overrides = { scale };
      await intake.reading(
        file.path,
        'predictions',
        (source) => take(source, file, index),
        overrides,
      );
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
  db: Database,
  inputs: ScoreInputs,
  sink: TableSink,
  watch: Watch,
): Promise<Scored> {
  const { settings, bootstrap } = inputs;
  const intake = new Intake(db, watch.signal);
  return intake.reading(inputs.labels, 'labels', async (source) => {
    const found: Clusters[] = [];
    const task = await readTask(intake, source, inputs, watch.note, async (metadata) => {
      if (bootstrap) found.push(await findClusters(db, source, metadata, bootstrap.cluster));
    });
    const [clusters] = found;
    const resampling =
      clusters && bootstrap ? new Resampling(task, clusters, bootstrap, settings) : null;
    const labels = await taskLabels(db, task);
    const counts = labelCounts(
      { task: task.name, classes: task.classes, submissions: [] },
      settings.limits,
    );
    await sink.append('label_counts', columnsOf('label_counts', counts));
    const rows: SubmissionRows[] = [];
    await eachSubmission(db, intake, task, inputs, watch, async (submission, team, progress) => {
      const matrix = scoreMatrix(labels, await submissionColumns(db, task, submission));
      rows.push(await writeSubmission(team, task, matrix, settings, sink));
      await resampling?.add(team, matrix, progress, watch.signal);
    });
    const teams = rankTeams(rows.map((row) => row.team));
    await sink.append('team_metrics', columnsOf('team_metrics', teams));
    const resampled = resampling?.tables(teams, rows) ?? null;
    if (resampled) await writeResampled(resampled, sink);
    return { task, teams, resampled };
  });
}
