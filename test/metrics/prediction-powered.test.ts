import { describe, expect, it } from 'vitest';
import { percentileInterval, predictionPowered, Random } from '@/lib/metrics';

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('prediction-powered estimates', () => {
  const gold = Float64Array.of(0.5, 0.4, 0.6, 0.55, 0.45, 0.5);
  const noisy = Float64Array.of(0.6, 0.5, 0.68, 0.66, 0.56, 0.6);

  it('are gold labels alone at weight 0', () => {
    const found = predictionPowered(gold, noisy, 0.7, 0.1, 0.95, 0);
    expect(found).toEqual({
      estimate: 0.5,
      interval: percentileInterval(gold.subarray(1)),
      weight: 0,
      worth: 1,
    });
  });

  it('have the weight of least variance, by hand', () => {
    // numpy.cov([.4,.6,.55,.45,.5], [.5,.68,.66,.56,.6]): [[.00625, .00575], [.00575, .0054]]
    const found = predictionPowered(gold, noisy, 0.7, 0.25);
    expect(found.weight).toBeCloseTo(0.00575 / (1.25 * 0.0054), 12);
    expect(found.estimate).toBeCloseTo(0.5 + found.weight * (0.7 - 0.6), 12);
    expect(found.worth).toBeCloseTo(0.00625 / (0.00625 - 0.00575 ** 2 / (1.25 * 0.0054)), 10);
  });

  it('give noisy labels that say nothing no weight, and are undefined without a value', () => {
    expect(
      predictionPowered(
        gold,
        gold.map((x) => 1 - x),
        0.3,
        0.1,
      ).weight,
    ).toBe(0);
    expect(
      predictionPowered(
        gold,
        gold.map(() => 0.3),
        0.3,
        0.1,
      ).weight,
    ).toBe(0);
    expect(predictionPowered(gold, noisy, Number.NaN, 0.1).estimate).toBeNaN();
  });

  it('contain a mean as often as gold labels alone, and are narrower', () => {
    // Gold values are Bernoulli 0.3; a noisy label is wrong in 8 % of the images.
    const random = new Random(17);
    const uniform = () => random.next() / 2 ** 32;
    const [n, all, sets, replicates] = [150, 3000, 300, 200];
    const truth = 0.3;
    let [covered, goldCovered, width, goldWidth] = [0, 0, 0, 0];
    for (let s = 0; s < sets; s++) {
      const labels = Array.from({ length: all }, () => Number(uniform() < truth));
      const calls = labels.map((label) => (uniform() < 0.08 ? 1 - label : label));
      const series = (values: readonly number[], picks: readonly (readonly number[])[]) =>
        Float64Array.from([mean(values), ...picks.map((own) => mean(own.map((i) => values[i]!)))]);
      const picks = Array.from({ length: replicates }, () =>
        Array.from({ length: n }, () => random.below(n)),
      );
      const own = series(labels.slice(0, n), picks);
      const proxy = series(calls.slice(0, n), picks);
      const both = predictionPowered(own, proxy, mean(calls), n / all).interval;
      const alone = percentileInterval(own.subarray(1));
      if (both[0] <= truth && truth <= both[1]) covered++;
      if (alone[0] <= truth && truth <= alone[1]) goldCovered++;
      width += (both[1] - both[0]) / sets;
      goldWidth += (alone[1] - alone[0]) / sets;
    }
    // Four standard errors of 300 sets below 0.95.
    expect(covered / sets).toBeGreaterThan(0.9);
    expect(goldCovered / sets).toBeGreaterThan(0.9);
    expect(width).toBeLessThan(0.75 * goldWidth);
  });
});
