'use client';

import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWorkspaceState } from '@/components/hooks/context';
import { useIsStale, useQueryState, useSession } from '@/components/hooks/query-session';

/** Settings on the move are waited for: each step of theirs begins the pause anew. */
const PAUSE = 300;

/**
 * Runs a query of itself when its cell comes into sight: once as it came with the document, and
 * again whenever what it reads has changed. What the reader is still typing waits for them.
 * Answers whether it is still to run.
 */
export function useAutoRun(id: string, sql: string, mayRun: boolean): boolean {
  const session = useSession();
  const { ran, phase } = useQueryState(id);
  const stale = useIsStale(id);
  const busy = useWorkspaceState((state) => state.busy);
  const first = useRef(sql);
  const isFirst = ran === null && sql === first.current && sql.trim() !== '';
  const isOutdated = ran === sql && stale && (phase.kind === 'done' || phase.kind === 'failed');
  const due = mayRun && (isFirst || isOutdated);
  const step = useStore(session.store, ({ tick }) => (due ? tick : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step of settings begins anew
  useEffect(() => {
    if (!due || busy) return;
    const timer = setTimeout(() => void session.run(id), PAUSE);
    return () => clearTimeout(timer);
  }, [due, busy, step, session, id]);
  return due;
}
