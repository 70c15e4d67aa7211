'use client';

import { type RefObject, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { allWanted } from '../export/out-of-sight';

/** Whether an element is near the part of the page in sight, or wanted wherever it is. */
export function useInSight(ref: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false);
  const wanted = useStore(allWanted, (state) => state.wanted);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver(
      (entries) => setInSight(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: '300px' },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return inSight || wanted;
}
