'use client';
import { useEffect, useState } from 'react';
import { useSessionState } from '@/components/hooks/context';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { useViewMode } from '@/components/hooks/view-mode';
import { lazyModule } from '@/components/ui/lazy';

/** Says in this browser that the tour was offered. */
const KEY = 'longtail-notebook-tour';

/** Whether to offer the tour: once in a browser, and never where nothing can be stored. */
function takeTour(): boolean {
  try {
    if (localStorage.getItem(KEY) !== null) return false;
    localStorage.setItem(KEY, 'offered');
    return true;
  } catch {
    return false;
  }
}

const tour = lazyModule(() => import('./Tour'));

/** The tour at the first visit, once the page has what comes with it; not where a link leads to. */
export function TourOffer() {
  const [isOn, setOn] = useState(false);
  const isReady = useEphemeral((state) => state.figureDrawn && !state.opening);
  const isWaiting = useSessionState((state) => state.busy || state.expectsFiles !== false);
  const isEditing = useViewMode().kind === 'edit';
  const loaded = tour.useLoaded();
  const begins = isReady && !isWaiting && isEditing && !isOn;
  useEffect(() => {
    if (!begins || window.location.hash !== '' || !takeTour()) return;
    setOn(true);
    tour.preload();
  }, [begins]);
  return isOn && isEditing && loaded && <loaded.Tour onEnd={() => setOn(false)} />;
}
