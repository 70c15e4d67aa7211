import { DEFAULT_ITEM, itemOf } from '@/lib/challenge/challenge';
import type { StatedMeanings } from '@/lib/challenge/label-meaning';
import { inItems } from '@/lib/challenge/words';
import { findClusters } from '@/lib/inference/clusters';
import { InputError } from '@/lib/ingest/input-error';
import type { FileFacts, FileReader } from '@/lib/ingest/types';
import type { Results } from '@/lib/results/types';
import { type Coverage, completeAmong } from '@/lib/scoring/coverage';
import {
  alignWithTask,
  joinWithTask,
  matrixOf,
  orderAsTask,
  type Submission,
  submissionOf,
  type TaskData,
} from '@/lib/scoring/fit';
import { incompleteNotes, matchingNotes, unmatchedNotes } from '@/lib/scoring/notes';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import {
  idsOf,
  type MetadataSource,
  sameTeamTwice,
  sourceOf,
  submissionData,
} from '@/lib/scoring/sources';
import { coverageOf, rankingInForce, rankTeams } from '@/lib/scoring/tables/team-metrics';
import { type Task, taskData } from '@/lib/scoring/task';
import { InputErrors } from '../terminal/input-errors';
import {
  type ChallengeInForce,
  type ChallengeOptions,
  challengeInForce,
  challengeNotes,
  chosenChallenge,
  RECOGNISED,
} from './challenge';
import { type FileRead, Files } from './files';
import { type ChosenScale, type Incomplete, scalesOf } from './meaning-options';
import type { BootstrapOptions } from './options';
import type { PredictionFile } from './prediction-files';
import { readTask, type TaskInputs } from './read-task';
import type { ReadingOptions } from './reading-options';
import { type Resampled, writeResampled } from './resampled';
import { Resampling } from './resampling';
import { scoreCounts } from './score-counts';
import { type SubmissionRows, writeSubmission, writeTask } from './submission-tables';
import type { TableSink } from './table-sink';
import { openTaskResults, type ResultsOptions } from './task-results';

export interface ScoreInputs extends TaskInputs {
  /** Null for score counts, which need none. */
  readonly labels: string | null;
  readonly files: readonly PredictionFile[];
  readonly scales?: readonly ChosenScale[];
  readonly meanings?: StatedMeanings;
  /** What happens to predictions of fewer images or classes than others score. */
  readonly incomplete?: Incomplete;
  readonly reading?: ReadingOptions;
  /** Whether predictions that cannot be used leave the others to be scored. */
  readonly keepGoing?: boolean;
  readonly settings: EvaluationSettings;
  /** Without it files are recognised by their classes. */
  readonly challenge?: ChallengeOptions;
  /** Null for no resampling. */
  readonly bootstrap?: BootstrapOptions | null;
  /** Null for no results file. */
  readonly results?: ResultsOptions | null;
}

export interface Watch {
  readonly signal?: AbortSignal;
  /** Called with notes that are not errors. */
  note(text: string): void;
  /** Called with each predictions file before it is read, and with the share of its replicates done. */
  progress(file: PredictionFile, index: number, share?: number): void;
}

export interface Scored {
  /** The challenge, and the settings under which it was scored. */
  readonly challenge: ChallengeInForce;
  readonly task: Pick<Task, 'name' | 'classes' | 'counts'> & { readonly images: number };
  /** `team_metrics`, ranked, in the order of the files. */
  readonly teams: readonly TeamMetricRow[];
  /** Null without `--bootstrap`. */
  readonly resampled: Resampled | null;
  readonly files: readonly FileRead[];
  /** What is worth knowing about the files, a sentence each. */
  readonly notes: readonly string[];
  /** What the results file is to hold; null where none is asked for. */
  readonly results: Results | null;
}

/** A predictions file that was read and aligned with the labels. */
export interface TakenSubmission {
  readonly team: string;
  readonly facts: FileFacts;
  readonly submission: Submission;
  readonly matrix: ScoreMatrix;
}

/** @throws InputError where the predictions leave out an image or a class of the labels */
function expectComplete(file: string, { alignment, missing, scored }: Submission): void {
  if (alignment.onlyLabels === 0 && missing.length === 0) return;
  const expected = 'all images and classes of the labels';
  const problem = `scores ${alignment.images} of ${alignment.images + alignment.onlyLabels} images and ${scored.length} of ${scored.length + missing.length} classes; expected ${expected}`;
  throw new InputError(problem, { file, expected });
}

/** Processes each usable predictions file, one in memory at a time. */
async function eachSubmission(
  files: Files,
  task: Task,
  data: TaskData,
  inputs: ScoreInputs,
  watch: Watch,
  use: (taken: TakenSubmission, progress: (share: number) => void) => Promise<void>,
): Promise<void> {
  const pathOf = new Map<string, string>();
  const errors: InputError[] = [];
  const scales = scalesOf(inputs.files, inputs.scales ?? []);
  const take = async (file: PredictionFile, index: number) => {
    const { path, team } = file;
    const read = await files.open(path, 'predictions', { scale: scales.get(file) });
    for (const text of read.description.notes) watch.note(`${path}: ${text}`);
    const submission = submissionData(path, sourceOf(read), read.content);
    const alignment = alignWithTask(data, submission);
    const other = pathOf.get(team);
    if (other !== undefined) throw sameTeamTwice(path, team, task.name, other);
    pathOf.set(team, path);
    const fit = submissionOf(data, submission, alignment);
    if (inputs.incomplete === 'refuse') expectComplete(path, fit);
    for (const text of [...matchingNotes(fit), ...unmatchedNotes(fit)]) {
      watch.note(`${path}: ${text}`);
    }
    if (errors.length > 0 && !inputs.keepGoing) return;
    const ordered = orderAsTask(data, submission, alignment);
    const matrix = matrixOf(data, ordered.submission, ordered.alignment);
    await use({ team, facts: read.facts, submission: fit, matrix }, (share) =>
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
  files.checkIdColumn();
  const isAnyScored = errors.length < inputs.files.length;
  if (errors.length > 0 && !(inputs.keepGoing && isAnyScored)) throw new InputErrors(errors);
  for (const { message } of errors) watch.note(`${message}. The other files are scored`);
}

/**
 * Scores predictions files against labels and adds the rows of every result table to a sink. After
 * a file that cannot be used, the others are only checked, so that all errors are reported at once.
 * Only the rows of a submission stay in memory, and its replicates with `--bootstrap`.
 *
 * Without labels the files are score counts.
 *
 * @throws InputError, or InputErrors for predictions
 */
export async function score(
  reader: FileReader,
  inputs: ScoreInputs,
  sink: TableSink,
  watch: Watch,
): Promise<Scored> {
  const { labels: labelFile, bootstrap, challenge: options = RECOGNISED } = inputs;
  if (labelFile === null) return scoreCounts(reader, inputs, sink, watch);
  const files = new Files(reader, watch.signal, inputs.reading);
  await files.readClassNames();
  const said: string[] = [];
  let item = DEFAULT_ITEM;
  const note = (text: string) => {
    const own = inItems(text, item);
    said.push(own);
    watch.note(own);
  };
  const own = await chosenChallenge(options);
  const labels = await files.open(labelFile, 'labels', {
    meanings: { ...own?.meanings, ...inputs.meanings },
  });
  const { task, metadata, notes } = await readTask(files, labels, inputs);
  const data = taskData(task);
  const challenge = challengeInForce(
    task.classes.map(({ name }) => name),
    own,
    inputs.settings,
    options,
  );
  const settings = {
    ...challenge.settings,
    ranking: {
      ...rankingInForce(task.classes, challenge.settings.ranking),
      ...(inputs.incomplete === 'rank' && { incomplete: 'rank' as const }),
    },
  };
  item = itemOf(challenge.challenge);
  const join = async (other: MetadataSource) => joinWithTask(data, idsOf(other));
  const clusters =
    bootstrap && (await findClusters(task.source, metadata, bootstrap.cluster, join));
  const resampling = bootstrap && clusters && new Resampling(task, clusters, bootstrap, settings);
  const results =
    inputs.results && (await openTaskResults(task, metadata, join, inputs.results, settings));
  for (const text of labels.description.notes) note(`${labelFile}: ${text}`);
  for (const text of [...notes, ...challengeNotes(task, challenge)]) note(text);
  await writeTask(task, challenge, sink);
  const rows: SubmissionRows[] = [];
  const coverage: Coverage[] = [];
  await eachSubmission(files, task, data, inputs, { ...watch, note }, async (taken, progress) => {
    const { team, matrix, submission } = taken;
    const { images, imageSet = null } = submission.alignment;
    const own = await writeSubmission(team, task, { images, imageSet }, matrix, challenge, sink);
    rows.push(own.rows);
    coverage.push(coverageOf(own.result));
    await resampling?.add(team, own.rows, matrix, progress, watch.signal);
    results?.add(taken, own.result.classes);
  });
  const teams = rankTeams(
    rows.map((row) => row.team),
    settings.ranking,
    completeAmong(coverage),
  );
  for (const text of incompleteNotes(task, teams)) note(text);
  await sink.append('team_metrics', teams);
  const resampled = resampling?.tables(teams, rows) ?? null;
  if (resampled) await writeResampled(resampled, sink);
  return {
    challenge,
    task: { ...task, images: task.source.check.images },
    teams,
    resampled,
    files: files.read,
    notes: said,
    results: (await results?.finish(resampling?.replicates() ?? null)) ?? null,
  };
}
