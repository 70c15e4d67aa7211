import type { SourceEntry } from './types';

/**
 * What is left of a file when reading and computing are cancelled; null where it was not read yet.
 * A change of its choices that was not done is taken back.
 *
 * @param stands whether what was computed of predictions is of their choices in force
 */
export function afterCancel(
  entry: SourceEntry,
  stands: (entry: SourceEntry) => boolean,
): SourceEntry | null {
  const { kind } = entry.status;
  const choices = entry.inForce;
  if (entry.source === null) {
    return kind === 'queued' || kind === 'working' ? null : { ...entry, choices };
  }
  const before = { ...entry, choices, description: entry.source.description };
  if (kind === 'waiting' || kind === 'failed') return before;
  if (entry.source.role !== 'predictions' || stands(entry)) {
    return { ...before, status: { kind: 'ready' } };
  }
  const status = { kind: 'waiting', why: 'Computing was cancelled.' } as const;
  return { ...before, joined: null, status };
}
