import { expect, it } from 'vitest';
import { alikeLetters } from '@/components/cells/leaderboard/alike-letters';
import { liftedMeans, shortfallOf } from '@/components/cells/shared/few-positives';
import { unitPhrase } from '@/components/cells/shared/interval-words';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import type { BootstrapMetricRow } from '@/lib/scoring/result-tables';

it('gives each group of teams that are alike a letter of its own', () => {
  const letters = alikeLetters([
    ['A', 'B'],
    ['B', 'C', 'D'],
  ]);
  expect([...letters]).toEqual([
    ['A', 'a'],
    ['B', 'ab'],
    ['C', 'b'],
    ['D', 'b'],
  ]);
  const many = alikeLetters(Array.from({ length: 28 }, (_, i) => [`team ${i}`]));
  expect(many.get('team 27')).toBe('ab');
});

it('says what is drawn', () => {
  const images = { column: null, file: null, clusters: 406, images: 406, alone: 0 };
  expect(unitPhrase(images)).toBe('406 images, each for itself');
  expect(unitPhrase({ ...images, column: 'subject_id', file: 'm.csv', clusters: 90 })).toBe(
    '90 patients (subject_id) with all their images',
  );
  expect(unitPhrase({ ...images, column: 'site', file: 'm.csv', clusters: 9, alone: 2 })).toBe(
    '7 groups by site with all their images and 2 images without one',
  );
});

it('warns where such intervals fell short in simulation, each class once', () => {
  const rows = [
    { class: 'Edema', positives: 800 },
    { class: 'Hernia', positives: 18 },
    { class: 'Hernia', positives: 18 },
    { class: 'Infarction', positives: 0 },
  ];
  const drawn = { replicates: null };
  expect(shortfallOf(drawn, rows, 'ap', 'percentile')).toMatch(
    /^For 1 of 2 classes .* about 20 positives, \d\d\.\d % of such 95 % intervals held the true AP\.$/,
  );
  expect(shortfallOf(drawn, rows, 'fnr', 'percentile')).toBe('');
  expect(shortfallOf(drawn, rows.slice(0, 1), 'ap', 'percentile')).toBe('');
});

it('says by how much the replicates lie beside all images, where that is noticeable', () => {
  const row = { estimate: 0.3, lower: 0.29, upper: 0.33 } as BootstrapMetricRow;
  const shifted = (by: number, method: 'percentile' | 'bca' = 'percentile') => ({
    settings: { ...DEFAULT_UNCERTAINTY, method },
    interval: () => row,
    draws: () => Float64Array.of(0.3 + by - 0.01, 0.3 + by + 0.01),
  });
  expect(liftedMeans(shifted(0.012), ['A', 'B'])).toBe(
    'On average over the teams, mAP is 0.012 higher in the replicates than on all images.',
  );
  expect(liftedMeans(shifted(-0.02), ['A'])).toContain('0.020 lower');
  expect(liftedMeans(shifted(0.003), ['A'])).toBe('');
  expect(liftedMeans(shifted(0.012, 'bca'), ['A'])).toBe('');
  expect(liftedMeans(shifted(0.012), [])).toBe('');
});
