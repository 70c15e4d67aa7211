'use client';

import { useTask } from '@/components/hooks/context';
import { useRun } from '@/components/hooks/uncertainty';
import { Button } from '@/components/ui/Button';
import { formatCell } from '@/components/ui/table-format';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';

const count = (value: number) => formatCell(value, 'count');

function timeLeft(seconds: number | null): string {
  if (seconds === null) return '';
  return seconds < 1.5 ? ', a moment left' : `, about ${count(Math.ceil(seconds))} s left`;
}

/** How far the resampling of the task is, in a few words. */
function words({ state }: TaskUncertainty, asked: number): string {
  switch (state.kind) {
    case 'none':
      return `Nothing is drawn yet: ${count(asked)} replicates are asked for.`;
    case 'stopped':
      return 'Stopped before anything was drawn.';
    case 'running':
      return `${count(state.done)} of ${count(state.of)} replicates${timeLeft(state.secondsLeft)}; what is shown rests on those.`;
    case 'partial':
      return `Stopped after ${count(state.done)} of ${count(state.of)} replicates; what is shown rests on those.`;
    case 'ready':
      return `${count(state.done)} replicates drawn.`;
    case 'stale':
      return `Out of date. ${state.why}`;
    case 'failed':
      return state.message;
  }
}

/** As read aloud: in quarters, so that it does not talk over everything else. */
export function spokenRun(u: TaskUncertainty): string {
  const { state } = u;
  if (state.kind !== 'running') return state.kind === 'none' ? '' : words(u, u.settings.replicates);
  const quarters = Math.floor((4 * state.done) / state.of);
  return quarters === 0 ? 'Drawing replicates.' : `Drawing replicates: ${25 * quarters} % done.`;
}

const RUN_WORDS = {
  none: 'Draw replicates',
  stopped: 'Draw replicates',
  partial: 'Run again',
  ready: 'Run again',
  stale: 'Run again',
  failed: 'Try again',
} as const;

interface RunStatusProps {
  u: TaskUncertainty;
  /** Leave out the button of a run that has ended well. */
  brief?: boolean;
  /** The one place where drawing is set up: its button stands out. */
  main?: boolean;
}

/** Runs and stops the resampling, and says how far it is. */
export function RunStatus({ u, brief = false, main = false }: RunStatusProps) {
  const { task } = useTask();
  const { start, cancel } = useRun(task);
  const { state, settings } = u;
  const share = state.kind === 'running' ? state.done / state.of : null;
  return (
    <span
      className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 text-sm"
      data-resampling={state.kind}
    >
      {state.kind === 'running' && <Button onClick={cancel}>Cancel resampling</Button>}
      {state.kind !== 'running' && !(brief && state.kind === 'ready') && (
        <Button look={main && state.kind !== 'ready' ? 'strong' : 'plain'} onClick={start}>
          {RUN_WORDS[state.kind]}
        </Button>
      )}
      {share !== null && (
        <progress
          value={share}
          max={1}
          aria-label="Replicates drawn"
          className="h-1.5 w-24 accent-accent"
        />
      )}
      <span className={`tabular-nums ${state.kind === 'failed' ? 'text-alarm' : 'text-soft'}`}>
        {words(u, settings.replicates)}
      </span>
    </span>
  );
}
