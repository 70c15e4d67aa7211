import { sameFileTwice } from '@/lib/scoring/sources';
import type { OpenedResults } from './open-results';
import { failedStatus, type SessionStore } from './store';
import { storedEntries, storedRuns } from './stored';
import type { SourceEntry } from './types';

/**
 * Puts the tasks and submissions of a results file, and their replicates, in the place of its entry.
 * A file that is there already is refused.
 *
 * @returns the new entries
 */
export function putResults(
  store: SessionStore,
  id: string,
  opened: OpenedResults,
  nextId: () => string,
): readonly SourceEntry[] {
  const { container } = opened;
  const { sources, runs } = store.state;
  const entry = store.entry(id);
  if (!entry) return [];
  if (sources.some(({ stored }) => stored?.container.sha256 === container.sha256)) {
    store.patch(id, { status: failedStatus(sameFileTwice(container.name, container.name)) });
    return [];
  }
  const parts = storedEntries(opened, entry.origin, nextId, sources);
  store.set({
    sources: sources.flatMap((other) => (other.id === id ? parts : [other])),
    runs: new Map([...runs, ...storedRuns(parts)]),
  });
  return parts;
}
