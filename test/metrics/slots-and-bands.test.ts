import { describe, expect, it } from 'vitest';
import { binomialQuantile, consistencyBand, rankSlots, slotsAurocError } from '@/lib/metrics';
import { makeCase } from '../fixtures/metrics/generate';

describe('the standard error of AUROC by slots', () => {
  it('is that of DeLong image by image, ties and unknown labels included', () => {
    for (const kind of ['fine', 'decimals', 'ties']) {
      const { scores, labels } = makeCase([kind, 'unknown', 32, 400, 8]);
      const of = (label: number) => [...scores].filter((_, i) => labels[i] === label);
      const [positives, negatives] = [of(1), of(0)];
      const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const won = (p: number, n: number) => (p > n ? 1 : p === n ? 0.5 : 0);
      const variance = (values: readonly number[]) =>
        values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0) / (values.length - 1);
      const byPositive = positives.map((p) => mean(negatives.map((n) => won(p, n))));
      const byNegative = negatives.map((n) => mean(positives.map((p) => won(p, n))));
      expect(slotsAurocError(rankSlots(scores, labels, [0.5]))).toBeCloseTo(
        Math.sqrt(
          variance(byPositive) / positives.length + variance(byNegative) / negatives.length,
        ),
        12,
      );
    }
  });

  it('is undefined below two of either label', () => {
    const scores = Float64Array.of(0.1, 0.4, 0.6);
    for (const labels of [
      [0, 0, 1],
      [1, 1, 0],
      [0, 0, 0],
    ]) {
      expect(slotsAurocError(rankSlots(scores, Uint8Array.from(labels)))).toBe(Number.NaN);
    }
  });
});

describe('consistency bands', () => {
  it.each([
    // SciPy 1.10.1, stats.binom.ppf(p, n, q).
    [0.025, 100, 0.2, 12],
    [0.975, 100, 0.2, 28],
    [0.025, 7, 0.5, 1],
    [0.975, 7, 0.5, 6],
    [0.025, 78_946, 0.0003, 15],
    [0.975, 78_946, 0.0003, 34],
    [0.5, 10, 0.3, 3],
    [0.975, 3, 0.999, 3],
    [0.025, 40_000, 0.97, 38_733],
  ])('end at the binomial quantiles: %d of %d at %d', (p, n, q, expected) => {
    expect(binomialQuantile(p, n, q)).toBe(expected);
  });

  it('are of what an empty bin holds: nothing', () => {
    expect(consistencyBand(0, Number.NaN)).toEqual([Number.NaN, Number.NaN]);
    expect(consistencyBand(100, 0.2)).toEqual([0.12, 0.28]);
    expect(consistencyBand(5, 0)).toEqual([0, 0]);
    expect(consistencyBand(5, 1)).toEqual([1, 1]);
  });
});
