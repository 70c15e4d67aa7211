import type { TaskReplicates } from '@/lib/inference/replicates';
import type { MatchedClass } from '@/lib/inference/shown-rows';
import type { TaskView } from '../view';
import type { UncertaintySettings } from './settings';
import type { Run, RunBasis, UncertaintyState } from './state';

/** Why what was drawn is not of what is shown; null where it is. */
function staleness(
  view: TaskView,
  basis: RunBasis,
  replicates: TaskReplicates,
  settings: UncertaintySettings,
  matched: ReadonlyMap<string, readonly MatchedClass[]>,
): string | null {
  const drawn = new Set(replicates.teams.map((team) => team.team));
  const later = view.allTeams.filter((team) => !drawn.has(team));
  if (later.length > 0) return `Nothing was drawn for ${later.join(', ')}.`;
  const classes = [...matched.values()].flat();
  if (classes.some((c) => !c.ranking)) return 'Images, labels or scores have changed since.';
  const asked = (['replicates', 'seed', 'cluster'] as const).some(
    (key) => basis[key] !== settings[key],
  );
  if (asked) return 'Drawn with other settings than those now chosen.';
  if (classes.some((c) => !c.counts)) {
    return `FNR and F1 were drawn at threshold ${basis.threshold}, not ${view.threshold}.`;
  }
  return null;
}

/** How far a task's resampling is. */
export function stateOf(
  view: TaskView,
  run: Run | undefined,
  settings: UncertaintySettings,
  matched: ReadonlyMap<string, readonly MatchedClass[]>,
): UncertaintyState {
  if (!run) return { kind: 'none' };
  const { basis, status, replicates } = run;
  const done = replicates?.done ?? 0;
  if (status.kind === 'running') {
    return { kind: 'running', done, of: basis.replicates, secondsLeft: status.secondsLeft };
  }
  if (status.kind === 'failed') return { kind: 'failed', message: status.message };
  if (!replicates || done === 0) return { kind: 'stopped' };
  const why = staleness(view, basis, replicates, settings, matched);
  if (why) return { kind: 'stale', why, done };
  return done < basis.replicates
    ? { kind: 'partial', done, of: basis.replicates }
    : { kind: 'ready', done };
}
