'use client';

import { useDeferredValue } from 'react';
import { useStore } from 'zustand';
import { canonicalClassKey } from '@/lib/challenge/class-names';
import { selectionStore } from '@/lib/notebook/selection';

/** Value of a choice of class that leaves it to the selection. */
export const AS_SELECTED = '';

/** The one class that is selected, as this task calls it; null where none or several are. */
export function useSelectedClass(classes: readonly string[]): string | null {
  const only = useStore(selectionStore, (selection) =>
    selection.classes.length === 1 ? (selection.classes[0] ?? null) : null,
  );
  // Marks are greyed first; figures that are drawn anew follow.
  const name = useDeferredValue(only);
  if (name === null) return null;
  const key = canonicalClassKey(name);
  return classes.find((other) => canonicalClassKey(other) === key) ?? null;
}
