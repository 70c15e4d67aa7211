import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, mcnemar, newcombe, twoProportions } from '@/lib/metrics';

const closeTo = (values: Iterable<number>, expected: readonly number[]) => {
  const found = [...values];
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(1e-11 * Math.abs(expected[i]!));
  });
};

describe('tests of counts agree with statsmodels 0.15.0', () => {
  // mcnemar([[0, b], [c, 0]], exact=True).pvalue
  it.each([
    [0, 0, 1],
    [1, 0, 1],
    [3, 9, 0.14599609375],
    [10, 10, 1],
    [2, 30, 2.4633482098579407e-7],
    [120, 180, 0.0006342200069283597],
    [1, 400, 1.556781949769426e-118],
  ])('McNemar, %i against %i', (b, c, p) => {
    closeTo([mcnemar(b, c), mcnemar(c, b)], [p, p]);
  });

  it('Benjamini and Hochberg', () => {
    // multipletests(p, method='fdr_bh')[1]
    closeTo(benjaminiHochberg([0.04, 0.01, 0.03, 0.01]), [0.04, 0.02, 0.04, 0.02]);
    closeTo(
      benjaminiHochberg([0.34, 0.001, 0.569, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.986]),
      [0.425, 0.01, 0.6322222222222221, 0.04, 0.084, 0.084, 0.084, 0.1, 0.10571428571428572, 0.986],
    );
  });

  it('leaves undefined p values out', () => {
    expect([...benjaminiHochberg([Number.NaN, 0.02, 0.04])]).toEqual([Number.NaN, 0.04, 0.04]);
    expect([...benjaminiHochberg([])]).toEqual([]);
  });

  // confint_proportions_2indep(..., method='newcomb', compare='diff'); proportions_ztest
  it.each([
    [30, 40, 20, 60, 0.21921704648304202, 0.5681145924605182, 4.4557090604056064e-5],
    [0, 25, 3, 21, -0.34636060280620945, 0.019617234331474803, 0.05062616642918405],
    [20, 20, 5, 30, 0.5998499538983963, 0.9266345762815146, 7.764036537930667e-9],
    [7, 100, 7, 100, -0.0763459891027845, 0.0763459891027845, 1],
  ])('two proportions, %i of %i against %i of %i', (a, m, b, n, lower, upper, p) => {
    const [first, second] = [
      { count: a, of: m },
      { count: b, of: n },
    ];
    closeTo(newcombe(first, second), [lower, upper]);
    closeTo([twoProportions(first, second)], [p]);
  });
});

it('a design effect counts as so many times fewer trials', () => {
  const [first, second] = [
    { count: 30, of: 40 },
    { count: 20, of: 60 },
  ];
  closeTo(newcombe(first, second, 0.9, 2), [
    ...newcombe({ count: 15, of: 20 }, { count: 10, of: 30 }, 0.9),
  ]);
  closeTo(
    [twoProportions(first, second, 2)],
    [twoProportions({ count: 15, of: 20 }, { count: 10, of: 30 })],
  );
});

it('proportions of none have no interval, and equal extremes no difference', () => {
  expect(newcombe({ count: 0, of: 0 }, { count: 1, of: 2 })).toEqual([Number.NaN, Number.NaN]);
  expect(twoProportions({ count: 0, of: 0 }, { count: 1, of: 2 })).toBeNaN();
  expect(twoProportions({ count: 0, of: 9 }, { count: 0, of: 5 })).toBe(1);
});
