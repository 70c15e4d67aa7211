'use client';

import { useEffect, useRef } from 'react';
import { useWorkspaceState } from '../context';
import { useIsStale, useQueryState, useSession } from './session';

/** Settings on the move are waited for. */
const PAUSE = 300;

/**
 * Runs a query of itself when its cell comes into sight: once as it came with the document, and
 * again whenever what it reads has changed. What the reader is still typing waits for them.
 */
export function useAutoRun(id: string, sql: string, mayRun: boolean): void {
  const session = useSession();
  const { ran, phase } = useQueryState(id);
  const stale = useIsStale(id);
  const busy = useWorkspaceState((state) => state.busy);
  const first = useRef(sql);
  const isFirst = ran === null && sql === first.current && sql.trim() !== '';
  const isOutdated = ran === sql && stale && (phase.kind === 'done' || phase.kind === 'failed');
  const due = mayRun && !busy && (isFirst || isOutdated);
  useEffect(() => {
    if (!due) return;
    const timer = setTimeout(() => void session.run(id), PAUSE);
    return () => clearTimeout(timer);
  }, [due, session, id]);
}
