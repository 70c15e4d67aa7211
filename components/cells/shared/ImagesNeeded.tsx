import type { ReactNode } from 'react';
import { useItem, useSessionState, useTask } from '@/components/hooks/context';
import { EmptyState } from '@/components/ui/blocks';
import { otherSettings } from '@/lib/notebook/session/outcomes';
import type { SourceEntry } from '@/lib/notebook/session/types';
import type { OutcomeKind } from '@/lib/results/outcomes';
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

const holdsOutcome = ({ stored }: StoredEntry, kind: OutcomeKind | undefined) =>
  stored.task.outcomes?.some((own) => own.kind === kind) ?? false;

/** How to come by the files that results were computed from. */
export function OpenRawFiles({ entry }: { entry: StoredEntry }) {
  if (entry.origin === 'built-in') return <OpenBuiltInFiles />;
  return <span>Open the files with labels and scores.</span>;
}

/** What to show where a results file holds an outcome, but not for the settings in force. */
export function OtherSettings({ entry }: { entry: StoredEntry }) {
  return <EmptyState>{otherSettings(entry.stored.container.name)}</EmptyState>;
}

/**
 * What to show in place of something that a results file does not hold; null where the files
 * themselves are here.
 *
 * @param what a phrase that says what is not there
 * @param kind of outcome that a results file may hold in place of the images
 */
export function useImagesNeeded(what: string, kind?: OutcomeKind): ReactNode {
  const entry = useStoredTask();
  const item = useItem();
  if (!entry || holdsOutcome(entry, kind)) return null;
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
