import { numberedColumns } from '@/lib/ingest/layout/numbered';
import { withRole } from './task-maker';
import type { SourceEntry } from './types';

/** Whether a file numbers its classes, or was refused because it does. */
function isUnnamed({ loaded, description }: SourceEntry, count: number): boolean {
  if (!loaded) return false;
  if (description === null) return true;
  const families = numberedColumns(loaded.columns.map(({ name }) => name));
  return families.some(({ names }) => names.length === count);
}

/** Files of the reader that number their classes, with the names of the last list opened. */
export function unnamedFiles(
  entries: readonly SourceEntry[],
): { readonly entry: SourceEntry; readonly names: readonly string[] }[] {
  const names = withRole(entries, 'classes').at(-1)?.source.names;
  if (!names) return [];
  return entries
    .filter(({ choices, origin }) => origin === 'own' && choices.overrides.classNames === undefined)
    .filter((entry) => entry.status.kind !== 'queued' && entry.source?.role !== 'classes')
    .filter((entry) => isUnnamed(entry, names.length))
    .map((entry) => ({ entry, names }));
}
