import { describe, expect, it } from 'vitest';
import {
  jackknife,
  jackknifeInterval,
  predictionPowered,
  Random,
  type Sampled,
} from '@/lib/metrics';

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('prediction-powered estimates', () => {
  const left = Float64Array.of(0.48, 0.53, 0.5, 0.51);
  const gold: Sampled = {
    value: 0.5,
    left,
    replicates: Float64Array.of(0.4, 0.6, 0.55, 0.45, 0.5),
  };
  const noisy: Sampled = {
    value: 0.6,
    left: Float64Array.of(0.59, 0.62, 0.6, 0.61),
    replicates: Float64Array.of(0.5, 0.68, 0.66, 0.56, 0.6),
  };
  const calls = (change: (value: number) => number): Sampled => ({
    value: change(gold.value),
    left: gold.left.map(change),
    replicates: gold.replicates.map(change),
  });

  it('are gold labels alone at weight 0', () => {
    const found = predictionPowered(gold, noisy, 0.7, 0.1, 3, 0.95, 0);
    expect(found).toEqual({
      estimate: 0.5,
      interval: jackknifeInterval(0.5, jackknife(0.5, left), 3),
      weight: 0,
      worth: 1,
    });
  });

  it('have the weight of least variance, by hand', () => {
    // numpy.cov([.4,.6,.55,.45,.5], [.5,.68,.66,.56,.6]): [[.00625, .00575], [.00575, .0054]]
    const found = predictionPowered(gold, noisy, 0.7, 0.25, 3);
    expect(found.weight).toBeCloseTo(0.00575 / (1.25 * 0.0054), 12);
    expect(found.estimate).toBeCloseTo(0.5 + found.weight * (0.7 - 0.6), 12);
    expect(found.worth).toBeCloseTo(0.00625 / (0.00625 - 0.00575 ** 2 / (1.25 * 0.0054)), 10);
  });

  it('give noisy labels that say nothing no weight, and are undefined without a value', () => {
    const opposite = calls((value) => 1 - value);
    expect(predictionPowered(gold, opposite, 0.3, 0.1, 3).weight).toBe(0);
    const same = calls(() => 0.3);
    expect(predictionPowered(gold, same, 0.3, 0.1, 3).weight).toBe(0);
    expect(predictionPowered(gold, noisy, Number.NaN, 0.1, 3).estimate).toBeNaN();
  });

  it('vary as gold less the weight times noisy, and as the noisy of all, by hand', () => {
    const { estimate, weight, interval } = predictionPowered(gold, noisy, 0.7, 0.25, 3, 0.95, 0.5);
    expect([estimate, weight]).toEqual([0.5 + 0.5 * (0.7 - 0.6), 0.5]);
    // Of gold - noisy / 2 = 0.2: 0.185, 0.22, 0.2, 0.205 without a group each.
    const own = jackknife(0.2, Float64Array.of(0.185, 0.22, 0.2, 0.205));
    const ofAll = jackknife(0.6, noisy.left).standardError;
    const standardError = Math.sqrt(own.standardError ** 2 + 0.5 ** 2 * 0.25 * ofAll ** 2);
    const expected = jackknifeInterval(0.55, { ...own, standardError }, 3);
    expect(interval[0]).toBeCloseTo(expected[0], 12);
    expect(interval[1]).toBeCloseTo(expected[1], 12);
  });

  it('contain a mean as often as gold labels alone, and are narrower', () => {
    // Gold values are Bernoulli 0.3; a noisy label is wrong in 8 % of the images.
    const random = new Random(17);
    const uniform = () => random.next() / 2 ** 32;
    const [n, all, sets, replicates] = [150, 3000, 300, 200];
    const truth = 0.3;
    const GROUPS = 50;
    let [covered, goldCovered, width, goldWidth] = [0, 0, 0, 0];
    for (let s = 0; s < sets; s++) {
      const labels = Array.from({ length: all }, () => Number(uniform() < truth));
      const noisyCalls = labels.map((label) => (uniform() < 0.08 ? 1 - label : label));
      const series = (
        values: readonly number[],
        picks: readonly (readonly number[])[],
      ): Sampled => ({
        value: mean(values),
        left: Float64Array.from({ length: GROUPS }, (_, group) =>
          mean(values.filter((_value, i) => i % GROUPS !== group)),
        ),
        replicates: Float64Array.from(picks, (own) => mean(own.map((i) => values[i]!))),
      });
      const picks = Array.from({ length: replicates }, () =>
        Array.from({ length: n }, () => random.below(n)),
      );
      const own = series(labels.slice(0, n), picks);
      const proxy = series(noisyCalls.slice(0, n), picks);
      const both = predictionPowered(own, proxy, mean(noisyCalls), n / all, GROUPS - 1).interval;
      const alone = jackknifeInterval(own.value, jackknife(own.value, own.left), GROUPS - 1);
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
