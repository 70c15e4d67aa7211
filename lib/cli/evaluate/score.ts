import type { Finding } from '@/lib/findings/types';
import { findClusters } from '@/lib/inference/clusters';
import type { FileReader } from '@/lib/ingest/types';
import type { Results } from '@/lib/results/types';
import { type Coverage, completeAmong } from '@/lib/scoring/coverage';
import { taskName } from '@/lib/scoring/names';
import { incompleteNotes } from '@/lib/scoring/notes';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import { sourceOf } from '@/lib/scoring/sources';
import { findingRows } from '@/lib/scoring/tables/findings';
import { coverageOf, rankTeams } from '@/lib/scoring/tables/team-metrics';
import { makeTask, type Task } from '@/lib/scoring/task';
import type { ChallengeInForce } from './challenge';
import type { FileRead, Files } from './files';
import { findingsOfRows } from './findings';
import { type GatheredOptions, GatheredScores } from './gathered-scores';
import { type ImageOptions, type ImageTable, ImageTables } from './image-tables';
import { type OpenTask, type OpenTaskInputs, openTask, type Watch } from './open-task';
import type { BootstrapOptions } from './options';
import { type Resampled, writeResampled } from './resampled';
import { Resampling } from './resampling';
import { scoreCounts } from './score-counts';
import { Scorer } from './scorer';
import { Subgroups } from './subgroups';
import { type SubmissionRows, writeResult, writeTask } from './submission-tables';
import { beginReading, eachSubmission, type SubmissionInputs } from './submissions';
import { anySynthetic } from './synthetic';
import type { TableSink } from './table-sink';
import { gatherResults, type ResultsOptions, resultsOfTask } from './task-results';
import type { Threads } from './threads';

export interface ScoreInputs extends OpenTaskInputs, SubmissionInputs {
  /** Null for score counts, which need none, and where human readers have the labels. */
  readonly labels: string | null;
  /** Null for no resampling. */
  readonly bootstrap?: BootstrapOptions | null;
  /** Null for no files of single images. */
  readonly images?: ImageOptions | null;
  /** Null for no tables that need the scores of all teams at once. */
  readonly gathered?: GatheredOptions | null;
  /** Null for no results file. */
  readonly results?: ResultsOptions | null;
}

export interface Scored {
  /** The challenge, and the settings under which it was scored. */
  readonly challenge: ChallengeInForce;
  readonly task: Pick<Task, 'name' | 'classes' | 'counts'> & { readonly images: number };
  /** `team_metrics`, ranked, in the order of the files. */
  readonly teams: readonly TeamMetricRow[];
  /** Null without `--bootstrap`. */
  readonly resampled: Resampled | null;
  /** What the results say, in sentences. */
  readonly findings: readonly Finding[];
  readonly files: readonly FileRead[];
  /** Whether any of the files is synthetic, as the manifest beside it says. */
  readonly synthetic: boolean;
  /** What is worth knowing about the files, a sentence each. */
  readonly notes: readonly string[];
  /** Tables of single images that are asked for. */
  readonly imageTables: readonly ImageTable[];
  /** What the results file is to hold; null where none is asked for. */
  readonly results: Results | null;
}

/** @throws InputError where the second labels cannot be read */
async function gather(
  { files, task, metadata, join, challenge }: OpenTask,
  options: GatheredOptions,
  { bootstrap, meanings = {} }: ScoreInputs,
): Promise<GatheredScores> {
  const { secondLabels: path } = options;
  const second = path === null ? null : sourceOf(await files.open(path, 'labels', { meanings }));
  const other = second && makeTask('second', taskName(second.loaded.fileName), second, [], null);
  const cluster = bootstrap?.cluster ?? null;
  const own = { task, metadata, join, cluster, second: other };
  return new GatheredScores(own, options, challenge.settings.threshold);
}

/**
 * Scores predictions files against labels and adds the rows of every result table to a sink. After
 * a file that cannot be used, the others are only checked, so that all errors are reported at once.
 * Only the rows of a submission stay in memory, and its replicates with `--bootstrap`.
 *
 * Without labels and human readers the files are score counts.
 *
 * @param threads compute submissions; null where this thread is to
 *
 * @throws InputError, or InputErrors for predictions
 */
export async function score(
  reader: FileReader,
  inputs: ScoreInputs,
  sink: TableSink,
  watch: Watch,
  threads: Threads | null = null,
): Promise<Scored> {
  const { labels: labelFile, bootstrap, readers = [] } = inputs;
  if (labelFile === null && readers.length === 0) return scoreCounts(reader, inputs, sink, watch);
  const said: string[] = [];
  const noted = {
    ...watch,
    note: (text: string) => {
      said.push(text);
      watch.note(text);
    },
  };
  const begin = (files: Files) => beginReading(files, inputs);
  const opened = await openTask(reader, threads ? { ...inputs, begin } : inputs, noted);
  const { files, task, metadata, challenge, join } = opened;
  const { settings } = challenge;
  const clusters =
    bootstrap && (await findClusters(task.source, metadata, bootstrap.cluster, join));
  const resampling = bootstrap && clusters && new Resampling(task, clusters, bootstrap, settings);
  const imageTables = inputs.images && new ImageTables(task, inputs.images, settings);
  const results =
    inputs.results && (await gatherResults(task, metadata, join, inputs.results, settings));
  const gathered = inputs.gathered && (await gather(opened, inputs.gathered, inputs));
  const subgroups = await Subgroups.of(task, metadata, join, inputs.files.length);
  opened.sayNotes();
  if (bootstrap && inputs.results && inputs.results.minimumCount > 1) {
    opened.note(`${inputs.results.path}: replicates are left out, because --min-count is given`);
  }
  await writeTask(task, challenge, sink);
  const rows: SubmissionRows[] = [];
  const coverage: Coverage[] = [];
  const scorer = new Scorer(opened, threads);
  await eachSubmission(opened, inputs, noted, {
    ahead: threads?.count ?? 0,
    begin: (read) => scorer.compute(read),
    async use(read, { result, pairs }, progress) {
      const { team, matrix } = read;
      const own = await writeResult(result, task, settings, pairs, sink);
      rows.push(own);
      coverage.push(coverageOf(result));
      await resampling?.add(team, own, matrix, progress, watch.signal);
      await imageTables?.add(team, matrix);
      gathered?.add(team, matrix, result);
      subgroups.add(team, matrix);
      results?.add(read, result.classes);
    },
  });
  await gathered?.write(sink);
  const teams = rankTeams(
    rows.map((row) => row.team),
    settings.ranking,
    completeAmong(coverage),
  );
  const whole = { ...task, images: task.source.check.images };
  for (const text of incompleteNotes(whole, teams)) opened.note(text);
  await sink.append('team_metrics', teams);
  const resampled = resampling?.tables(teams, rows) ?? null;
  if (resampled) await writeResampled(resampled, sink);
  const findings = findingsOfRows(
    whole,
    challenge,
    teams,
    rows,
    resampled,
    subgroups.rows(settings.threshold),
  );
  await sink.append('findings', findingRows(findings));
  const synthetic = await anySynthetic(files.read);
  const stored = await results?.finish(resampling?.replicates() ?? null);
  return {
    challenge,
    task: whole,
    teams,
    resampled,
    findings,
    files: files.read,
    synthetic,
    notes: said,
    imageTables: imageTables?.tables() ?? [],
    results: stored ? resultsOfTask(stored, inputs.results!, settings, synthetic) : null,
  };
}
