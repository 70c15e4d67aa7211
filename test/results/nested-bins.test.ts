import { describe, expect, it } from 'vitest';
import { calibrationBins, Random } from '@/lib/metrics';
import { addedUp, areNested, finerBins, stepped, stepsBetween } from '@/lib/results/nested-bins';

const random = new Random(3);
const uniform = () => random.next() / 2 ** 32;

/** Scores of most images near 0, some tied, and labels. */
function columns(single: boolean, images = 3000) {
  const scores = Array.from({ length: images }, (_, i) =>
    i % 7 === 0 ? Math.round(20 * uniform()) / 20 : uniform() ** 4,
  );
  const labels = Uint8Array.from(scores, (score) => (uniform() < score ? 1 : 0));
  return { scores: single ? Float32Array.from(scores) : Float64Array.from(scores), labels };
}

describe('bins of a multiple', () => {
  it('are the largest stored one', () => {
    expect(finerBins(5, [5, 10, 15, 20, 50])).toBe(50);
    expect(finerBins(15, [5, 10, 15, 20, 30, 50])).toBe(30);
    expect(finerBins(20, [5, 10, 15, 20, 30, 50])).toBeNull();
  });

  it.each([
    ['width', true],
    ['width', false],
    ['mass', true],
    ['mass', false],
  ] as const)('give fewer bins of equal %s, but for last digits of means', (binning, single) => {
    const { scores, labels } = columns(single);
    const finer = calibrationBins(scores, labels, { bins: 50, binning });
    for (const bins of [5, 10, 25]) {
      const own = calibrationBins(scores, labels, { bins, binning });
      expect(areNested(own, finer)).toBe(true);
      const { meanScore, ...rest } = addedUp(finer, bins);
      expect(own).toMatchObject(rest);
      meanScore.forEach((mean, bin) => {
        const steps = stepsBetween(mean, own.meanScore[bin]!);
        expect(Math.abs(steps)).toBeLessThan(20);
        expect(stepped(mean, steps)).toBe(own.meanScore[bin]);
      });
    }
  });

  it('are not taken for bins of other images', () => {
    const [a, b] = [columns(false), columns(false)];
    const bins = calibrationBins(a.scores, a.labels, { bins: 5, binning: 'width' });
    const finer = calibrationBins(b.scores, b.labels, { bins: 50, binning: 'width' });
    expect(areNested(bins, finer)).toBe(false);
  });
});

it('counts the doubles between two', () => {
  expect(stepsBetween(1, 1 + Number.EPSILON)).toBe(1);
  expect(stepsBetween(0, 2 * Number.MIN_VALUE)).toBe(2);
  expect(stepped(1, -1)).toBe(1 - Number.EPSILON / 2);
  expect(stepsBetween(Number.NaN, Number.NaN)).toBe(0);
});
