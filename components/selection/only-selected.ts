'use client';

import { useDeferredValue } from 'react';
import { useStore } from 'zustand';
import { type NameKind, sameName, selectionStore } from '@/lib/notebook/selection';

/** Value of a choice that leaves it to the selection. */
export const AS_SELECTED = '';

/** The one class or team that is selected, as it is called here; null where none or several are. */
export function useOnlySelected(kind: NameKind, names: readonly string[]): string | null {
  const only = useStore(selectionStore, (selection) =>
    selection[kind].length === 1 ? (selection[kind][0] ?? null) : null,
  );
  // Marks are greyed first; figures that are drawn anew follow.
  const name = useDeferredValue(only);
  if (name === null) return null;
  return names.find((other) => sameName(kind, other, name)) ?? null;
}
