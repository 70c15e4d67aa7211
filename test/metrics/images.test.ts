import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auroc,
  bitsOf,
  designEffect,
  disagreement,
  phi,
  RowSet,
  rankPositives,
} from '@/lib/metrics';

describe('disagreement of scores with labels', () => {
  it('is the share of the other label beyond a score, ties as half', () => {
    // Positives 0.2 and 0.6, negatives 0.1, 0.4, 0.6; one unknown label, one missing score.
    const scores = Float64Array.of(0.2, 0.6, 0.1, 0.4, 0.6, 0.5, Number.NaN);
    const labels = Uint8Array.of(1, 1, 0, 0, 0, 255, 0);
    expect([...disagreement(scores, labels)]).toEqual([
      2 / 3,
      0.5 / 3,
      0,
      0.5,
      0.75,
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('is 1 - AUROC on average, over positives and over negatives', () => {
    const image = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1 }));
    fc.assert(
      fc.property(fc.array(image, { minLength: 2, maxLength: 80 }), (images) => {
        const scores = Float32Array.from(images, ([score]) => score / 20);
        const labels = Uint8Array.from(images, ([, label]) => label);
        const area = auroc(rankPositives(scores, labels));
        fc.pre(!Number.isNaN(area));
        for (const label of [0, 1]) {
          const own = disagreement(scores, labels).filter((_, i) => labels[i] === label);
          const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
          expect(mean).toBeCloseTo(1 - area, 12);
        }
      }),
    );
  });

  it('is undefined where no image has the other label', () => {
    expect([...disagreement(Float64Array.of(0.5), Uint8Array.of(1))]).toEqual([Number.NaN]);
  });
});

describe('design effect', () => {
  const digits = (text: string) => Uint8Array.from(text, Number);

  it('agrees with statsmodels', () => {
    // OLS(event, [1, group]).fit(cov_type='cluster', cov_kwds={'groups': cluster,
    // 'use_correction': False}).bse[1] ** 2 * G / (G - 1) over the binomial variance.
    const effect = designEffect({
      event: digits('1110010001000000000000000011000110000100'),
      group: digits('1110000100010000000000101001010101011000'),
      cluster: Uint32Array.of(
        0,
        0,
        0,
        1,
        1,
        2,
        2,
        2,
        2,
        2,
        3,
        3,
        3,
        3,
        4,
        4,
        4,
        4,
        4,
        5,
        5,
        5,
        5,
        5,
        6,
        6,
        7,
        7,
        7,
        7,
        7,
        8,
        9,
        9,
        9,
        10,
        10,
        10,
        11,
        11,
      ),
    });
    expect(effect).toBeCloseTo(1.886881103899733, 12);
  });

  it('counts images that are all alike within their patient once', () => {
    // Each of 200 patients has four images of one outcome and group: the variance is four times as large.
    const patients = Array.from({ length: 200 }, (_, i) => ({ event: i % 3 === 0, group: i % 2 }));
    const all = patients.flatMap((one, cluster) => Array(4).fill({ ...one, cluster }));
    const effect = designEffect({
      cluster: Uint32Array.from(all, ({ cluster }) => cluster),
      event: Uint8Array.from(all, ({ event }) => Number(event)),
      group: Uint8Array.from(all, ({ group }) => group),
    });
    expect(effect).toBeCloseTo((4 * 200) / 199, 10);
  });

  it('is never below that of single images, and 1 where nothing varies', () => {
    const cluster = Uint32Array.of(0, 1, 2, 3);
    const group = Uint8Array.of(0, 0, 1, 1);
    expect(designEffect({ cluster, group, event: Uint8Array.of(0, 0, 1, 1) })).toBe(1);
    // One of each outcome in each patient: the difference varies less than that of single images.
    const paired = { cluster: Uint32Array.of(0, 0, 1, 1), group: Uint8Array.of(0, 1, 0, 1) };
    expect(designEffect({ ...paired, event: Uint8Array.of(0, 0, 1, 1) })).toBe(1);
  });
});

it('phi is the correlation of 0 and 1', () => {
  // scipy.stats.pearsonr([1] * 4 + [0] * 6, [1, 1, 1, 0, 1, 1, 0, 0, 0, 0])
  expect(phi(10, 4, 5, 3)).toBeCloseTo(0.40824829046386313, 14);
  expect(phi(10, 0, 5, 0)).toBeNaN();
});

it('sets of rows share as many rows whichever way they are counted', () => {
  const flags = fc.uint8Array({ max: 1, minLength: 90, maxLength: 90 });
  fc.assert(
    fc.property(flags, flags, fc.boolean(), (a, b, isRare) => {
      if (isRare) a.fill(0, 2);
      const [x, y] = [new RowSet(bitsOf(a, 1)), new RowSet(bitsOf(b, 1))];
      const shared = a.filter((value, i) => value === 1 && b[i] === 1).length;
      expect(x.shared(y)).toBe(shared);
      expect(y.shared(x)).toBe(shared);
    }),
  );
});
