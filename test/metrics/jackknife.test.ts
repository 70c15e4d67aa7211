import { describe, expect, it } from 'vitest';
import {
  jackknife,
  jackknifeInterval,
  pooledFreedom,
  Random,
  studentQuantile,
  studentTails,
} from '@/lib/metrics';

/** Estimates that leave out one value each. */
function leftOut(values: readonly number[], estimate: (rest: readonly number[]) => number) {
  return Float64Array.from(values, (_, left) => estimate(values.filter((_v, k) => k !== left)));
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Variance with divisor n, which is too low by 1 / n of the variance. */
function variance(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
}

const random = new Random(3);
const SAMPLE = Array.from({ length: 30 }, () => random.below(1000) / 1000);

describe('the jackknife', () => {
  it('of a mean has no bias, and its usual standard error', () => {
    const found = jackknife(mean(SAMPLE), leftOut(SAMPLE, mean));
    const n = SAMPLE.length;
    expect(found.groups).toBe(n);
    expect(found.bias).toBeCloseTo(0, 12);
    expect(found.standardError).toBeCloseTo(Math.sqrt(variance(SAMPLE) / (n - 1)), 12);
  });

  it('corrects the variance with divisor n to that with n - 1', () => {
    const found = jackknife(variance(SAMPLE), leftOut(SAMPLE, variance));
    const unbiased = (variance(SAMPLE) * SAMPLE.length) / (SAMPLE.length - 1);
    expect(variance(SAMPLE) - found.bias).toBeCloseTo(unbiased, 12);
  });

  it('leaves undefined estimates out, and says nothing from fewer than two', () => {
    const three = jackknife(2, Float64Array.of(1, Number.NaN, 2, 3));
    expect(three).toEqual(jackknife(2, Float64Array.of(1, 2, 3)));
    // By hand: (3 - 1) (2 - 2), and the square root of 2 / 3 (1 + 0 + 1).
    expect(three).toEqual({ bias: 0, standardError: Math.sqrt((2 / 3) * 2), groups: 3 });
    const one = jackknife(2, Float64Array.of(Number.NaN, 1));
    expect(one).toEqual({ bias: Number.NaN, standardError: Number.NaN, groups: 1 });
  });
});

describe('Student’s t', () => {
  // SciPy 1.17.1: 2 * stats.t.sf(abs(t), df)
  it.each([
    [1.5, 1, 0.3743340836219977],
    [2, 10, 0.07338803477074037],
    [-3.1, 2.5, 0.06778837832492031],
    [8, 49, 1.9105439552955476e-10],
    [30, 4, 7.352856097661319e-6],
  ])('of %d with %d degrees of freedom has the tails of SciPy', (t, freedom, tails) => {
    expect(studentTails(t, freedom) / tails).toBeCloseTo(1, 11);
  });

  // SciPy 1.17.1: stats.t.isf(tails / 2, df)
  it.each([
    [0.05, 10, 2.2281388519862753],
    [0.05, 49, 2.0095752371292397],
    [0.01, 1, 63.65674116287158],
    [0.5, 2.5, 0.7850136829922992],
    [0.001, 0.7, 9790.117523121438],
    [0.05, 10000, 1.9602012398906263],
  ])('has tails of %d with %d degrees of freedom where SciPy says', (tails, freedom, t) => {
    expect(studentQuantile(tails, freedom) / t).toBeCloseTo(1, 11);
  });

  it('is undefined without a degree of freedom', () => {
    expect(studentTails(1, 0)).toBeNaN();
    expect(studentQuantile(0.05, Number.NaN)).toBeNaN();
  });
});

describe('jackknife intervals', () => {
  const error = (standardError: number, bias = 0) => ({ bias, standardError, groups: 50 });

  it('are about the corrected estimate on the logit scale', () => {
    const [lower, upper] = jackknifeInterval(0.6, error(0.1, 0.1), 49);
    // t = 2.0095752371292397 (SciPy), over 0.5 (1 - 0.5): 1 / (1 + exp(4 * 0.1 t)).
    expect(lower).toBeCloseTo(0.3092068211469196, 12);
    expect(upper).toBeCloseTo(0.6907931788530804, 12);
  });

  it('scale with the range, and stay in it', () => {
    const one = jackknifeInterval(0.2, error(0.15), 8, 0.9);
    const scaled = jackknifeInterval(2 * 0.2 - 1, error(2 * 0.15), 8, 0.9, [-1, 1]);
    expect((scaled[0] + 1) / 2).toBeCloseTo(one[0], 12);
    expect((scaled[1] + 1) / 2).toBeCloseTo(one[1], 12);
    expect(one[0]).toBeGreaterThan(0);
  });

  it('are cut off where the correction leaves the range', () => {
    const [lower, upper] = jackknifeInterval(0.01, error(0.02, 0.015), 49);
    expect(lower).toBe(0);
    expect(upper).toBeCloseTo(-0.005 + 2.0095752371292397 * 0.02, 12);
  });

  it('are undefined without a standard error or a degree of freedom', () => {
    const none = [Number.NaN, Number.NaN];
    expect(jackknifeInterval(1, error(0), 49)).toEqual(none);
    expect(jackknifeInterval(0.5, error(0.1), 0)).toEqual(none);
    expect(jackknifeInterval(0.5, error(Number.NaN), 49)).toEqual(none);
  });
});

it('pools degrees of freedom by variances', () => {
  expect(pooledFreedom([1, 1], [4, 4])).toBe(8);
  // By hand: (4 + 1)^2 / (16 / 9 + 1 / 1).
  expect(pooledFreedom([4, Number.NaN, 1], [9, 3, 0])).toBeCloseTo(25 / (16 / 9 + 1), 12);
  expect(pooledFreedom([], [])).toBeNaN();
});
