import { InputError } from '@/lib/ingest/input-error';
import { assembleTask, stampOf } from '@/lib/results/assemble';
import { withoutCounts } from '@/lib/results/counted-task';
import type { StoredOutcome } from '@/lib/results/outcomes';
import {
  GENERATOR,
  type Level,
  type Results,
  type StoredSubmission,
  type StoredTask,
  storedCalibrations,
} from '@/lib/results/types';
import { groupImages } from '@/lib/scoring/attributes';
import type { EvaluationClient } from '@/lib/scoring/client';
import { poolsOf } from '@/lib/scoring/pools';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { idsOf } from '@/lib/scoring/sources';
import { largeGroups } from '@/lib/scoring/summarize';
import type { Task } from '@/lib/scoring/task';
import { isSynthetic } from '../origin';
import { teamOf } from './names';
import { readyIn, taskAttributes } from './subgroups';
import type { SessionState } from './types';

/** What a results file is to hold. */
export interface ResultsChoice {
  readonly level: Level;
  /** Whether it holds the replicates there are. */
  readonly replicates: boolean;
  /** Whether it holds counts by every attribute of the images. */
  readonly subgroups: boolean;
  readonly minimumCount: number;
  /** Whether it holds what cells compute of single images; left out where counts are merged. */
  readonly outcomes: boolean;
}

/** The session and document that a results file is made of. */
export interface ResultsSource {
  readonly state: SessionState;
  /** Ids of the tasks. */
  readonly tasks: readonly string[];
  readonly settings: EvaluationSettings;
  /** The notebook as its file has it. */
  readonly notebook: unknown;
  /** What cells compute of the images of a task. */
  outcomes(task: string, signal: AbortSignal): Promise<readonly StoredOutcome[]>;
  /** Asks something of the workers that keep a task's scores. */
  withScores<T>(
    task: string,
    signal: AbortSignal,
    ask: (workers: EvaluationClient, signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
}

/** Score counts are left out of a summary, also those that came from a file. */
function atLevel(level: Level, { pools }: StoredTask, own: StoredSubmission): StoredSubmission {
  return level === 'exact' ? own : withoutCounts(own, pools);
}

const withLevel = (level: Level, task: StoredTask): StoredTask => ({
  ...task,
  submissions: task.submissions.map((own) => atLevel(level, task, own)),
});

async function computedTask(
  task: Task,
  { state, settings, withScores }: ResultsSource,
  choice: ResultsChoice,
  signal: AbortSignal,
): Promise<StoredTask> {
  const { minimumCount } = choice;
  const found = choice.subgroups ? taskAttributes(task, state.sources) : [];
  const wanted = found.flatMap((own) => ('counted' in own ? [] : [own]));
  return withScores(task.id, signal, async (workers, own) => {
    const options = { signal: own };
    const all = await Promise.all(
      wanted.map((attribute) =>
        groupImages(attribute, (metadata) => workers.join(task.id, idsOf(metadata), options)),
      ),
    );
    const attributes = all.map((one) => largeGroups(one, minimumCount));
    const pools = poolsOf(task.classes, settings.bands);
    const calibrations = storedCalibrations(settings);
    const counts = choice.level === 'exact';
    const plan = { counts, minimumCount, calibrations, pools, attributes };
    const submissions = await Promise.all(
      readyIn(task, state).map(async (entry): Promise<StoredSubmission> => {
        if (entry.stored?.submission) {
          return atLevel(choice.level, entry.stored.task, {
            ...entry.stored.submission,
            team: teamOf(entry),
          });
        }
        const summary = await workers.summarize(entry.id, plan, options);
        const { submission } = entry.joined!;
        const file = stampOf(entry.loaded!);
        return { team: teamOf(entry), file, submission, summary, replicates: null };
      }),
    );
    const run = choice.replicates ? state.runs.get(task.id)?.replicates : null;
    return assembleTask(task, {
      pools,
      attributes: attributes.map((one, index) => ({
        ...one,
        leftOut: all[index]!.groups.length - one.groups.length,
      })),
      replicates: run ?? null,
      minimumCount,
      submissions,
    });
  });
}

/** A task that came from a results file, under the names it has now. */
export function storedTask(task: Task, stored: StoredTask, state: SessionState): StoredTask {
  const submissions = readyIn(task, state).flatMap((entry) => {
    const own = entry.stored?.submission;
    return own ? [{ ...own, team: teamOf(entry) }] : [];
  });
  return { ...stored, name: task.name, submissions };
}

/** The smallest count that all tasks of results files have; else why they cannot be one file. */
function checkMinimum({ state, tasks }: ResultsSource, minimumCount: number): void {
  for (const { id, stored } of state.sources) {
    if (!stored || !tasks.includes(id) || stored.results.minimumCount === minimumCount) continue;
    const expected = `the smallest count ${stored.results.minimumCount}`;
    throw new InputError(
      `was written with smallest count ${stored.results.minimumCount}, and one file has one smallest count; expected ${expected}`,
      { file: stored.container.name, value: String(minimumCount), expected },
    );
  }
}

/** @throws InputError where classes are called at tuned thresholds, which the file cannot hold */
function checkThresholds({ state, tasks }: ResultsSource): void {
  const tuned = state.sources.find(
    ({ id, joined }) => tasks.includes(joined?.task ?? '') && state.results.get(id)?.thresholds,
  );
  if (!tuned) return;
  const expected = 'one threshold for all classes';
  throw new InputError(
    `is called at tuned thresholds, which a results file does not hold; expected ${expected}: go back to it in the bar, then save`,
    { file: tuned.file.name, expected },
  );
}

/**
 * What a results file of the session holds.
 *
 * @throws InputError where a task came from a file of another smallest count
 */
export async function sessionResults(
  source: ResultsSource,
  choice: ResultsChoice,
  signal: AbortSignal,
): Promise<Results> {
  const { state, settings, notebook } = source;
  checkMinimum(source, choice.minimumCount);
  checkThresholds(source);
  const entries = new Map(state.sources.map((entry) => [entry.id, entry]));
  const wanted = state.tasks.filter(({ id }) => source.tasks.includes(id));
  const withOutcomes = async (made: StoredTask, id: string): Promise<StoredTask> => {
    // They hold thresholds between two scores, and counts at them.
    if (!choice.outcomes || choice.minimumCount > 1) return made;
    const outcomes = await source.outcomes(id, signal);
    return outcomes.length > 0 ? { ...made, outcomes } : made;
  };
  const tasks: StoredTask[] = [];
  for (const task of wanted) {
    const stored = entries.get(task.id)?.stored;
    tasks.push(
      stored
        ? withLevel(choice.level, storedTask(task, stored.task, state))
        : await withOutcomes(await computedTask(task, source, choice, signal), task.id),
    );
  }
  const { threshold, bins, binning } = settings;
  return {
    generator: GENERATOR,
    level: choice.level,
    synthetic: wanted.some(({ id }) => {
      const entry = entries.get(id);
      return entry !== undefined && isSynthetic(entry);
    }),
    minimumCount: choice.minimumCount,
    settings: { threshold, bins, binning },
    tasks,
    notebook,
  };
}
