import type { ReactNode } from 'react';
import { useSessionState, useTask } from '@/components/hooks/context';
import { EmptyState } from '@/components/ui/blocks';
import type { StoredPart } from '@/lib/notebook/session/stored';

/** The results file that the current task is from; null for one of raw files. */
export function useStoredTask(): StoredPart | null {
  const { id } = useTask();
  return useSessionState(({ sources }) => sources.find((entry) => entry.id === id)?.stored ?? null);
}

/**
 * What to show in place of something that a results file does not hold; null where the files
 * themselves are here.
 *
 * @param what a phrase that says what is not there
 */
export function useImagesNeeded(what: string): ReactNode {
  const stored = useStoredTask();
  if (!stored) return null;
  return (
    <EmptyState>
      {stored.container.name} does not hold {what}. Open the files with labels and scores to see it.
    </EmptyState>
  );
}
