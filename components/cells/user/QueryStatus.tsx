'use client';

import { Play, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { formatCell } from '@/components/ui/table-format';
import type { QueryState } from '@/lib/sql/query/state';

/** Seconds before a run can be cancelled, and before the user is warned. */
const CANCEL_AFTER = 1;
const LONG_AFTER = 30;

function useSeconds(since: number | null): number {
  const [now, setNow] = useState(since ?? 0);
  useEffect(() => {
    if (since === null) return;
    setNow(since);
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [since]);
  return since === null ? 0 : (now - since) / 1000;
}

function outcome({ phase, result }: QueryState, stale: boolean): string {
  if (phase.kind === 'cancelled') return 'Cancelled.';
  if (phase.kind !== 'done') return '';
  if (!result) return phase.note ?? '';
  const rows = `${formatCell(result.total, 'count')} ${result.total === 1 ? 'row' : 'rows'}`;
  const time = `${result.seconds < 0.01 ? 'under 0.01' : result.seconds.toFixed(2)} s`;
  return stale ? `${rows}, ${time}; out of date` : `${rows}, ${time}`;
}

const MAY_TAKE_LONG = 'It may take very long: cancel it or wait.';

function progress(seconds: number): string {
  if (seconds < CANCEL_AFTER) return 'Running';
  const running = `Running for ${seconds.toFixed(0)} s`;
  return seconds < LONG_AFTER ? running : `${running}. ${MAY_TAKE_LONG}`;
}

/** For screen readers: fast queries are not announced, and seconds are not counted. */
function spokenProgress(seconds: number): string {
  if (seconds < CANCEL_AFTER) return '';
  return seconds < LONG_AFTER ? 'The query is running.' : MAY_TAKE_LONG;
}

interface QueryStatusProps {
  state: QueryState;
  stale: boolean;
  onRun(): void;
  onCancel(): void;
}

/** Runs and cancels a query, and shows its status. */
export function QueryStatus({ state, stale, onRun, onCancel }: QueryStatusProps) {
  const { phase } = state;
  const running = phase.kind === 'running';
  const seconds = useSeconds(running ? phase.since : null);
  return (
    <>
      {running && seconds >= CANCEL_AFTER ? (
        <Button onClick={onCancel}>
          <Square size={13} aria-hidden /> Cancel
        </Button>
      ) : (
        <Button look="strong" onClick={onRun} disabled={running} title="Ctrl-Enter or Cmd-Enter">
          <Play size={13} aria-hidden /> Run
        </Button>
      )}
      <p className="text-soft text-sm tabular-nums" aria-hidden={running}>
        {running ? progress(seconds) : outcome(state, stale)}
      </p>
      <p className="sr-only" role="status">
        {running ? spokenProgress(seconds) : outcome(state, stale)}
      </p>
    </>
  );
}
