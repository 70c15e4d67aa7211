'use client';

import { type RefObject, useEffect, useState } from 'react';

/** Whether an element has ever come near the part of the page in sight. */
export function useInSight(ref: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const sight = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting) setSeen(true);
      },
      { rootMargin: '600px' },
    );
    sight.observe(element);
    return () => sight.disconnect();
  }, [ref]);
  return seen;
}
