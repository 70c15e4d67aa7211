import { canonicalClassKey } from '@/lib/challenge/class-names';
import { type CrossFit, crossFit } from '@/lib/improve/cross-fit';
import type { ImprovedTask, ImproveKind } from '@/lib/improve/improve';
import type { ThresholdPlan } from '@/lib/improve/thresholds';
import type { EvaluationClient } from '@/lib/scoring/client';
import { bandsOf } from '@/lib/scoring/tables/label-counts';
import type { Task } from '@/lib/scoring/task';
import type { ImproveChoice } from '../improve-choice';
import { memoBy } from '../memo';
import { teamOf } from './names';
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

function thresholdPlan(task: Task, cross: CrossFit, choice: ImproveChoice): ThresholdPlan {
  return {
    kind: 'thresholds',
    fit: choice.improve.thresholds,
    before: choice.threshold,
    bands: Object.fromEntries(bandsOf(task.classes, choice.bands)),
    cross,
    given: null,
  };
}

/** Thresholds of a team's submission in the other task, by the names of the classes here. */
async function thresholdsFrom(
  submission: string,
  plan: ThresholdPlan,
  here: Task,
  { client, watch }: Workers,
): Promise<Readonly<Record<string, number>> | null> {
  const { signal } = watch;
  const found = await client.improve<'thresholds'>(submission, plan, { signal });
  if (!found) return null;
  const byKey = new Map(
    found.classes.map((own) => [canonicalClassKey(own.class), own.threshold] as const),
  );
  const known = here.classes.flatMap(({ name }) => {
    const threshold = byKey.get(canonicalClassKey(name));
    return threshold === undefined || Number.isNaN(threshold) ? [] : [[name, threshold] as const];
  });
  return Object.fromEntries(known);
}

async function tuneTask(
  task: Task,
  other: Task | null,
  parts: Workers,
): Promise<ImprovedTask<'thresholds'>> {
  const { client, state, choice, watch } = parts;
  const plan = thresholdPlan(task, await crossFitOf(task, parts), choice);
  const otherPlan = other && thresholdPlan(other, await crossFitOf(other, parts), choice);
  const elsewhere = new Map(
    (other ? submissionsOf(other, state) : []).map(({ team, id }) => [team, id]),
  );
  const own = submissionsOf(task, state);
  const progress = sharedProgress(own.length, watch.onProgress);
  const tuned = own.map(async ({ id, team }, job) => {
    const submission = elsewhere.get(team);
    if (other && submission === undefined) return [];
    const given =
      other && otherPlan && submission !== undefined
        ? await thresholdsFrom(submission, otherPlan, task, parts)
        : null;
    if (other && !given) return [];
    const options = { signal: watch.signal, onProgress: progress(job) };
    const found = await client.improve<'thresholds'>(id, { ...plan, given }, options);
    progress(job)(1);
    return found ? [{ team, found }] : [];
  });
  const submissions = (await Promise.all(tuned)).flat();
  return { task: task.name, from: other?.name ?? null, level: choice.level, submissions };
}

async function recalibrateTask(
  task: Task,
  _other: Task | null,
  parts: Workers,
): Promise<ImprovedTask<'recalibration'>> {
  const { client, state, choice, watch } = parts;
  const { smooth, ...fit } = choice.improve.recalibration;
  const plan = {
    kind: 'recalibration',
    fit,
    bands: Object.fromEntries(bandsOf(task.classes, choice.bands)),
    cross: await crossFitOf(task, parts),
    bins: { bins: choice.bins, binning: choice.binning },
    smooth,
  } as const;
  const own = submissionsOf(task, state);
  const progress = sharedProgress(own.length, watch.onProgress);
  const done = own.map(async ({ id, team }, job) => {
    const options = { signal: watch.signal, onProgress: progress(job) };
    const found = await client.improve<'recalibration'>(id, plan, options);
    progress(job)(1);
    return found ? [{ team, found }] : [];
  });
  const submissions = (await Promise.all(done)).flat();
  return { task: task.name, from: null, level: choice.level, submissions };
}

type Improvers = {
  readonly [Kind in ImproveKind]: (
    task: Task,
    other: Task | null,
    parts: Workers,
  ) => Promise<ImprovedTask<Kind>>;
};

const IMPROVERS: Improvers = { thresholds: tuneTask, recalibration: recalibrateTask };

/** What was found last, by kind and by what it was found of. */
const lastFound = memoBy(
  (_task: Task, ..._of: readonly unknown[]) => new Map<ImproveKind, object>(),
);

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
  const isStored = state.sources.some(({ id, stored }) => id === taskId && stored);
  if (!task || isStored) return null;
  const named = state.tasks.find(({ name }) => name === choice.improve.from);
  const other = named && named.id !== taskId ? named : null;
  const { improve, threshold, bands, bins, binning, seed, cluster, level } = choice;
  const metadata = state.sources.map(({ source }) => (source?.role === 'metadata' ? source : null));
  const keys = [...state.results].flatMap(([id, { classes }]) => [id, classes]);
  const settings = [improve, threshold, bands, bins, binning, seed, cluster, level];
  const of = [other, ...settings, ...metadata, ...keys];
  const known = lastFound(task, ...of);
  const before = known.get(kind) as ImprovedTask<Kind> | undefined;
  if (before) return before;
  const found = await session.unlessResultsChange(() =>
    session.withScores(taskId, watch.signal, (client, signal) =>
      IMPROVERS[kind](task, other, { client, state, choice, watch: { ...watch, signal } }),
    ),
  );
  if (found) known.set(kind, found);
  return found;
}
