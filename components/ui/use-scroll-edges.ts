'use client';

import { type RefObject, useEffect } from 'react';

/** Marks an element with `data-more-right` and `data-more-below` while it can be scrolled there. */
export function useScrollEdges(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const mark = () => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
      const right = element.scrollWidth - scrollLeft - clientWidth > 1;
      const below = element.scrollHeight - scrollTop - clientHeight > 1;
      const frame = element.parentElement;
      frame?.toggleAttribute('data-more-right', right);
      frame?.toggleAttribute('data-more-below', below);
    };
    mark();
    const size = new ResizeObserver(mark);
    size.observe(element);
    if (element.firstElementChild) size.observe(element.firstElementChild);
    element.addEventListener('scroll', mark, { passive: true });
    return () => {
      size.disconnect();
      element.removeEventListener('scroll', mark);
    };
  }, [ref]);
}
