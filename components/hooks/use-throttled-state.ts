'use client';

import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { WorkspaceState } from '@/lib/notebook/session/types';
import type { Workspace } from '@/lib/notebook/session/workspace';
import { AdaptiveThrottle } from '@/lib/notebook/throttle';

/**
 * The workspace's state for views that take long to render: with many files it changes more often
 * than they can. It is up to date once all work is done.
 *
 * @param isAlike whether two states are rendered the same; compared with the one last offered
 */
export function useThrottledState(
  workspace: Workspace,
  isAlike: (a: WorkspaceState, b: WorkspaceState) => boolean = Object.is,
): WorkspaceState {
  const [start] = useState(workspace.state);
  const [state, setState] = useState(start);
  const throttle = useMemo(() => new AdaptiveThrottle(setState), []);
  useEffect(() => {
    let seen = start;
    const follow = (now: WorkspaceState, before: WorkspaceState) => {
      const ended = before.busy && !now.busy;
      if (!ended && isAlike(now, seen)) return;
      seen = now;
      if (ended) throttle.flush(now);
      else throttle.offer(now);
    };
    follow(workspace.state, start);
    const unsubscribe = workspace.store.subscribe(follow);
    return () => {
      unsubscribe();
      throttle.cancel();
    };
  }, [workspace, throttle, isAlike, start]);
  useLayoutEffect(() => {
    if (state) throttle.done();
  }, [state, throttle]);
  return state;
}
