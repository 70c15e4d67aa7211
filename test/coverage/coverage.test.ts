import { describe, expect, it } from 'vitest';
import { auroc, averagePrecision, Random, rankPositives } from '@/lib/metrics';
import { coverage } from './coverage';
import { drawClass, type Population, patients, trueAp, trueAuroc } from './population';

const POPULATION: Population = {
  images: 1000,
  prevalence: 0.2,
  separation: 1.47,
  clustered: true,
};

describe('the population', () => {
  it('has the AP and AUROC that large samples come to', () => {
    const large = { ...POPULATION, images: 300_000 };
    const random = new Random(3);
    const { scores, labels } = drawClass(large, patients(large, random), random);
    const ranking = rankPositives(scores, labels);
    expect(averagePrecision(ranking)).toBeCloseTo(trueAp(large), 2);
    expect(auroc(ranking)).toBeCloseTo(trueAuroc(large), 2);
  });
});

describe('nominal 95 % intervals', () => {
  // The full simulation is in report.md: here four standard errors about 95 %, of 240 intervals.
  it('cover about so often where images of a patient are alike', () => {
    const effort = { rounds: 6, classes: 40, replicates: 200, seed: 11 };
    for (const { metric, method, held, of, width } of coverage(POPULATION, effort)) {
      expect(of).toBe(240);
      expect(width).toBeLessThan(0.5);
      const drawn = method === 'percentile' || method === 'bca';
      if (drawn) expect(Math.abs(held / of - 0.95), `${metric} ${method}`).toBeLessThan(0.056);
    }
  });
});
