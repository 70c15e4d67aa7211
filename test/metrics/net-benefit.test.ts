import { describe, expect, it } from 'vitest';
import { netBenefit, netBenefitOfAll, predictiveValues } from '@/lib/metrics';

describe('net benefit', () => {
  it('is true positives less false positives at the odds of the threshold, per image', () => {
    const counts = { tp: 3, fp: 4, fn: 1, tn: 12 };
    expect(netBenefit(counts, 0.2).value).toBeCloseTo(3 / 20 - (4 / 20) * 0.25, 14);
    expect(netBenefit(counts, 0).value).toBeCloseTo(3 / 20, 14);
  });

  it('of calling all equals that of counts in which all are called', () => {
    const all = { tp: 4, fp: 16, fn: 0, tn: 0 };
    expect(netBenefit(all, 0.3).value).toBeCloseTo(netBenefitOfAll(0.2, 0.3), 14);
    expect(netBenefitOfAll(0.2, 0.2)).toBeCloseTo(0, 14);
  });

  it('has the standard error of a mean over images', () => {
    const odds = 0.25;
    const values = [1, 1, 1, -odds, -odds, 0, 0, 0, 0, 0];
    const mean = values.reduce((sum, value) => sum + value) / 10;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 10;
    const { error } = netBenefit({ tp: 3, fp: 2, fn: 1, tn: 4 }, 0.2);
    expect(error).toBeCloseTo(Math.sqrt(variance / 10), 14);
  });
});

describe('predictive values', () => {
  const counts = { tp: 30, fp: 20, fn: 10, tn: 140 };

  it('are those of the counts at their own prevalence', () => {
    const { ppv, npv } = predictiveValues(counts, 40 / 200, 1.96);
    expect(ppv.value).toBeCloseTo(30 / 50, 14);
    expect(npv.value).toBeCloseTo(140 / 150, 14);
    expect(ppv.lower).toBeLessThan(ppv.value);
    expect(ppv.upper).toBeGreaterThan(ppv.value);
  });

  it('fall with the prevalence for positive calls, and rise for negative ones', () => {
    const [rare, common] = [0.01, 0.5].map((prevalence) =>
      predictiveValues(counts, prevalence, 1.96),
    );
    expect(rare!.ppv.value).toBeLessThan(common!.ppv.value);
    expect(rare!.npv.value).toBeGreaterThan(common!.npv.value);
  });

  it('have no interval where specificity is 1', () => {
    const { ppv } = predictiveValues({ tp: 1, fp: 0, fn: 1, tn: 5 }, 0.1, 1.96);
    expect(ppv.value).toBe(1);
    expect(ppv.lower).toBeNaN();
  });
});
