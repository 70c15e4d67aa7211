'use client';

import { useSyncExternalStore } from 'react';

function subscribe(notify: () => void): () => void {
  const query = window.matchMedia('print');
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}

/** Whether the page is being laid out for paper. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia('print').matches,
    () => false,
  );
}

/** Px of a page's text block: A4 with margins of 15 mm; Letter is a little wider. */
export const PRINTED_WIDTH = 680;
