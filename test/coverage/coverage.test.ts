import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MEASURED_COVERAGE, shortfallNote } from '@/lib/inference/measured-coverage';
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
  it('has the AP and AUROC that large samples converge to', () => {
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
    const found = coverage(POPULATION, effort).filter(({ classes }) => classes === 1);
    expect(found).toHaveLength(9);
    for (const { metric, of, method, held, intervals, width } of found) {
      expect(intervals).toBe(240);
      expect(width).toBeLessThan(0.5);
      if (method === 'logit' || method === 'delong') continue;
      const name = `${metric} ${of} ${method}`;
      expect(Math.abs(held / intervals - 0.95), name).toBeLessThan(0.056);
    }
  });

  it('of means over classes with few positives hold the true mAP by the jackknife only', () => {
    const few = { images: 300, prevalence: 0.07, separation: 1.47, clustered: false };
    const effort = { rounds: 15, classes: 20, replicates: 60, seed: 5 };
    const means = coverage(few, effort).filter(
      ({ classes, metric, of }) => classes === 20 && metric === 'ap' && of === 'value',
    );
    const shares = Object.fromEntries(means.map((own) => [own.method, own.held / own.intervals]));
    expect(shares.jackknife).toBeGreaterThan(0.75);
    expect(shares.percentile).toBeLessThan(0.65);
  });
});

describe('what was measured', () => {
  it('matches the report', () => {
    const report = readFileSync(new URL('report.md', import.meta.url), 'utf8');
    expect(MEASURED_COVERAGE.length).toBeGreaterThan(30);
    for (const { coverage: share, width } of MEASURED_COVERAGE) {
      expect(report).toContain(`${(100 * share).toFixed(1)} (${width.toFixed(3)})`);
    }
  });

  it('is within 93 to 97 % by the bootstrap from 500 positives on', () => {
    const many = MEASURED_COVERAGE.filter(
      (m) => m.positives >= 500 && ['jackknife', 'percentile', 'bca'].includes(m.method),
    );
    expect(many).toHaveLength(24);
    for (const { coverage: share } of many) {
      expect(share).toBeGreaterThanOrEqual(0.93);
      expect(share).toBeLessThanOrEqual(0.97);
    }
  });

  it('adds a note if coverage was too low', () => {
    expect(shortfallNote('ap', 'percentile', 18, false)).toMatch(
      /^In simulated test sets with about 20 positives, 91\.\d % of such 95 % intervals held the true AP\.$/,
    );
    expect(shortfallNote('ap', 'percentile', 700, true)).toBeNull();
    expect(shortfallNote('auroc', 'wilson', 20, true)).toBeNull();
  });
});
