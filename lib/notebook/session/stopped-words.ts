import type { SourceEntry } from './types';

const DOING = {
  reading: 'reading',
  decoding: 'reading',
  inserting: 'reading',
  checking: 'checking',
  aligning: 'aligning',
  gathering: 'gathering the scores of',
  ranking: 'ranking',
} as const;

/** What the database, or else the workers that compute, had in hand of a file when they stopped. */
function doing(what: 'database' | 'computing', sources: readonly SourceEntry[]): string {
  for (const { status, file } of sources) {
    if (status.kind !== 'working') continue;
    if ((status.step === 'ranking') !== (what === 'computing')) continue;
    return ` while ${DOING[status.step]} ${file.name}`;
  }
  return '';
}

/** Tells that a worker died, at what, and that another takes its place. */
export function stoppedWords(
  what: 'database' | 'computing',
  sources: readonly SourceEntry[],
): string {
  const subject = what === 'database' ? 'The database' : 'Computing';
  return `${subject} stopped${doing(what, sources)}; it was started anew.`;
}
