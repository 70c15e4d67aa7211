'use client';

import { type RefObject, useEffect, useState } from 'react';
import { type NotebookView, useView, useWorkspaceState } from './context';

function useNear(place: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(true);
  useEffect(() => {
    if (!place.current) return;
    const sight = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? true),
      { rootMargin: '600px' },
    );
    sight.observe(place.current);
    return () => sight.disconnect();
  }, [place]);
  return near;
}

/**
 * The view, which stands still far from the part of the page in sight while files are read: all
 * cells anew with each of many files would leave no time for reading them.
 */
export function useViewInSight(place: RefObject<Element | null>): NotebookView {
  const view = useView();
  const near = useNear(place);
  const busy = useWorkspaceState((state) => state.busy);
  const [held, setHeld] = useState(view);
  const still = busy && !near && held.task !== null && held.task.task === view.task?.task;
  if (still || held === view) return held;
  setHeld(view);
  return view;
}
