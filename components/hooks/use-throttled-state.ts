'use client';

import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Session } from '@/lib/notebook/session/session';
import type { SessionState } from '@/lib/notebook/session/types';
import { AdaptiveThrottle } from '@/lib/notebook/throttle';

/**
 * The session's state for views that take long to render: with many files it changes more often
 * than they can. It is up to date once all work is done.
 *
 * @param isAlike whether two states are rendered the same; compared with the one last offered
 */
export function useThrottledState(
  session: Session,
  isAlike: (a: SessionState, b: SessionState) => boolean = Object.is,
): SessionState {
  const [start] = useState(session.state);
  const [state, setState] = useState(start);
  const throttle = useMemo(() => new AdaptiveThrottle(setState), []);
  useEffect(() => {
    let seen = start;
    const follow = (now: SessionState, before: SessionState) => {
      const ended = before.busy && !now.busy;
      if (!ended && isAlike(now, seen)) return;
      seen = now;
      if (ended) throttle.flush(now);
      else throttle.offer(now);
    };
    follow(session.state, start);
    const unsubscribe = session.store.subscribe(follow);
    return () => {
      unsubscribe();
      throttle.cancel();
    };
  }, [session, throttle, isAlike, start]);
  useLayoutEffect(() => {
    if (state) throttle.done();
  }, [state, throttle]);
  return state;
}
