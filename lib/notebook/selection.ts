import { createStore } from 'zustand/vanilla';
import type { Band } from '@/lib/challenge/bands';

/** What the reader has picked, over the whole notebook; an empty list picks everything. */
export interface Selection {
  readonly classes: readonly string[];
  readonly teams: readonly string[];
  readonly bands: readonly Band[];
}

export const NOTHING_SELECTED: Selection = { classes: [], teams: [], bands: [] };

export const selectionStore = createStore<Selection>(() => NOTHING_SELECTED);

export function changeSelection(change: Partial<Selection>): void {
  selectionStore.setState(change);
}
