import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describedFiles, prevalencesOf, writeDescribed } from '@/data/described';
import { BUILT_IN } from '@/lib/challenge/built-in';
import type { Challenge } from '@/lib/challenge/challenge';
import { parseOptions } from '@/lib/cli/evaluate/options';
import { score } from '@/lib/cli/evaluate/score';
import { allSinks } from '@/lib/cli/evaluate/table-sink';
import { unusualCsv } from '@/lib/cli/evaluate/unusual-csv';
import { openNodeReader } from '@/lib/ingest/node-reader';
import { Folder } from '../cli/evaluate-command';

const birds: Challenge = {
  name: 'Birds',
  classes: [
    { name: 'Wren', prevalence: 0.02, parent: 'Songbird' },
    { name: 'Songbird', prevalence: 0.2 },
    { name: 'Owl', prevalence: 0.001 },
  ],
};
const options = { items: 3000, aurocs: [0.9, 0.7], seed: 7 };

describe('synthetic files of a description', () => {
  const files = describedFiles(birds, options);
  const labels = files['synthetic_test_set_labels.parquet']!;
  const column = (name: string) => Array.from(labels[name]! as Uint8Array);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  it('have its prevalences, and respect parents', () => {
    expect(['Wren', 'Songbird', 'Owl'].map((name) => sum(column(name)))).toEqual([60, 600, 3]);
    const [wrens, songbirds] = [column('Wren'), column('Songbird')];
    expect(wrens.every((label, i) => label === 0 || songbirds[i] === 1)).toBe(true);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(describedFiles(birds, options)).toEqual(files);
    expect(describedFiles(birds, { ...options, seed: 8 })).not.toEqual(files);
  });

  it('have a long tail where no prevalence is stated, a parent at least that of its children', () => {
    const found = prevalencesOf([{ name: 'a', parent: 'c' }, { name: 'b' }, { name: 'c' }]);
    expect(found.get('a')).toBe(0.3);
    expect(found.get('c')).toBe(0.3);
    expect(found.get('b')).toBeCloseTo(Math.sqrt(0.3 * 0.0005), 12);
  });
});

describe('the twin of CheXpert', () => {
  let folder: Folder;
  beforeAll(() => {
    folder = new Folder();
    writeDescribed(BUILT_IN.chexpert!, { items: 2000, aurocs: [0.9, 0.7], seed: 7 }, folder.path);
  });
  afterAll(() => folder.remove());

  it('is recognised, and scored as it was made', async () => {
    const files = ['A', 'B'].map((team) => ({
      path: folder.at(`synthetic_14_observations_predictions_${team}.parquet`),
      team,
    }));
    const parsed = parseOptions([
      '--labels',
      folder.at('synthetic_14_observations_labels.parquet'),
      '--counts',
      folder.at('synthetic_class_counts.parquet'),
      '--predictions',
      ...files.map(({ path }) => path),
    ]);
    if (parsed === 'help') throw new Error('asked for help');
    const reader = openNodeReader({ unusualCsv });
    const watch = { note: () => undefined, progress: () => undefined };
    const scored = await score(reader, { ...parsed, files }, allSinks([]), watch);
    await reader.close();
    expect(scored.challenge.challenge.name).toBe('CheXpert');
    expect(scored.synthetic).toBe(true);
    expect(scored.teams.map(({ rank }) => rank)).toEqual([1, 2]);
    // Of 14 classes, some with a few positives only: the standard error of the mean is about 0.02.
    expect(scored.teams[0]!.mauroc).toBeGreaterThan(0.82);
    expect(scored.teams[1]!.mauroc).toBeGreaterThan(0.6);
    expect(scored.teams[1]!.mauroc).toBeLessThan(0.8);
  });
});
