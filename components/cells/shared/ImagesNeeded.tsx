import type { ReactNode } from 'react';
import { useItem, useSessionState, useTask } from '@/components/hooks/context';
import { EmptyState } from '@/components/ui/blocks';
import type { SourceEntry } from '@/lib/notebook/session/types';
import { OpenBuiltInFiles } from './OpenBuiltInFiles';

type StoredEntry = SourceEntry & { readonly stored: NonNullable<SourceEntry['stored']> };

const isStored = (entry: SourceEntry | undefined): entry is StoredEntry =>
  entry?.stored !== undefined;

/** The entry of the current task where it is from a results file; null for one of raw files. */
export function useStoredTask(): StoredEntry | null {
  const { id } = useTask();
  return useSessionState(({ sources }) => {
    const entry = sources.find((own) => own.id === id);
    return isStored(entry) ? entry : null;
  });
}

/** How to come by the files that results were computed from. */
export function OpenRawFiles({ entry }: { entry: StoredEntry }) {
  if (entry.origin === 'built-in') return <OpenBuiltInFiles />;
  return <span>Open the files with labels and scores.</span>;
}

/**
 * What to show in place of something that a results file does not hold; null where the files
 * themselves are here.
 *
 * @param what a phrase that says what is not there
 */
export function useImagesNeeded(what: string): ReactNode {
  const entry = useStoredTask();
  const item = useItem();
  if (!entry) return null;
  return (
    <EmptyState>
      <p>
        To see {what}, the {item.many} themselves are needed. {entry.stored.container.name} holds
        results only.
      </p>
      <OpenRawFiles entry={entry} />
    </EmptyState>
  );
}
