import type { SubmissionResult, TaskEvaluation } from '@/lib/scoring/evaluation';
import { memoBy, sameItems } from '../memo';
import { teamOf } from './names';
import type { Origin, SourceEntry, SubmissionEntry, WorkspaceState } from './types';

type Computed = Pick<WorkspaceState, 'sources' | 'tasks' | 'results' | 'shown'>;

/** Whether two states of a file differ in nothing but how far it is read. */
function sameButProgress(a: SourceEntry, b: SourceEntry): boolean {
  if (a === b) return true;
  return (Object.keys(a) as (keyof SourceEntry)[]).every((key) => {
    const bothWork = key === 'status' && a.status.kind === 'working' && b.status.kind === 'working';
    return bothWork || Object.is(a[key], b[key]);
  });
}

/** Whether two lists of files differ in nothing but how far they are read. */
export function sameSources(a: readonly SourceEntry[], b: readonly SourceEntry[]): boolean {
  return a === b || (a.length === b.length && a.every((one, i) => sameButProgress(one, b[i]!)));
}

const submissionResult = memoBy(
  (result: SubmissionEntry, team: string): SubmissionResult => ({
    team,
    classes: result.classes,
    calibratedWith: result.calibratedWith,
    calibration: result.calibration,
    pools: result.pools,
  }),
);

function originOf(state: Computed, taskId: string): Origin {
  return state.sources.find((entry) => entry.id === taskId)?.origin ?? 'own';
}

/** The origins shown: those the reader chose, else own files as soon as they make a task. */
export function shownOrigins(state: Computed): readonly Origin[] {
  if (state.shown) return state.shown;
  const own = state.tasks.some((task) => originOf(state, task.id) === 'own');
  return own ? ['own'] : ['built-in'];
}

/** Whether published tables are shown: as chosen, else until own files make a task. */
export function showsPublished(
  state: Pick<WorkspaceState, 'sources' | 'tasks' | 'results' | 'published'>,
): boolean {
  const { tables, chosen } = state.published;
  if (tables === null) return false;
  return chosen ?? !shownOrigins({ ...state, shown: null }).includes('own');
}

type Task = WorkspaceState['tasks'][number];

/** A task of the session with its results. */
export interface SessionEvaluation extends TaskEvaluation {
  /** Id of the task: its name may be changed by the user. */
  readonly id: string;
}

const lastEvaluations = new WeakMap<Task, SessionEvaluation>();

/** A task with its submissions; the same object as before where both are the same. */
function evaluationOf(task: Task, submissions: readonly SubmissionResult[]): SessionEvaluation {
  const last = lastEvaluations.get(task);
  if (last && sameItems(last.submissions, submissions)) return last;
  const evaluation = { id: task.id, task: task.name, classes: task.classes, submissions };
  lastEvaluations.set(task, evaluation);
  return evaluation;
}

/**
 * The tasks shown, each with the submissions computed so far. A task of which nothing has changed
 * is the same object as before, so that what is derived from it can be kept.
 */
export function evaluationsOf(state: Computed): SessionEvaluation[] {
  const origins = shownOrigins(state);
  const tasks = state.tasks.filter((task) => origins.includes(originOf(state, task.id)));
  return tasks.map((task) => {
    const submissions = state.sources.flatMap((entry) => {
      const result = state.results.get(entry.id);
      const isReady = entry.joined?.task === task.id && entry.status.kind === 'ready';
      return result && isReady ? [submissionResult(result, teamOf(entry))] : [];
    });
    return evaluationOf(task, submissions);
  });
}
