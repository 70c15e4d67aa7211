import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossing } from '@/data/twin/bisect';
import { rowsForPrecision } from '@/data/twin/gold';
import { strata, upperQuantile, upperTail } from '@/data/twin/normal';
import { nudge } from '@/data/twin/nudge';
import { place } from '@/data/twin/placement';
import { normals, stream } from '@/data/twin/random';
import { descending } from '@/data/twin/rank';
import { toScores } from '@/data/twin/scores';

/** Average precision by its definition, over scores and labels already ranked. */
function apByHand(ranked: readonly number[]): number {
  let found = 0;
  const terms = ranked.flatMap((label, i) => (label ? [++found / (i + 1)] : []));
  return terms.reduce((sum, term) => sum + term, 0) / terms.length;
}

describe('normal distribution', () => {
  // scipy.stats.norm.sf
  test.each([
    [0, 0.5],
    [1, 0.15865525393145707],
    [-1.5, 0.9331927987311419],
    [4, 3.167124183311986e-5],
  ])('upper tail at %f', (z, p) => {
    expect(Math.abs(upperTail(z) / p - 1)).toBeLessThan(1.5e-7);
  });

  test('quantile and tail undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
        expect(upperTail(upperQuantile(p))).toBeCloseTo(p, 6);
      }),
    );
  });

  test('strata are the middles of equal shares, highest first', () => {
    const middles = strata(4);
    expect([...middles].map((z) => upperTail(z).toFixed(3))).toEqual([
      '0.125',
      '0.375',
      '0.625',
      '0.875',
    ]);
  });
});

test('descending order is that of a comparing sort', () => {
  fc.assert(
    fc.property(fc.float32Array({ noNaN: true, maxLength: 300 }), (raw) => {
      const values = raw.map((value) => value + 0); // -0 becomes 0
      const expected = [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b);
      expect([...descending(values)]).toEqual(expected);
    }),
  );
});

test('random streams repeat by key, differ between keys, and have the moments of a normal', () => {
  const draw = (seed: number, key: string) => [...normals(stream(seed, key), 20_000)];
  expect(draw(1, 'a')).toEqual(draw(1, 'a'));
  expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
  expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
  const values = draw(7, 'moments');
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.04);
});

test('crossing finds where a falling function is zero, or the end of the interval', () => {
  expect(crossing(0, 4, (x) => 2 - x * x)).toBeCloseTo(Math.SQRT2, 8);
  expect(crossing(0, 1, () => 1)).toBeCloseTo(1, 8);
});

describe('rowsForPrecision', () => {
  test.each([
    [0.161, 6, 5, 31],
    [0.917, 37, 33, 36],
    [1, 22, 18, 18],
  ])('%f of %i gold positives', (precision, positives, correct, called) => {
    expect(rowsForPrecision(precision, positives)).toEqual({ correct, called });
  });
});

describe('place', () => {
  const cases = fc.record({
    positives: fc.integer({ min: 20, max: 300 }),
    share: fc.double({ min: 0.15, max: 0.85, noNaN: true }),
    precision: fc.double({ min: 0.15, max: 0.85, noNaN: true }),
  });

  test('puts exactly the counts above the threshold that F1 and FNR ask for', () => {
    fc.assert(
      fc.property(cases, ({ positives, share, precision }) => {
        const tp = Math.max(1, Math.round(share * positives));
        const fp = Math.round(tp / precision) - tp;
        const target = {
          ap: share * precision,
          f1: (2 * tp) / (positives + tp + fp),
          fnr: 1 - tp / positives,
        };
        const placed = place(target, positives, 3000);
        expect([placed.tp, placed.fp]).toEqual([tp, fp]);
        const scores = toScores(placed, 3000, 1);
        expect(scores.positives.filter((score) => score > 0.5)).toHaveLength(tp);
        expect(scores.negatives.filter((score) => score > 0.5)).toHaveLength(fp);
      }),
    );
  });

  test('scores fall from image to image and have four decimals', () => {
    const target = { ap: 0.4, f1: 0.45, fnr: 0.5 };
    const { positives, negatives } = toScores(place(target, 50, 2000), 2000, 1.3);
    for (const scores of [positives, negatives]) {
      for (const [i, score] of scores.entries()) {
        expect(score).toBeLessThanOrEqual(scores[i - 1] ?? 1);
        expect(Math.fround(Number(score.toFixed(4)))).toBe(score);
      }
    }
  });

  test('where no positive is to be found, none is above the threshold', () => {
    const placed = place({ ap: 0.02, f1: 0, fnr: 1 }, 40, 5000);
    expect([placed.tp, placed.fp]).toEqual([0, 0]);
    expect(Math.max(...toScores(placed, 5000, 1).positives)).toBeLessThanOrEqual(0.5);
  });
});

test('nudge moves single positives until AP is met, and none over the threshold', () => {
  // Positives behind 0, 1, 3 and 6 of 8 negatives, of which 2 are called: [1 0 1 0 0 1 0 0 0 1 0 0].
  const above = [0, 1, 3, 6];
  const positives = Float64Array.from(above, (n) => upperQuantile(Math.max(0.25, n) / 8));
  const before = { positives, threshold: upperQuantile(2 / 8), tp: 2, fp: 2 };
  const ranked = [1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0];
  expect(apByHand(ranked)).toBeCloseTo((1 + 2 / 3 + 3 / 6 + 4 / 10) / 4, 12);
  // With the third positive behind 2 negatives only: 3 / 5 in the place of 3 / 6.
  const after = nudge(before, (1 + 2 / 3 + 3 / 5 + 4 / 10) / 4, 8);
  const counts = [...after.positives].map((z) => Math.round(8 * upperTail(z)));
  expect(counts).toEqual([0, 1, 2, 6]);
  // Perfect order of all is out of reach: called positives stay in front of the threshold only.
  const best = nudge(before, 1, 8);
  expect([...best.positives].map((z) => Math.round(8 * upperTail(z)))).toEqual([0, 0, 2, 2]);
});
