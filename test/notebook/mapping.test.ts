import { describe, expect, it } from 'vitest';
import { chooseRole, countIn } from '@/components/sources/entry';
import type { SourceEntry } from '@/lib/notebook/session/types';

describe('what a reader chooses for a file', () => {
  it('accepts only whole numbers above 0 as a count', () => {
    expect(['212', '1e3'].map(countIn)).toEqual([212, 1000]);
    for (const text of ['', ' ', '0', '-1', '1.5', '1e400', 'many']) {
      expect(countIn(text)).toBeUndefined();
    }
  });

  it('loses the task with the role it was chosen in, and finds it again with that', () => {
    const overrides = { role: 'predictions' as const, idColumn: 'id' };
    const choices = { overrides, team: 'A', task: 's2' };
    const entry = { description: null, choices } as SourceEntry;
    const labels = chooseRole(choices, 'labels', entry);
    expect(labels).toEqual({ overrides: { role: 'labels', idColumn: 'id' }, team: 'A' });
    const named = { ...labels, task: 'Gold' };
    expect(chooseRole(named, 'predictions', entry)).toEqual(choices);
    expect(chooseRole(choices, 'metadata', entry).task).toBeUndefined();
  });
});
