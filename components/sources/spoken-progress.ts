import type { SourceEntry } from '@/lib/notebook/session/types';
import { countOf } from '@/lib/plots/format';
import { statusText } from './words';

/** Errors that are read out; the others are counted. */
const MOST_ERRORS = 3;

/**
 * How reading goes, for those who do not see it: that it goes on, then what came of it. Steps and
 * shares are left out, so that nobody is talked over.
 */
export function spokenProgress(sources: readonly SourceEntry[], busy: boolean): string {
  if (sources.length === 0) return '';
  if (busy) return 'Reading files.';
  const read = sources.filter(({ status }) => status.kind === 'ready').length;
  const failed = sources.filter(({ status }) => status.kind === 'failed');
  const errors = failed
    .slice(0, MOST_ERRORS)
    .map(({ file, status }) => ` ${file.name} cannot be used: ${statusText(status)}`);
  const more =
    failed.length > MOST_ERRORS
      ? ` ${countOf(failed.length - MOST_ERRORS, 'more file')} cannot be used.`
      : '';
  return `${read} of ${countOf(sources.length, 'file')} read.${errors.join('')}${more}`;
}
