import type { SourceFile } from '@/lib/ingest/types';
import type { Choices, Origin, SourceEntry } from './types';

/** The entry of a file that was just added. */
export function queuedEntry(
  id: string,
  file: SourceFile,
  origin: Origin,
  choices: Choices = { overrides: {} },
): SourceEntry {
  return {
    id,
    version: 1,
    file,
    origin,
    choices,
    inForce: choices,
    status: { kind: 'queued' },
    loaded: null,
    description: null,
    source: null,
    team: null,
    partOf: null,
    joined: null,
    seconds: null,
  };
}

/** The entry of the scores in a file of labels and scores side by side. */
export function scoresEntry(id: string, { id: partOf, file, origin, choices }: SourceEntry) {
  const overrides = { ...choices.overrides, role: 'predictions' } as const;
  return { ...queuedEntry(id, file, origin, { overrides }), partOf };
}

/** Whether a file waits to be read, or is being read, for the first time or again. */
export function isBeingRead({ status }: SourceEntry): boolean {
  if (status.kind === 'working') return status.step !== 'aligning' && status.step !== 'ranking';
  return status.kind === 'queued';
}

/**
 * A file's entry after reading and computing are cancelled; null if it was not read yet.
 * Reverts choices that were not applied yet.
 *
 * @param isComputed whether the results of predictions match the applied choices
 */
export function afterCancel(
  entry: SourceEntry,
  isComputed: (entry: SourceEntry) => boolean,
): SourceEntry | null {
  const { kind } = entry.status;
  const choices = entry.inForce;
  if (entry.source === null) {
    return kind === 'queued' || kind === 'working' ? null : { ...entry, choices };
  }
  const before = { ...entry, choices, description: entry.source.description };
  if (kind === 'waiting' || kind === 'failed') return before;
  if (entry.source.role !== 'predictions' || isComputed(entry)) {
    return { ...before, status: { kind: 'ready' } };
  }
  const status = { kind: 'waiting', why: 'Computing was cancelled.' } as const;
  return { ...before, joined: null, status };
}

/**
 * Entries of labels and scores side by side whose scores have no entry yet, and entries of scores
 * whose file is gone or read in another way.
 */
export function partsOf(entries: readonly SourceEntry[]): {
  readonly missing: readonly SourceEntry[];
  readonly stray: readonly SourceEntry[];
} {
  const parents = entries.filter(
    ({ partOf, description, choices }) =>
      partOf === null &&
      description?.layout === 'paired' &&
      description.role === 'labels' &&
      choices.overrides.role === undefined,
  );
  const ids = new Set(parents.map(({ id }) => id));
  const waiting = new Set(entries.filter((entry) => isBeingRead(entry)).map(({ id }) => id));
  return {
    missing: parents.filter(({ id }) => !entries.some(({ partOf }) => partOf === id)),
    stray: entries.filter(
      ({ partOf }) => partOf !== null && !ids.has(partOf) && !waiting.has(partOf),
    ),
  };
}
