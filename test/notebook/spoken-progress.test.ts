import { describe, expect, it } from 'vitest';
import { spokenProgress } from '@/components/sources/entry';
import type { SourceEntry, SourceStatus } from '@/lib/notebook/session/types';

const entry = (name: string, status: SourceStatus) => ({ file: { name }, status }) as SourceEntry;
const ready = (name: string) => entry(name, { kind: 'ready' });
const failed = (name: string, message: string) => entry(name, { kind: 'failed', message });

describe('what is read aloud of the files', () => {
  it('is the same at every step of reading', () => {
    const first = [entry('a.csv', { kind: 'working', step: 'reading', fraction: 0.2 })];
    const later = [ready('a.csv'), entry('b.csv', { kind: 'working', step: 'ranking' })];
    expect(spokenProgress(first, true)).toBe('Reading files.');
    expect(spokenProgress(later, true)).toBe('Reading files.');
  });

  it('says how many were read, and why a file cannot be used', () => {
    expect(spokenProgress([], false)).toBe('');
    expect(spokenProgress([ready('a.csv')], false)).toBe('1 of 1 file read.');
    expect(spokenProgress([ready('a.csv'), failed('b.csv', 'line 3 is short.')], false)).toBe(
      '1 of 2 files read. b.csv cannot be used: line 3 is short.',
    );
  });

  it('says that a file needs a choice', () => {
    const message = 'column "Edema" holds 99 in row 1';
    const percent = entry('c.csv', { kind: 'needs-choice', message, remedies: [] });
    expect(spokenProgress([percent], false)).toBe(
      `0 of 1 file read. c.csv needs a choice: ${message}`,
    );
  });

  it('counts errors beyond the third', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => failed(name, 'it is empty.'));
    const said = spokenProgress(all, false);
    expect(said).toContain('c cannot be used: it is empty. 2 more files cannot be used yet.');
    expect(said).not.toContain('d cannot');
  });
});
