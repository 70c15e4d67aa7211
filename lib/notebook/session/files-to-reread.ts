import { canonicalClassKey } from '@/lib/challenge/class-names';
import { columnEvidence } from '@/lib/ingest/describe/column-evidence';
import { numberedColumns } from '@/lib/ingest/layout/numbered';
import { mayNumberClasses } from '@/lib/ingest/layout/set-columns';
import { withRole } from './task-maker';
import type { Choices, SourceEntry } from './types';

/** Whether a file numbers its classes, or was refused because it does. */
function isUnnamed({ loaded, description, status }: SourceEntry, count: number): boolean {
  if (!loaded) return false;
  if (description === null) return true;
  const isOpen = status.kind === 'needs-choice' || description.role === 'metadata';
  if (isOpen && loaded.columns.some(mayNumberClasses)) return true;
  const families = numberedColumns(loaded.columns.map(({ name }) => name));
  return families.some(({ names }) => names.length === count);
}

/** Files of the reader that number their classes, with the names of the last list opened. */
function unnamedFiles(
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

/**
 * Files read as metadata whose columns of numbers are most classes of a label file: predictions on
 * another scale than probabilities look like metadata by themselves.
 */
function misreadPredictions(entries: readonly SourceEntry[]): readonly SourceEntry[] {
  const labels = withRole(entries, 'labels');
  return withRole(entries, 'metadata').filter(({ origin, choices, source, status }) => {
    if (choices.overrides.role !== undefined || status.kind === 'queued') return false;
    const { columns } = source.content;
    const numbers = columns.filter((column) => columnEvidence(column).numberShare > 0.5);
    const keys = new Set(numbers.map(({ name }) => canonicalClassKey(name)));
    return labels.some(
      (other) =>
        other.origin === origin &&
        other.source.check.classes.filter(({ key }) => keys.has(key)).length * 2 >
          other.source.check.classes.length,
    );
  });
}

/** Files that another file shows how to read, with the choices that follow from it. */
export function filesToReread(
  entries: readonly SourceEntry[],
): { readonly id: string; readonly choices: Choices }[] {
  const choicesOf = ({ choices }: SourceEntry, more: Choices['overrides']) => ({
    ...choices,
    overrides: { ...choices.overrides, ...more },
  });
  return [
    ...unnamedFiles(entries).map(({ entry, names }) => ({
      id: entry.id,
      choices: choicesOf(entry, { classNames: names }),
    })),
    ...misreadPredictions(entries).map((entry) => ({
      id: entry.id,
      choices: choicesOf(entry, { role: 'predictions' }),
    })),
  ];
}
