'use client';

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How the notebook is looked at: to work in it, to read it, or one cell of it in another page. */
export type ViewMode =
  | { readonly kind: 'edit' }
  | { readonly kind: 'read' }
  | { readonly kind: 'embed'; readonly cell: string };

export const viewModeStore = createStore<ViewMode>(() => ({ kind: 'edit' }));

/** What `?view=read` and `?embed=CELL` ask for. */
export function viewModeOf(search: URLSearchParams): ViewMode {
  const cell = search.get('embed');
  if (cell) return { kind: 'embed', cell };
  return search.get('view') === 'read' ? { kind: 'read' } : { kind: 'edit' };
}

export function followAddress(): void {
  viewModeStore.setState(viewModeOf(new URLSearchParams(window.location.search)), true);
}

export function useViewMode(): ViewMode {
  return useStore(viewModeStore, (mode) => mode);
}
