import { type OutOfDate, outOfDate } from '@/lib/inference/out-of-date';
import type { TaskView } from '../view';
import type { UncertaintySettings } from './settings';
import type { Run, UncertaintyState } from './state';

/** Why a task's replicates do not match what is shown; null where they do, or without replicates. */
export function runOutOfDate(
  { evaluation, threshold }: Pick<TaskView, 'evaluation' | 'threshold'>,
  { replicates, clusters }: Run,
  settings: Pick<UncertaintySettings, 'seed' | 'replicates'>,
): OutOfDate | null {
  if (!replicates || replicates.done === 0) return null;
  return outOfDate(replicates, {
    seed: settings.seed,
    replicates: settings.replicates,
    threshold,
    clusters,
    scores: new Map(evaluation.submissions.map((own) => [own.team, own.classes])),
  });
}

/** How far a task's resampling is. */
export function stateOf(run: Run | undefined, outOfDate: string | null): UncertaintyState {
  if (!run) return { kind: 'none' };
  const { basis, status, replicates } = run;
  const done = replicates?.done ?? 0;
  if (status.kind === 'running') {
    return { kind: 'running', done, of: basis.replicates, secondsLeft: status.secondsLeft };
  }
  if (status.kind === 'failed') return { kind: 'failed', message: status.message };
  if (!replicates || done === 0) return { kind: 'stopped' };
  if (outOfDate !== null) return { kind: 'stale', why: outOfDate, done };
  return done < basis.replicates
    ? { kind: 'partial', done, of: basis.replicates }
    : { kind: 'ready', done };
}
