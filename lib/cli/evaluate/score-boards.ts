import { webHashing } from '@/lib/ingest/read/hash';
import { storedReplicates } from '@/lib/results/stored-replicates';
import type { Results, StoredTask } from '@/lib/results/types';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { rankingInForce } from '@/lib/scoring/tables/team-metrics';
import type { Messages } from '../terminal/messages';
import { readResultsFiles } from '../terminal/read-results';
import { UsageError } from '../terminal/usage-error';
import type { BoardOptions } from './board-options';
import { challengeInForce, chosenChallenge } from './challenge';
import type { FileRead } from './files';
import { resampledUnits } from './resampled';
import type { Scored } from './score';
import { scoreSummaries } from './score-summaries';
import type { TableSink } from './table-sink';

/** A task of a results file. */
interface Board {
  readonly file: FileRead;
  readonly results: Results;
  readonly task: StoredTask;
}

/** @throws InputError where a file cannot be used, UsageError where there is no such task */
async function boardsOf({ boards, task: wanted }: BoardOptions): Promise<Board[]> {
  const read = await readResultsFiles(boards);
  const all: Board[] = [];
  for (const [index, { bytes, results }] of read.entries()) {
    const hash = await webHashing().whole(bytes);
    const file: FileRead = { path: boards[index]!, role: 'results', hash };
    for (const task of results.tasks) all.push({ file, results, task });
  }
  const found = wanted === undefined ? all : all.filter(({ task }) => task.name === wanted);
  if (found.length > 0) return found;
  const names = all.map(({ task }) => `"${task.name}"`).join(', ');
  throw new UsageError(
    `--task is "${wanted}", which no results file has; expected one of ${names}`,
  );
}

async function scoreBoard(
  { file, results, task }: Board,
  options: BoardOptions,
  sink: TableSink,
  note: (text: string) => void,
): Promise<Scored> {
  const { settings: own, minimumCount, synthetic } = results;
  const { threshold, bins = own.bins } = options;
  const chosen = await chosenChallenge(options.challenge);
  const found = challengeInForce(
    task.classes.map(({ name }) => name),
    chosen,
    { ...DEFAULT_SETTINGS, ...own, bins },
    // The threshold of the file is the one of its challenge, or was chosen before it.
    { ...options.challenge, threshold: threshold ?? (chosen ? undefined : own.threshold) },
  );
  const ranking = {
    ...rankingInForce(task.classes, found.settings.ranking),
    ...(options.incomplete === 'rank' && { incomplete: 'rank' as const }),
  };
  const challenge = { ...found, settings: { ...found.settings, ranking } };
  const replicates = storedReplicates(task);
  const notes: string[] = [];
  const say = (text: string) => {
    notes.push(text);
    note(`${file.path}: ${text}`);
  };
  if (minimumCount > 1) {
    say(`scores are merged until each holds ${minimumCount} images, in counts and calibration`);
  }
  const resampling = replicates && {
    replicates,
    made: resampledUnits(replicates.clusters.use, replicates.seed),
    use: replicates.clusters.use,
    level: options.confidence,
  };
  const scored = await scoreSummaries(task, challenge, resampling, null, sink, say);
  return {
    ...scored,
    challenge,
    files: [file],
    synthetic,
    notes,
    imageTables: [],
    results: null,
  };
}

/**
 * `score` for results files: every task, or the one that is asked for.
 *
 * @throws InputError where a file cannot be used; UsageError
 */
export async function scoreBoards(
  options: BoardOptions,
  sink: TableSink,
  messages: Messages,
): Promise<Scored[]> {
  const boards = await boardsOf(options);
  const names = [...new Set(boards.map(({ task }) => `"${task.name}"`))].join(', ');
  if (options.report !== undefined && boards.length > 1) {
    throw new UsageError(`--report shows one task; expected --task, one of ${names}`);
  }
  const all: Scored[] = [];
  for (const board of boards) all.push(await scoreBoard(board, options, sink, messages.say));
  return all;
}
