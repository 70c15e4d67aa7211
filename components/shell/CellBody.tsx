'use client';

import { type ComponentType, type Ref, Suspense, useRef } from 'react';
import { useStore } from 'zustand';
import { useView } from '@/components/hooks/context';
import { firstFigureStore } from '@/components/hooks/first-figure';
import { useSeen } from '@/components/hooks/use-near';

/** About as high as the figure that will stand here, so that what is below hardly moves. */
function Pending({ ref }: { ref?: Ref<HTMLDivElement> }) {
  return <div ref={ref} aria-hidden className="min-h-96" />;
}

/**
 * A body that may have to be fetched: at once where it is in sight, else when the first figure has
 * been drawn or files are scored.
 */
export function CellBody({ Body, eager }: { Body: ComponentType; eager: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '0px');
  const drawn = useStore(firstFigureStore, (state) => state.drawn);
  const scored = useView().task !== null;
  if (!eager && !seen && !drawn && !scored) return <Pending ref={place} />;
  return (
    <Suspense fallback={<Pending />}>
      <Body />
    </Suspense>
  );
}
