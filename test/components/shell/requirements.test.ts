import { describe, expect, it } from 'vitest';
import { CELLS } from '@/components/cells/registry';
import { firstUnmet, REQUIREMENTS } from '@/components/cells/shared/requirements';
import { readingProgress } from '@/lib/notebook/session/evaluations';
import type { SessionState, SourceEntry } from '@/lib/notebook/session/types';

const NOTHING = {
  view: { tasks: [], task: null, waiting: null, files: { sources: [], tasks: [] } },
  sources: [],
};

describe('requirements of cells', () => {
  it('say what is missing where nothing is open', () => {
    expect(firstUnmet(['task', 'readers'], NOTHING)).toBe('task');
    expect(firstUnmet(['groups'], NOTHING)).toBe('groups');
    expect(firstUnmet([], NOTHING)).toBeNull();
  });

  it('are a sentence without its end, which the page completes', () => {
    for (const { missing } of Object.values(REQUIREMENTS)) {
      expect(missing).toMatch(/^[A-Z].*[^.]$/);
    }
  });

  it('are declared only by cells that show files', () => {
    for (const cell of CELLS) {
      if (cell.requires) expect(cell.needs ?? 'task', cell.id).toBe('task');
    }
  });
});

describe('the progress of reading', () => {
  const entry = (id: string, origin: SourceEntry['origin'], kind: SourceEntry['status']['kind']) =>
    ({ id, origin, status: { kind } }) as SourceEntry;
  const state = (sources: SourceEntry[], shown: SessionState['shown'] = null) =>
    ({ sources, shown, tasks: [], results: new Map(), expectsFiles: false }) as const;

  it('counts the files that are shown, and ends with the last', () => {
    const files = [entry('a', 'own', 'ready'), entry('b', 'own', 'working')];
    const queued = entry('c', 'own', 'queued');
    const other = entry('t', 'built-in', 'working');
    expect(readingProgress(state([...files, queued, other], ['own']))).toEqual({ read: 1, of: 3 });
    expect(readingProgress(state([entry('a', 'own', 'ready'), other], ['own']))).toBeNull();
    expect(readingProgress(state([]))).toBeNull();
  });

  it('does not wait for a file that waits for the reader', () => {
    const files = [entry('a', 'own', 'needs-choice'), entry('b', 'own', 'failed')];
    expect(readingProgress(state(files, ['own']))).toBeNull();
  });
});
