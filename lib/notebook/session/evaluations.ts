import type { SubmissionResult, TaskEvaluation } from '@/lib/scoring/evaluation';
import { teamOf } from './names';
import type { Origin, SourceEntry, WorkspaceState } from './types';

type Computed = Pick<WorkspaceState, 'sources' | 'tasks' | 'results' | 'shown'>;

function submissionResult(
  entry: SourceEntry,
  results: WorkspaceState['results'],
): SubmissionResult | null {
  const result = results.get(entry.id);
  if (!result || entry.status.kind !== 'ready') return null;
  const { classes, calibratedWith, calibration, pools } = result;
  return { team: teamOf(entry), classes, calibratedWith, calibration, pools };
}

function originOf(state: Computed, taskId: string): Origin {
  return state.sources.find((entry) => entry.id === taskId)?.origin ?? 'own';
}

/** The origins shown: those the reader chose, else own files as soon as they make a task. */
export function shownOrigins(state: Computed): readonly Origin[] {
  if (state.shown) return state.shown;
  const own = state.tasks.some((task) => originOf(state, task.id) === 'own');
  return own ? ['own'] : ['built-in'];
}

/** The tasks shown, each with the submissions computed so far. */
export function evaluationsOf(state: Computed): TaskEvaluation[] {
  const origins = shownOrigins(state);
  return state.tasks
    .filter((task) => origins.includes(originOf(state, task.id)))
    .map((task) => ({
      task: task.name,
      classes: task.classes,
      submissions: state.sources
        .filter((entry) => entry.joined?.task === task.id)
        .map((entry) => submissionResult(entry, state.results))
        .filter((result) => result !== null),
    }));
}
