import type { SubmissionResult, TaskEvaluation } from '@/lib/scoring/evaluation';
import type { Submission } from '@/lib/scoring/fit';
import { memoBy, sameItems } from '../memo';
import { teamOf } from './names';
import type { Origin, SessionState, SourceEntry, SubmissionEntry } from './types';

type Computed = Pick<SessionState, 'sources' | 'tasks' | 'results' | 'shown' | 'expectsFiles'>;

/** Whether two states of a file differ at most in reading progress. */
function sameButProgress(a: SourceEntry, b: SourceEntry): boolean {
  if (a === b) return true;
  return (Object.keys(a) as (keyof SourceEntry)[]).every((key) => {
    const bothWork = key === 'status' && a.status.kind === 'working' && b.status.kind === 'working';
    return bothWork || Object.is(a[key], b[key]);
  });
}

/** Whether two lists of files differ at most in reading progress. */
export function sameSources(a: readonly SourceEntry[], b: readonly SourceEntry[]): boolean {
  return a === b || (a.length === b.length && a.every((one, i) => sameButProgress(one, b[i]!)));
}

const submissionResult = memoBy(
  (
    result: SubmissionEntry,
    team: string,
    { images, imageSet, filled = 0 }: Submission['alignment'],
  ): SubmissionResult => ({
    team,
    matched: { images, imageSet: imageSet ?? null, filled },
    classes: result.classes,
    calibratedWith: result.calibratedWith,
    calibration: result.calibration,
    pools: result.pools,
  }),
);

function originOf(state: Computed, taskId: string): Origin {
  return state.sources.find((entry) => entry.id === taskId)?.origin ?? 'own';
}

const isUsable = ({ status }: SourceEntry) => status.kind !== 'failed';

/**
 * The origins shown: those the reader chose; else only the user's files where they make a task, where
 * the notebook was made with files that are not loaded, and where nothing else makes a task.
 */
export function shownOrigins(state: Computed): readonly Origin[] {
  if (state.shown) return state.shown;
  if (state.expectsFiles) return ['own'];
  if (state.tasks.some((task) => originOf(state, task.id) === 'own')) return ['own'];
  const hasFiles = state.sources.some((entry) => entry.origin === 'own' && isUsable(entry));
  return hasFiles && state.tasks.length === 0 ? ['own'] : ['built-in'];
}

/** Whether built-in files are read now: where they are shown, and after the user's files. */
export function readsBuiltIn(state: Computed): boolean {
  const waiting = ({ origin, status }: SourceEntry) =>
    origin === 'own' && (status.kind === 'queued' || status.kind === 'working');
  return (
    state.expectsFiles !== null &&
    shownOrigins(state).includes('built-in') &&
    !state.sources.some(waiting)
  );
}

/** Whether published tables are shown: as chosen, else where the user's files are not. */
export function showsPublished(
  state: Pick<SessionState, 'sources' | 'tasks' | 'results' | 'published' | 'expectsFiles'>,
): boolean {
  const { tables, chosen } = state.published;
  if (tables === null) return false;
  return chosen ?? !shownOrigins({ ...state, shown: null }).includes('own');
}

type Task = SessionState['tasks'][number];

/** A task of the session with its results. */
export interface SessionEvaluation extends TaskEvaluation {
  /** Id of the task; the user may change its name. */
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
 * The visible tasks, each with the submissions computed so far. An unchanged task is the same object
 * as before, so that values derived from it stay valid.
 */
export function evaluationsOf(state: Computed): SessionEvaluation[] {
  const origins = shownOrigins(state);
  const tasks = state.tasks.filter((task) => origins.includes(originOf(state, task.id)));
  return tasks.map((task) => {
    const submissions = state.sources.flatMap((entry) => {
      const result = state.results.get(entry.id);
      const { joined } = entry;
      if (!result || joined?.task !== task.id || entry.status.kind !== 'ready') return [];
      return [submissionResult(result, teamOf(entry), joined.submission.alignment)];
    });
    return evaluationOf(task, submissions);
  });
}
