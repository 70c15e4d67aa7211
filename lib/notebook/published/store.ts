import { createStore } from 'zustand/vanilla';
import type { FidelityRow } from '@/lib/challenge/fidelity';
import type { PublishedTables } from '@/lib/challenge/published';
import { shownOrigins } from '../session/evaluations';
import type { WorkspaceState } from '../session/types';

export interface PublishedState {
  /** Null until they are fetched, and where the notebook is served without them. */
  readonly tables: PublishedTables | null;
  /** How near the synthetic twin comes to them. */
  readonly fidelity: readonly FidelityRow[] | null;
  /** The reader's choice to show or fold them; null leaves it to what is loaded. */
  readonly chosen: boolean | null;
}

export const publishedStore = createStore<PublishedState>(() => ({
  tables: null,
  fidelity: null,
  chosen: null,
}));

export function changePublished(change: Partial<PublishedState>): void {
  publishedStore.setState(change);
}

/** Published results are shown until the reader's own files make a task, or as chosen. */
export function showsPublished(
  { tables, chosen }: Pick<PublishedState, 'tables' | 'chosen'>,
  workspace: Pick<WorkspaceState, 'sources' | 'tasks' | 'results'>,
): boolean {
  if (tables === null) return false;
  return chosen ?? !shownOrigins({ ...workspace, shown: null }).includes('own');
}
