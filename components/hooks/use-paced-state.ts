'use client';

import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { Pace } from '@/lib/notebook/session/pace';
import type { WorkspaceState } from '@/lib/notebook/session/types';
import type { Workspace } from '@/lib/notebook/session/workspace';

/**
 * The workspace's state for what takes long to draw: with many files it changes more often than
 * that. It is never behind once all work is done.
 *
 * @param isAlike whether two states look alike; compared with the one last offered
 */
export function usePacedState(
  workspace: Workspace,
  isAlike: (a: WorkspaceState, b: WorkspaceState) => boolean = Object.is,
): WorkspaceState {
  const [start] = useState(workspace.state);
  const [state, setState] = useState(start);
  const pace = useMemo(() => new Pace(setState), []);
  useEffect(() => {
    let seen = start;
    const follow = (now: WorkspaceState, before: WorkspaceState) => {
      const ended = before.busy && !now.busy;
      if (!ended && isAlike(now, seen)) return;
      seen = now;
      if (ended) pace.flush(now);
      else pace.offer(now);
    };
    follow(workspace.state, start);
    const unsubscribe = workspace.store.subscribe(follow);
    return () => {
      unsubscribe();
      pace.stop();
    };
  }, [workspace, pace, isAlike, start]);
  useLayoutEffect(() => {
    if (state) pace.done();
  }, [state, pace]);
  return state;
}
