import type { SubmissionResult, TaskEvaluation } from '@/lib/evaluation/evaluation';
import { teamOf } from './names';
import type { SourceEntry, WorkspaceState } from './types';

function submissionResult(
  entry: SourceEntry,
  results: WorkspaceState['results'],
): SubmissionResult | null {
  const result = results.get(entry.id);
  if (!result || entry.status.kind !== 'ready') return null;
  const { classes, calibration, pools } = result;
  return { team: teamOf(entry), classes, calibration, pools };
}

/** The tasks shown, each with the submissions computed so far. */
export function evaluationsOf(state: WorkspaceState): TaskEvaluation[] {
  const shown = new Map(state.sources.map((entry) => [entry.id, entry.origin]));
  return state.tasks
    .filter((task) => state.shown.includes(shown.get(task.id) ?? 'own'))
    .map((task) => ({
      task: task.name,
      classes: task.classes,
      submissions: state.sources
        .filter((entry) => entry.joined?.task === task.id)
        .map((entry) => submissionResult(entry, state.results))
        .filter((result) => result !== null),
    }));
}
