'use client';

import { useState } from 'react';
import { useItem, useSession, useSessionState, useTask } from '@/components/hooks/context';
import { useRun } from '@/components/hooks/uncertainty';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/blocks';
import { inItems } from '@/lib/challenge/words';
import { changeUncertainty } from '@/lib/notebook/document/store';
import { showError } from '@/lib/notebook/ephemeral';
import { offeredFor } from '@/lib/notebook/session/built-in';
import type { OfferedReplicates } from '@/lib/notebook/session/types';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { formatCount as count, sizeText } from '@/lib/plots/core/format';
import { OpenRawFiles, useStoredTask } from './ImagesNeeded';

function timeLeft(seconds: number | null): string {
  if (seconds === null) return '';
  return seconds < 1.5 ? ', a moment left' : `, about ${count(Math.ceil(seconds))} s left`;
}

function statusText({ state }: TaskUncertainty): string {
  switch (state.kind) {
    case 'none':
      return 'Not computed yet.';
    case 'stopped':
      return 'Stopped before the first replicate.';
    case 'running':
      return `Computing intervals: ${count(state.done)} of ${count(state.of)}${timeLeft(state.secondsLeft)}`;
    case 'partial':
      return `Stopped after ${count(state.done)} of ${count(state.of)} replicates; intervals use these.`;
    case 'ready':
      return `${count(state.done)} replicates`;
    case 'stale':
      return `Out of date. ${state.why}`;
    case 'failed':
      return state.message;
  }
}

/** The status for screen readers: progress in quarters, so that it does not interrupt too often. */
export function spokenStatus(u: TaskUncertainty): string {
  const { state } = u;
  if (state.kind === 'none') return '';
  if (state.kind !== 'running') return statusText(u);
  const quarters = Math.floor((4 * state.done) / state.of);
  return quarters === 0 ? 'Computing intervals.' : `Computing intervals: ${25 * quarters} % done.`;
}

const BUTTON = {
  none: 'Compute confidence intervals',
  stopped: 'Compute confidence intervals',
  partial: 'Recompute',
  ready: 'Recompute',
  stale: 'Recompute',
  failed: 'Try again',
} as const;

interface RunStatusProps {
  u: TaskUncertainty;
  /** Leave out the button after a complete run. */
  brief?: boolean;
  /** Emphasise the button: the resampling is set up here. */
  main?: boolean;
}

/** Starts and cancels the resampling of the task, and shows its state. */
export function RunStatus({ u, brief = false, main = false }: RunStatusProps) {
  const { id } = useTask();
  const { start, cancel } = useRun(id);
  const { state } = u;
  const item = useItem();
  // Without its images a task cannot be resampled.
  const stored = useStoredTask();
  const isThere = state.kind === 'ready' || state.kind === 'partial' || state.kind === 'stale';
  const offer = useSessionState((all) => offeredFor(all, id));
  const missing = offer ? 'Not fetched yet.' : inItems('Intervals need the images.', item);
  const status = stored && !isThere ? missing : statusText(u);
  return (
    <span
      className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 text-sm"
      data-resampling={state.kind}
    >
      {state.kind === 'running' && <Button onClick={cancel}>Cancel resampling</Button>}
      {!stored && state.kind !== 'running' && !(brief && state.kind === 'ready') && (
        <Button look={main && state.kind !== 'ready' ? 'strong' : 'plain'} onClick={start}>
          {BUTTON[state.kind]}
        </Button>
      )}
      {state.kind === 'running' && (
        <progress
          value={state.done / state.of}
          max={1}
          aria-label="Progress of the resampling"
          className="h-1.5 w-24 accent-accent"
        />
      )}
      <span className={`tabular-nums ${state.kind === 'failed' ? 'text-alarm' : 'text-soft'}`}>
        {status}
      </span>
      {offer && <FetchReplicates offer={offer} />}
      {stored && !offer && state.kind !== 'ready' && <OpenRawFiles entry={stored} />}
    </span>
  );
}

/** Fetches the replicates that come with built-in results. */
function FetchReplicates({ offer }: { offer: OfferedReplicates }) {
  const session = useSession();
  const { id } = useTask();
  const [isFetching, setFetching] = useState(false);
  const fetchThem = async () => {
    setFetching(true);
    await session
      .fetchReplicates(id)
      .then(() => {
        const basis = session.state.runs.get(id)?.basis;
        if (basis) changeUncertainty({ seed: basis.seed, replicates: basis.replicates });
      })
      .catch(showError);
    setFetching(false);
  };
  return (
    <Button data-action="fetch-replicates" disabled={isFetching} onClick={() => void fetchThem()}>
      {isFetching ? 'Fetching intervals' : `Fetch intervals (${sizeText(offer.file.size)})`}
    </Button>
  );
}

interface NeedsReplicatesProps {
  u: TaskUncertainty;
  /** What the figure would show: completes "to see ...". */
  what: string;
}

/** Stands in for a figure of replicates while there are none to show. */
export function NeedsReplicates({ u, what }: NeedsReplicatesProps) {
  const { kind } = u.state;
  if (kind === 'ready' || kind === 'partial') {
    return <EmptyState>Not available for this choice: {what}.</EmptyState>;
  }
  return (
    <EmptyState>
      <p>Compute intervals to see {what}.</p>
      <RunStatus u={u} />
    </EmptyState>
  );
}
