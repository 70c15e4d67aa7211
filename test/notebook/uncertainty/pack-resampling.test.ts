import { expect, it } from 'vitest';
import { packResampling } from '@/components/export/pack-facts';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import type { Run } from '@/lib/notebook/uncertainty/state';
import { replicatesOf, rowsOf, testSet } from '../../inference/support';

it('a pack says how tasks were resampled, and what is out of date', async () => {
  const set = testSet(120, 2, 2);
  const { evaluation } = rowsOf(set);
  const replicates = await replicatesOf(set, { replicates: 100, seed: 42, threshold: 0.25 });
  const basis = { replicates: 100, seed: 42, cluster: null, threshold: 0.25 };
  const run: Run = { basis, status: { kind: 'stopped' }, replicates, clusters: null };
  const none: Run = {
    basis,
    status: { kind: 'failed', message: 'no' },
    replicates: null,
    clusters: null,
  };
  const runs = new Map([
    ['s1', run],
    ['s2', none],
    ['s3', run],
  ]);
  const settings = {
    ...DEFAULT_UNCERTAINTY,
    replicates: 100,
    seed: 42,
    level: 0.9,
    method: 'bca' as const,
  };
  const evaluations = [
    { ...evaluation, id: 's1' },
    { ...evaluation, id: 's2', task: 'Task 2' },
  ];
  const facts = packResampling(evaluations, runs, 0.25, settings);
  expect(facts).toHaveLength(1);
  const [[name, value]] = facts as [readonly [string, string]];
  expect(name).toBe('Resampling of Task 1');
  expect(value).toMatch(/^100 replicates of .* seed 42, FNR and F1 at threshold 0\.25;/);
  expect(value).toContain('90 % intervals, BCa method');
  expect(value).not.toContain('Out of date');
  const [[, later]] = packResampling(evaluations, runs, 0.5, settings) as [[string, string]];
  expect(later).toContain('Out of date: FNR and F1 were resampled at threshold 0.25, not 0.5.');
});
