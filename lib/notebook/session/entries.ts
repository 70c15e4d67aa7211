import type { SourceFile } from '@/lib/ingest/types';
import type { Choices, Origin, SourceEntry } from './types';

/** A file just added, of which nothing is known yet. */
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
    joined: null,
    seconds: null,
  };
}

/** Whether a file waits to be read, or is being read, for the first time or again. */
export function isBeingRead({ status }: SourceEntry): boolean {
  if (status.kind === 'working') return status.step !== 'aligning' && status.step !== 'ranking';
  return status.kind === 'queued';
}

/**
 * What is left of a file when reading and computing are cancelled; null where it was not read yet.
 * A change of its choices that was not made yet is taken back.
 *
 * @param isComputed whether the results of predictions are of the choices in force
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
