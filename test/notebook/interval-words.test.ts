import { expect, it } from 'vitest';
import { compactLetters } from '@/components/cells/leaderboard/rows';
import { biasNote, undercoverageNote } from '@/components/cells/shared/interval-cautions';
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

it('reports a noticeable bias, and what the intervals do about it', () => {
  const biased = (bias: number, method: 'jackknife' | 'percentile' = 'jackknife') => ({
    settings: { ...DEFAULT_UNCERTAINTY, method },
    interval: () => ({ estimate: 0.3, bias, lower: 0.25, upper: 0.29 }) as BootstrapMetricRow,
  });
  const said =
    'Averaged over teams, mAP is 0.012 too high by the jackknife: AP of few positives is biased.';
  expect(biasNote(biased(0.012), ['A', 'B'])).toBe(
    `${said} The intervals are corrected for it, so a value may lie beside its interval.`,
  );
  expect(biasNote(biased(0.012, 'percentile'), ['A'])).toContain('often miss the true mAP');
  expect(biasNote(biased(-0.02), ['A'])).toContain('0.020 too low');
  expect(biasNote(biased(0.003), ['A'])).toBe('');
  expect(biasNote(biased(0.012), [])).toBe('');
});
