'use client';

import { type RefObject, startTransition, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { allWanted } from '@/components/export/out-of-sight';
import { type NotebookView, useView, useWorkspaceState } from './context';
import { useNear } from './use-near';

/**
 * The view as a cell shows it: at once near the part of the page in sight, or where all is wanted;
 * elsewhere when that is drawn. There it stands still while files are read: all cells anew with
 * each of many files would leave no time for reading them.
 */
export function useViewInSight(place: RefObject<Element | null>): NotebookView {
  const view = useView();
  const wanted = useStore(allWanted, (state) => state.wanted);
  const near = useNear(place, '600px', true) || wanted;
  const busy = useWorkspaceState((state) => state.busy);
  const [held, setHeld] = useState(view);
  const isSame = held.task !== null && held.task.task === view.task?.task;
  const waits = isSame && !near && held !== view;
  useEffect(() => {
    if (waits && !busy) startTransition(() => setHeld(view));
  }, [waits, busy, view]);
  if (waits || held === view) return held;
  setHeld(view);
  return view;
}
