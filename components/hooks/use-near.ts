'use client';

import { type RefObject, useEffect, useState } from 'react';
import { useEphemeral } from './ephemeral';

/**
 * Whether an element is in the part of the page in sight, or within `margin` of it (CSS length).
 *
 * @param initially the value until the browser has checked
 */
export function useNear(
  place: RefObject<Element | null>,
  margin: string,
  initially: boolean,
): boolean {
  const [near, setNear] = useState(initially);
  useEffect(() => {
    if (!place.current) return;
    const sight = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? initially),
      { rootMargin: margin },
    );
    sight.observe(place.current);
    return () => sight.disconnect();
  }, [place, margin, initially]);
  return near;
}

/** Whether an element is, or ever has been, near the part of the page in sight, or in an export. */
export function useSeen(place: RefObject<Element | null>, margin: string): boolean {
  const updatesAll = useEphemeral((state) => state.updatesAllCells);
  const near = useNear(place, margin, false) || updatesAll;
  const [seen, setSeen] = useState(false);
  if (near && !seen) setSeen(true);
  return near || seen;
}
