import type { SourceFile } from '@/lib/engine';
import type { Choices, Origin, SourceEntry } from './types';

/** A file just given, of which nothing is known yet. */
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
