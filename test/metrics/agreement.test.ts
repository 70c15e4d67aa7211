import { describe, expect, it } from 'vitest';
import {
  cohenKappa,
  confusionOfCalls,
  fleissKappa,
  mcnemar,
  pairCounts,
  UNKNOWN,
} from '@/lib/metrics';

const A = Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 0, 0, 0);
const B = Uint8Array.of(1, 0, 0, 0, 1, 1, 1, 0, 0, 1);

describe('agreement of raters', () => {
  it('Cohen’s kappa is that of scikit-learn 1.2.1', () => {
    // cohen_kappa_score([1,1,0,0,1,0,1,0,0,0], [1,0,0,0,1,1,1,0,0,1])
    expect(cohenKappa(confusionOfCalls(A, B))).toBeCloseTo(0.4, 15);
    expect(cohenKappa({ tp: 0, fp: 0, fn: 0, tn: 5 })).toBeNaN();
    expect(cohenKappa({ tp: 0, fp: 5, fn: 5, tn: 0 })).toBe(-1);
  });

  it('Fleiss’ kappa is that of statsmodels 0.15.0', () => {
    // fleiss_kappa([[5 - p, p] for p in [0, 5, 3, 1, 0, 0, 4, 5, 2, 0]])
    expect(fleissKappa([0, 5, 3, 1, 0, 0, 4, 5, 2, 0], 5)).toBeCloseTo(0.5833333333333334, 14);
    expect(fleissKappa([], 3)).toBeNaN();
    expect(fleissKappa([3, 3], 3)).toBeNaN();
  });

  it('McNemar’s p is the exact one of statsmodels 0.15.0', () => {
    // mcnemar([[0, b], [c, 0]], exact=True).pvalue: 2 * scipy.stats.binom.cdf(min(b, c), b + c, 0.5)
    const golden = [
      [1, 5, 0.21875],
      [3, 12, 0.03515625],
      [31, 7, 0.00011616700794547796],
      [0, 60, 1.734723475976807e-18],
      [4, 4, 1],
      [0, 0, 1],
    ] as const;
    for (const [b, c, p] of golden) expect(mcnemar(b, c) / p).toBeCloseTo(1, 12);
  });

  it('leaves out images without a call, and without a label for who is right', () => {
    const labels = Uint8Array.of(1, 1, UNKNOWN, 0, 0);
    const a = Uint8Array.of(1, 0, 1, 0, UNKNOWN);
    const b = Uint8Array.of(0, 0, 0, 1, 1);
    expect(pairCounts(a, b, labels)).toEqual({
      both: 0,
      onlyA: 2,
      onlyB: 1,
      neither: 1,
      onlyARight: 2,
      onlyBRight: 0,
    });
    expect(confusionOfCalls(a, labels)).toEqual({ tp: 1, fp: 0, fn: 1, tn: 1 });
  });
});
