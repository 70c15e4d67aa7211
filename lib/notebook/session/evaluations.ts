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
    thresholds: result.thresholds,
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

/** How many of the shown files are read and scored. */
export interface ReadingProgress {
  readonly read: number;
  readonly of: number;
}

/** How far reading the shown files is; null when no file is being read. */
export function readingProgress(state: Computed): ReadingProgress | null {
  const origins = shownOrigins(state);
  const shown = state.sources.filter(({ origin }) => origins.includes(origin));
  const unread = shown.filter(
    ({ status }) => status.kind === 'queued' || status.kind === 'working',
  );
  return unread.length === 0 ? null : { read: shown.length - unread.length, of: shown.length };
}

type WithPublished = Pick<
  SessionState,
  'sources' | 'tasks' | 'results' | 'published' | 'expectsFiles'
>;

/**
 * Whether published tables are to be shown: as chosen, else where a description that the user
 * opened brings them, or where the user's files are not shown.
 */
export function wantsPublished(state: WithPublished): boolean {
  const { chosen, challenge } = state.published;
  if (chosen === null && challenge) return true;
  return chosen ?? !shownOrigins({ ...state, shown: null }).includes('own');
}

/** Whether published tables are shown. */
export function showsPublished(state: WithPublished): boolean {
  return state.published.tables !== null && wantsPublished(state);
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

/** Teams with a submission to one of the tasks, in the order in which their files were opened. */
export function openedTeams(sources: Computed['sources'], tasks: ReadonlySet<string>): string[] {
  const joined = sources.filter(({ joined: to }) => to && tasks.has(to.task));
  return [...new Set(joined.map(teamOf))];
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
