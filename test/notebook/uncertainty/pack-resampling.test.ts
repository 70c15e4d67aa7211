import { expect, it } from 'vitest';
import { packResampling } from '@/components/export/pack-facts';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import type { Run } from '@/lib/notebook/uncertainty/state';
import { replicatesOf, testSet } from '../../inference/support';

it('a pack says how replicates were drawn, of tasks that are shown and were resampled', async () => {
  const replicates = await replicatesOf(testSet(120, 2, 2), { replicates: 100, seed: 42 });
  const basis = { replicates: 100, seed: 42, cluster: null, threshold: 0.25 };
  const run: Run = { basis, status: { kind: 'stopped' }, replicates };
  const none: Run = { basis, status: { kind: 'failed', message: 'no' }, replicates: null };
  const said = packResampling(
    ['Task 1', 'Task 2'],
    new Map([
      ['Task 1', run],
      ['Task 2', none],
      ['Task 3', run],
    ]),
    { ...DEFAULT_UNCERTAINTY, level: 0.9, method: 'bca' },
  );
  expect(said).toHaveLength(1);
  const [[name, value]] = said as [readonly [string, string]];
  expect(name).toBe('Resampling of Task 1');
  expect(value).toMatch(/^100 replicates of .* seed 42, FNR and F1 at threshold 0\.25;/);
  expect(value).toContain('90 % intervals, BCa method');
});
