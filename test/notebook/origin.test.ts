import { describe, expect, it } from 'vitest';
import { isSynthetic, originsOfTasks } from '@/lib/notebook/origin';
import type { SourceEntry } from '@/lib/notebook/session/types';

const READY = { status: { kind: 'ready' } } as const;

const stored = (synthetic: boolean) =>
  ({ container: { name: 'board.longtail.zip' }, results: { synthetic } }) as SourceEntry['stored'];

const entry = (own: object) => ({ ...READY, joined: null, ...own }) as unknown as SourceEntry;

const labels = (own: object) => entry({ id: 't', ...own });
const predictions = (own: object) => entry({ id: 'p', joined: { task: 't' }, ...own });

const badges = (...sources: SourceEntry[]) =>
  originsOfTasks(['t'], sources).map(({ label }) => label);

describe('where data come from', () => {
  it('is the twin for files and results that come with the page and are synthetic', () => {
    expect(badges(labels({ origin: 'built-in' }))).toEqual(['Synthetic (twin)']);
    expect(badges(labels({ origin: 'built-in', stored: stored(true) }))).toEqual([
      'Synthetic (twin)',
    ]);
  });

  it('is a results file where a site publishes real results', () => {
    const site = labels({ origin: 'built-in', stored: stored(false) });
    expect(badges(site)).toEqual(['Results file: board.longtail.zip']);
    expect(isSynthetic(site)).toBe(false);
  });

  it('is synthetic where a results file of the reader says so', () => {
    expect(badges(labels({ origin: 'own', stored: stored(true) }))).toEqual(['Synthetic']);
  });

  it('names each origin once, and only those of the task', () => {
    const own = { origin: 'own' };
    const board = predictions({ origin: 'own', stored: stored(false) });
    expect(badges(labels(own), predictions(own), board)).toEqual([
      'Your files',
      'Results file: board.longtail.zip',
    ]);
    const failed = predictions({ ...own, status: { kind: 'failed' }, stored: stored(false) });
    const elsewhere = entry({ id: 'x', origin: 'built-in' });
    expect(badges(labels(own), failed, elsewhere)).toEqual(['Your files']);
  });
});
