'use client';

import { useSyncExternalStore } from 'react';
import { changeEphemeral, type ViewMode } from '@/lib/notebook/ephemeral';
import { readFragment, writeFragment } from '@/lib/notebook/persistence/fragment';
import { useEphemeral } from './ephemeral';

/** The view that `?view=read` or `?embed=CELL` in the address selects. */
function viewModeOf(search: URLSearchParams): ViewMode {
  const cell = search.get('embed');
  if (cell) return { kind: 'embed', cell };
  return search.get('view') === 'read' ? { kind: 'read' } : { kind: 'edit' };
}

export function followAddress(): void {
  changeEphemeral({ view: viewModeOf(new URLSearchParams(window.location.search)) });
}

/** Switches the reading view on or off, and updates the address. */
export function changeView(kind: 'edit' | 'read'): void {
  const url = new URL(window.location.href);
  url.searchParams.delete('embed');
  if (kind === 'read') url.searchParams.set('view', 'read');
  else url.searchParams.delete('view');
  window.history.pushState(window.history.state, '', url);
  followAddress();
}

export function useViewMode(): ViewMode {
  return useEphemeral((state) => state.view);
}

const subscribeToAddress = (notify: () => void) => {
  window.addEventListener('hashchange', notify);
  return () => window.removeEventListener('hashchange', notify);
};

/** Address of the notebook that a cell shown alone is part of, at that cell. */
export function useWholeAddress(cell: string): string {
  return useSyncExternalStore(
    subscribeToAddress,
    () => {
      const url = new URL(window.location.href);
      url.searchParams.delete('embed');
      url.searchParams.delete('view');
      url.hash = writeFragment({ ...readFragment(url.hash), cell });
      return url.href;
    },
    () => `#${cell}`,
  );
}
