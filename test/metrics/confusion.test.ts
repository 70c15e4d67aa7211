import { describe, expect, it } from 'vitest';
import {
  confusionAt,
  confusionGrid,
  f1,
  fnr,
  fpr,
  macro,
  micro,
  precision,
  recall,
  specificity,
  UNKNOWN,
} from '@/lib/metrics';
import { type CaseSpec, makeCase } from '../fixtures/metrics/generate';

const specs: CaseSpec[] = [
  ['decimals', 'unknown', 32, 5000, 1],
  ['decimals', 'half', 64, 5000, 2],
  ['fine', 'rare', 32, 5000, 3],
  ['halves', 'common', 64, 500, 4],
];

describe('confusion counts', () => {
  it('call positive strictly above the threshold, and leave unknown labels out', () => {
    const scores = Float64Array.of(0.5, 0.50001, 0.5, 0.9, 0.9, 0.7);
    const labels = Uint8Array.of(1, 1, 0, 0, UNKNOWN, 1);
    expect(confusionAt(scores, labels, 0.5)).toEqual({ tp: 2, fp: 1, fn: 1, tn: 1 });
  });

  it('round the threshold to float32 for float32 scores only', () => {
    const labels = Uint8Array.of(1);
    expect(confusionAt(Float32Array.of(0.1), labels, 0.1).tp).toBe(0);
    expect(confusionAt(Float64Array.of(Math.fround(0.1)), labels, 0.1).tp).toBe(1);
  });

  it('on the grid are those at each threshold', () => {
    for (const spec of specs) {
      const { scores, labels } = makeCase(spec);
      for (const steps of [1, 3, 1000]) {
        const grid = confusionGrid(scores, labels, steps);
        for (let k = 0; k <= steps; k++) {
          const at = confusionAt(scores, labels, k / steps);
          expect([grid.tp[k], grid.fp[k], grid.fn[k], grid.tn[k]], `${spec} ${k}`).toEqual([
            at.tp,
            at.fp,
            at.fn,
            at.tn,
          ]);
        }
      }
    }
  });

  it('on the grid hold for scores outside [0, 1] as well', () => {
    const scores = Float64Array.of(-1e300, -3, 0, 1, 1.5, 1e300);
    const grid = confusionGrid(scores, Uint8Array.of(0, 0, 0, 1, 1, 1), 4);
    expect([...grid.tp]).toEqual([3, 3, 3, 3, 2]);
    expect([...grid.fp]).toEqual([0, 0, 0, 0, 0]);
  });

  it('reject labels that are not as many as scores', () => {
    expect(() => confusionAt(new Float32Array(3), new Uint8Array(2), 0.5)).toThrow(
      '3 scores, 2 labels; expected as many',
    );
  });

  it('rejects a grid without steps', () => {
    expect(() => confusionGrid(Float64Array.of(), Uint8Array.of(), 0)).toThrow(
      'steps is 0; expected a whole number from 1 to 10000',
    );
  });
});

describe('rates', () => {
  const counts = { tp: 2, fp: 1, fn: 1, tn: 6 };

  it('worked by hand', () => {
    expect(precision(counts)).toBe(2 / 3);
    expect(recall(counts)).toBe(2 / 3);
    expect(f1(counts)).toBe(2 / 3);
    expect(fnr(counts)).toBe(1 / 3);
    expect(fpr(counts)).toBe(1 / 7);
    expect(specificity(counts)).toBe(6 / 7);
  });

  it('are NaN over no image, F1 0 where only the true positives are missing', () => {
    const none = { tp: 0, fp: 0, fn: 0, tn: 5 };
    const rates = [precision, recall, f1, fnr];
    expect(rates.map((rate) => rate(none))).toEqual(rates.map(() => Number.NaN));
    const negatives = { tp: 5, fp: 0, fn: 0, tn: 0 };
    expect([fpr, specificity].map((rate) => rate(negatives))).toEqual([Number.NaN, Number.NaN]);
    expect(f1({ tp: 0, fp: 0, fn: 3, tn: 5 })).toBe(0);
    expect(f1({ tp: 0, fp: 3, fn: 0, tn: 5 })).toBe(0);
  });
});

describe('averages over classes', () => {
  it('leave out classes where the metric is undefined', () => {
    expect(macro([0.2, Number.NaN, 0.4])).toBeCloseTo(0.3, 15);
    expect([macro([]), macro([Number.NaN])]).toEqual([Number.NaN, Number.NaN]);
  });

  it('pool counts for micro', () => {
    expect(
      micro([
        { tp: 1, fp: 0, fn: 1, tn: 2 },
        { tp: 3, fp: 1, fn: 0, tn: 0 },
      ]),
    ).toEqual({
      tp: 4,
      fp: 1,
      fn: 1,
      tn: 2,
    });
  });
});
