'use client';

import { type ReactNode, useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether this is the whole notebook inside of another page; the view of one figure may be. */
function isTrapped(): boolean {
  return window.top !== window.self && !new URLSearchParams(window.location.search).has('embed');
}

/** Keeps the notebook out of other sites' frames, where a click may not be what it seems. */
export function FrameGuard({ children }: { children: ReactNode }) {
  const trapped = useSyncExternalStore(never, isTrapped, () => false);
  if (!trapped) return children;
  return (
    <p className="p-6">
      This page may not be shown inside of another.{' '}
      <a href={window.location.href} target="_blank" rel="noreferrer" className="underline">
        Open it in a window of its own
      </a>
    </p>
  );
}
