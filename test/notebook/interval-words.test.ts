import { expect, it } from 'vitest';
import { compactLetters } from '@/components/cells/leaderboard/rows';
import { bootstrapBiasNote, undercoverageNote } from '@/components/cells/shared/interval-cautions';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import { unitPhrase } from '@/lib/notebook/uncertainty/words';
import type { BootstrapMetricRow } from '@/lib/scoring/result-tables';

it('gives each group of teams without significant differences its own letter', () => {
  const letters = compactLetters([
    ['A', 'B'],
    ['B', 'C', 'D'],
  ]);
  expect([...letters]).toEqual([
    ['A', 'a'],
    ['B', 'ab'],
    ['C', 'b'],
    ['D', 'b'],
  ]);
  const many = compactLetters(Array.from({ length: 28 }, (_, i) => [`team ${i}`]));
  expect(many.get('team 27')).toBe('ab');
});

it('names what is resampled', () => {
  const images = { column: null, file: null, clusters: 406, images: 406, alone: 0 };
  expect(unitPhrase(images)).toBe('406 single images');
  expect(unitPhrase({ ...images, column: 'subject_id', file: 'm.csv', clusters: 90 })).toBe(
    '90 patients (subject_id) with all their images',
  );
  expect(unitPhrase({ ...images, column: 'site', file: 'm.csv', clusters: 9, alone: 2 })).toBe(
    '7 groups by site with all their images and 2 images without one',
  );
});

it('warns of intervals with too low coverage in simulations, counting each class once', () => {
  const rows = [
    { class: 'Edema', positives: 800 },
    { class: 'Hernia', positives: 18 },
    { class: 'Hernia', positives: 18 },
    { class: 'Infarction', positives: 0 },
  ];
  const uncertainty = { replicates: null };
  expect(undercoverageNote(uncertainty, rows, 'ap', 'percentile')).toMatch(
    /^The intervals of 1 of 2 classes .* about 20 positives, \d\d\.\d % of such 95 % intervals held the true AP\.$/,
  );
  expect(undercoverageNote(uncertainty, rows, 'fnr', 'percentile')).toBe('');
  expect(undercoverageNote(uncertainty, rows.slice(0, 1), 'ap', 'percentile')).toBe('');
});

it('reports a noticeable bootstrap bias', () => {
  const row = { estimate: 0.3, lower: 0.29, upper: 0.33 } as BootstrapMetricRow;
  const shifted = (by: number, method: 'percentile' | 'bca' = 'percentile') => ({
    settings: { ...DEFAULT_UNCERTAINTY, method },
    interval: () => row,
    replicatesOf: () => Float64Array.of(0.3 + by - 0.01, 0.3 + by + 0.01),
  });
  expect(bootstrapBiasNote(shifted(0.012), ['A', 'B'])).toBe(
    'Averaged over teams, mAP is 0.012 higher in the replicates than on all images (bootstrap bias).',
  );
  expect(bootstrapBiasNote(shifted(-0.02), ['A'])).toContain('0.020 lower');
  expect(bootstrapBiasNote(shifted(0.003), ['A'])).toBe('');
  expect(bootstrapBiasNote(shifted(0.012, 'bca'), ['A'])).toBe('');
  expect(bootstrapBiasNote(shifted(0.012), [])).toBe('');
});
