import { type CrossFit, crossFit } from '@/lib/improve/cross-fit';
import { ENSEMBLE } from '@/lib/improve/ensemble';
import { type FittingKind, givenOf, withGiven } from '@/lib/improve/given';
import type { ImprovedTask, ImproveKind, ImprovePlan } from '@/lib/improve/improve';
import type { EvaluationClient } from '@/lib/scoring/client';
import { bandsOf } from '@/lib/scoring/tables/label-counts';
import type { Task } from '@/lib/scoring/task';
import { choiceFor, type ImproveChoice } from '../improve-choice';
import { memoBy } from '../memo';
import { ensembleOf } from './ensembles';
import { teamOf } from './names';
import { OUTCOME_SETTINGS, storedOutcome } from './outcomes';
import { taskClusters } from './resampling';
import type { Session } from './session';
import { readyIn } from './subgroups';
import type { SessionState } from './types';

export interface ImproveWatch {
  readonly signal: AbortSignal;
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Submissions of a task whose scores are here. */
function submissionsOf(task: Task, state: Pick<SessionState, 'sources' | 'results'>) {
  const ready = readyIn(task, state).filter(({ stored }) => !stored);
  return ready.map((entry) => ({ id: entry.id, team: teamOf(entry) }));
}

/** The mean of the shares of several jobs. */
function sharedProgress(jobs: number, onProgress?: (share: number) => void) {
  const shares = new Float64Array(jobs);
  return (job: number) => (share: number) => {
    shares[job] = share;
    onProgress?.(shares.reduce((sum, own) => sum + own, 0) / jobs);
  };
}

interface Workers {
  readonly client: EvaluationClient;
  readonly state: SessionState;
  readonly choice: ImproveChoice;
  readonly watch: ImproveWatch;
}

async function crossFitOf(
  task: Task,
  { client, state, choice, watch }: Workers,
): Promise<CrossFit> {
  const { clusterOf } = await taskClusters(client, state, task.id, choice.cluster, watch.signal);
  return crossFit(clusterOf, choice.seed, choice.improve.folds);
}

/** The fold of each row of a task's label file. */
export function taskFolds(
  session: Session,
  task: Task,
  choice: ImproveChoice,
  watch: ImproveWatch,
): Promise<Uint8Array> {
  const { state } = session;
  return session.withScores(task.id, watch.signal, async (client) => {
    return (await crossFitOf(task, { client, state, choice, watch })).foldOf;
  });
}

type Plan<Kind extends FittingKind> = Extract<ImprovePlan, { kind: Kind }>;

type Plans = {
  readonly [Kind in FittingKind]: (
    task: Task,
    cross: CrossFit,
    choice: ImproveChoice,
  ) => Plan<Kind>;
};

const PLANS: Plans = {
  thresholds: (task, cross, choice) => ({
    kind: 'thresholds',
    fit: choice.improve.thresholds,
    before: choice.threshold,
    bands: Object.fromEntries(bandsOf(task.classes, choice.bands)),
    cross,
    given: null,
  }),
  recalibration: (task, cross, choice) => {
    const { smooth, ...fit } = choice.improve.recalibration;
    return {
      kind: 'recalibration',
      fit,
      bands: Object.fromEntries(bandsOf(task.classes, choice.bands)),
      cross,
      bins: { bins: choice.bins, binning: choice.binning },
      smooth,
      given: null,
    };
  },
};

/** Each submission of a task; with another task, what was fitted on the same team's scores there. */
async function improveEach<Kind extends FittingKind>(
  kind: Kind,
  task: Task,
  other: Task | null,
  parts: Workers,
): Promise<ImprovedTask<Kind>> {
  const { client, state, choice, watch } = parts;
  const planOf = async (own: Task) => PLANS[kind](own, await crossFitOf(own, parts), choice);
  const plan = await planOf(task);
  const otherPlan = other && (await planOf(other));
  const elsewhere = new Map(
    (other ? submissionsOf(other, state) : []).map(({ team, id }) => [team, id]),
  );
  const here = task.classes.map(({ name }) => name);
  const own = submissionsOf(task, state);
  const progress = sharedProgress(own.length, watch.onProgress);
  const planFor = async (team: string): Promise<Plan<Kind> | null> => {
    if (!otherPlan) return plan;
    const submission = elsewhere.get(team);
    if (submission === undefined) return null;
    const found = await client.improve<Kind>(submission, otherPlan, { signal: watch.signal });
    return found && withGiven<Kind>(plan, givenOf(kind, found, here));
  };
  const improved = own.map(async ({ id, team }, job) => {
    const options = { signal: watch.signal, onProgress: progress(job) };
    const wanted = await planFor(team);
    const found = wanted && (await client.improve<Kind>(id, wanted, options));
    progress(job)(1);
    return found ? [{ team, found }] : [];
  });
  const submissions = (await Promise.all(improved)).flat();
  return { task: task.name, from: other?.name ?? null, level: choice.level, submissions };
}

/** Operating points of each submission. */
async function ratesOfTask(
  task: Task,
  _other: Task | null,
  parts: Workers,
): Promise<ImprovedTask<'rates'>> {
  const { client, state, choice, watch } = parts;
  const { level } = choice;
  const plan = { kind: 'rates', cross: await crossFitOf(task, parts), level } as const;
  const own = submissionsOf(task, state);
  const progress = sharedProgress(own.length, watch.onProgress);
  const found = own.map(async ({ id, team }, job) => {
    const options = { signal: watch.signal, onProgress: progress(job) };
    const one = await client.improve<'rates'>(id, plan, options);
    return one ? [{ team, found: one }] : [];
  });
  return { task: task.name, from: null, level, submissions: (await Promise.all(found)).flat() };
}

async function combineTask(
  task: Task,
  _other: Task | null,
  parts: Workers,
): Promise<ImprovedTask<'ensemble'>> {
  const { client, state, choice, watch } = parts;
  const cross = await crossFitOf(task, parts);
  const found = await ensembleOf(client, task, state, cross, choice, watch);
  const submissions = found ? [{ team: ENSEMBLE, found }] : [];
  return { task: task.name, from: null, level: choice.level, submissions };
}

type Improvers = {
  readonly [Kind in ImproveKind]: (
    task: Task,
    other: Task | null,
    parts: Workers,
  ) => Promise<ImprovedTask<Kind>>;
};

const IMPROVERS: Improvers = {
  thresholds: (...of) => improveEach('thresholds', ...of),
  recalibration: (...of) => improveEach('recalibration', ...of),
  rates: ratesOfTask,
  ensemble: combineTask,
};

/** What was found last, by kind and choice, and by what it was found of. */
const lastFound = memoBy((_task: Task, ..._of: readonly unknown[]) => new Map<string, object>());

/**
 * What would improve the submissions of a task: computed in the workers, and once for the same files
 * and choices.
 *
 * @returns null where the task is gone or has no scores here, or where results changed meanwhile
 * @throws InputError where the column to cluster by does not exist
 */
export async function improveTask<Kind extends ImproveKind>(
  session: Session,
  taskId: string,
  kind: Kind,
  choice: ImproveChoice,
  watch: ImproveWatch,
): Promise<ImprovedTask<Kind> | null> {
  const { state } = session;
  const task = state.tasks.find(({ id }) => id === taskId);
  if (!task) return null;
  if (state.sources.some(({ id, stored }) => id === taskId && stored)) {
    const settings = OUTCOME_SETTINGS.improve(kind, choice);
    return storedOutcome(state, taskId, kind, settings) as ImprovedTask<Kind> | null;
  }
  const named = state.tasks.find(({ name }) => name === choice.improve.from);
  const other = named && named.id !== taskId ? named : null;
  const own = choiceFor(kind, choice);
  const metadata = state.sources.map(({ source }) => (source?.role === 'metadata' ? source : null));
  const keys = [...state.results].flatMap(([id, { classes }]) => [id, classes]);
  const of = [other, ...metadata, ...keys];
  const known = lastFound(task, ...of);
  const key = JSON.stringify([kind, own]);
  const before = known.get(key) as ImprovedTask<Kind> | undefined;
  if (before) return before;
  const found = await session.unlessResultsChange(() =>
    session.withScores(taskId, watch.signal, (client, signal) =>
      IMPROVERS[kind](task, other, { client, state, choice: own, watch: { ...watch, signal } }),
    ),
  );
  if (found) {
    // Of each kind the last.
    for (const other of known.keys()) if (other.startsWith(`["${kind}"`)) known.delete(other);
    known.set(key, found);
  }
  return found;
}
