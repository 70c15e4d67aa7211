'use client';

import { type ComponentType, type Ref, Suspense, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useView } from './context';
import { firstFigureStore } from './first-figure';

/** About as high as the figure that will stand here, so that what is below hardly moves. */
function Pending({ ref }: { ref?: Ref<HTMLDivElement> }) {
  return <div ref={ref} aria-hidden className="min-h-96" />;
}

/** Whether the place is, or has been, in the part of the page in sight. */
function useSeen(ref: React.RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return seen;
}

/**
 * A body that may have to be fetched: at once where it is in sight, else when the first figure has
 * been drawn or files are scored.
 */
export function CellBody({ Body, eager }: { Body: ComponentType; eager: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place);
  const drawn = useStore(firstFigureStore, (state) => state.drawn);
  const scored = useView().task !== null;
  if (!eager && !seen && !drawn && !scored) return <Pending ref={place} />;
  return (
    <Suspense fallback={<Pending />}>
      <Body />
    </Suspense>
  );
}
