import { describe, expect, it } from 'vitest';
import { type Entry, found } from '@/components/shell/search/match';
import { typedThreshold } from '@/components/shell/search/use-entries';

const entry = (label: string, words?: string): Entry => ({
  id: label,
  kind: 'class',
  label,
  ...(words !== undefined && { words }),
  run() {},
});

const labels = (entries: readonly Entry[], typed: string) =>
  found(entries, typed).map(({ label }) => label);

describe('searching', () => {
  const all = ['Support Devices', 'Edema', 'Lung Opacity', 'Lung Lesion', 'Café'].map((name) =>
    entry(name),
  );

  it('finds what has every word, whatever the case and accents', () => {
    expect(labels(all, 'LUNG')).toEqual(['Lung Opacity', 'Lung Lesion']);
    expect(labels(all, 'lesion lung')).toEqual(['Lung Lesion']);
    expect(labels(all, 'cafe')).toEqual(['Café']);
    expect(labels(all, 'edema x')).toEqual([]);
  });

  it('has everything in its order where nothing is typed', () => {
    expect(labels(all, ' ')).toEqual(all.map(({ label }) => label));
  });

  it('puts the beginning of a name before the beginning of a word before the rest', () => {
    const names = ['xlung', 'Big lung', 'Lung'].map((name) => entry(name));
    expect(labels(names, 'lung')).toEqual(['Lung', 'Big lung', 'xlung']);
  });

  it('finds by further words, after all labels', () => {
    const teams = [entry('A', 'team A'), entry('Team work')];
    expect(labels(teams, 'team')).toEqual(['Team work', 'A']);
  });

  it.each([
    ['0.3', 0.3],
    ['threshold 0,25', 0.25],
    ['.5', 0.5],
    ['1.5', null],
    ['3', null],
    ['edema', null],
  ])('reads the threshold in %j', (typed, value) => {
    expect(typedThreshold(typed)).toBe(value);
  });
});
