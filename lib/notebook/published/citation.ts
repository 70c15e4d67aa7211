import { BUILT_IN } from '@/lib/challenge/built-in';
import type { Challenge } from '@/lib/challenge/challenge';
import type { PublishedState } from '../session/types';

/** The challenge whose tables the notebook brings. */
const BROUGHT = BUILT_IN['cxr-lt-2024']!;

/** The overview paper whose tables the notebook brings. */
export const CITATION = BROUGHT.citation ?? '';

/** The same with journal, date and DOI. */
export const FULL_CITATION = `${CITATION}, Medical Image Analysis 106:103739, December 2025, doi:10.1016/j.media.2025.103739`;

/** The challenge whose published tables are there. */
export function publishedChallenge({ challenge }: Pick<PublishedState, 'challenge'>): Challenge {
  return challenge ?? BROUGHT;
}

/** Where the published tables are from. */
export function citationOf(state: Pick<PublishedState, 'challenge'>): string {
  const { citation, name } = publishedChallenge(state);
  return citation ?? name;
}
