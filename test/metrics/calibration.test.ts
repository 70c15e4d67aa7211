import { describe, expect, it } from 'vitest';
import {
  brier,
  brierDecomposition,
  calibrationBins,
  ece,
  eceDebiased,
  eceDecision,
  smoothEce,
  UNKNOWN,
} from '@/lib/metrics';
import { makeCase } from '../fixtures/metrics/generate';

const width = (bins: number) => ({ bins, binning: 'width' }) as const;
const mass = (bins: number) => ({ bins, binning: 'mass' }) as const;

describe('equal-width bins', () => {
  it('are open below and closed above, the first holding 0', () => {
    const scores = Float64Array.of(0, 0.25, 0.5, 0.75, 1, 0.375, 0.1);
    const labels = Uint8Array.of(0, 1, 0, 1, 1, 0, UNKNOWN);
    const bins = calibrationBins(scores, labels, width(4));
    expect([...bins.lower]).toEqual([0, 0.25, 0.5, 0.75]);
    expect([...bins.upper]).toEqual([0.25, 0.5, 0.75, 1]);
    expect([...bins.count]).toEqual([2, 2, 1, 1]);
    expect([...bins.positiveRate]).toEqual([0.5, 0, 1, 1]);
    expect([...bins.meanScore]).toEqual([0.125, 0.4375, 0.75, 1]);
    // 0.5 counts as called: wrong for its label 0.
    expect([...bins.accuracy]).toEqual([0.5, 0.5, 1, 1]);
  });

  it('put every edge k / m into the bin below it, in either precision', () => {
    for (let m = 1; m <= 100; m++) {
      for (const kind of [Float32Array, Float64Array]) {
        const scores = kind.from(Array.from({ length: m }, (_, k) => (k + 1) / m));
        const bins = calibrationBins(scores, new Uint8Array(m), width(m));
        expect([...bins.count], `${m} bins`).toEqual(new Array(m).fill(1));
      }
    }
  });

  it('leave empty bins undefined', () => {
    const bins = calibrationBins(Float64Array.of(0.9), Uint8Array.of(1), width(2));
    expect([bins.count[0], bins.meanScore[0], bins.positiveRate[0], bins.accuracy[0]]).toEqual([
      0,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('equal-mass bins', () => {
  it('hold equal numbers of images where scores differ', () => {
    const scores = Float64Array.of(0.1, 0.9, 0.3, 0.4, 0.8, 0.2);
    const bins = calibrationBins(scores, Uint8Array.of(0, 1, 0, 1, 1, 0), mass(3));
    expect([...bins.count]).toEqual([2, 2, 2]);
    expect([...bins.positiveRate]).toEqual([0, 0.5, 1]);
    expect(bins.lower[0]).toBe(0.1);
    expect(bins.upper[2]).toBe(0.9);
  });

  it('keep tied scores together, so that bins can be empty', () => {
    const bins = calibrationBins(Float64Array.of(0.5, 0.5, 0.5, 0.9), new Uint8Array(4), mass(4));
    expect([...bins.count]).toEqual([3, 0, 0, 1]);
  });

  it('agree with equal-width bins that happen to have the same edges', () => {
    const scores = Float64Array.from({ length: 1001 }, (_, k) => k / 1000);
    const { labels } = makeCase(['fine', 'half', 64, 1001, 9]);
    const a = calibrationBins(scores, labels, width(10));
    const b = calibrationBins(scores, labels, mass(10));
    expect(b.count).toEqual(a.count);
    expect(b.positiveRate).toEqual(a.positiveRate);
    expect(b.accuracy).toEqual(a.accuracy);
    b.meanScore.forEach((mean, k) => {
      expect(mean).toBeCloseTo(a.meanScore[k]!, 14);
    });
  });
});

describe('binning', () => {
  it.each([0, 2.5, 1e6])('rejects %d bins', (bins) => {
    for (const binning of ['width', 'mass'] as const) {
      expect(() => calibrationBins(Float64Array.of(), Uint8Array.of(), { bins, binning })).toThrow(
        `bins is ${bins}; expected a whole number from 1 to 10000`,
      );
    }
  });
});

describe('calibration errors', () => {
  const scores = Float64Array.of(0.2, 0.2, 0.9, 0.9);
  const labels = Uint8Array.of(0, 1, 1, 1);
  const bins = calibrationBins(scores, labels, width(2));

  it('worked by hand', () => {
    expect(ece(bins)).toBeCloseTo((0.3 + 0.1) / 2, 15);
    expect(eceDecision(bins)).toBeCloseTo((0.3 + 0.1) / 2, 15);
    expect(eceDebiased(bins)).toBeCloseTo(0.16101615740852518, 14);
    const one = calibrationBins(Float64Array.of(0.2, 0.9), Uint8Array.of(0, 1), width(2));
    expect(ece(one)).toBeCloseTo(0.15, 15);
    expect(eceDecision(one)).toBeCloseTo(0.45, 15);
  });

  it.each(['width', 'mass'] as const)(
    'equal scores do not add up their rounding (%s)',
    (binning) => {
      const images = 30_000;
      const equal = new Float64Array(images).fill(0.3333);
      const third = Uint8Array.from(equal, (_, i) => Number(i % 3 === 0));
      const gap = ece(calibrationBins(equal, third, { bins: 15, binning }));
      expect(Math.abs(gap - (1 / 3 - 0.3333))).toBeLessThan(2e-16);
    },
  );

  it('Brier score is the sum of its parts', () => {
    const parts = brierDecomposition(bins, brier(scores, labels));
    expect(parts.calibration).toBeCloseTo(0.05, 15);
    expect(parts.refinement).toBeCloseTo(0.125, 15);
    expect(parts.resolution).toBeCloseTo(0.0625, 15);
    expect(parts.uncertainty).toBeCloseTo(0.1875, 15);
    expect(parts.withinBins).toBeCloseTo(0, 15);
  });

  it('debiasing takes the bias off on average', () => {
    // Calibrated by construction: the true error is 0, the plain one is chance alone.
    let plain = 0;
    let debiased = 0;
    const rounds = 200;
    for (let seed = 0; seed < rounds; seed++) {
      const draw = makeCase(['fine', 'half', 64, 400, 1000 + seed]);
      const flat = new Float64Array(400).fill(0.5).map((half, i) => half + (i % 10) * 1e-9);
      const own = calibrationBins(flat, draw.labels, mass(10));
      plain += ece(own) / rounds;
      debiased += eceDebiased(own) / rounds;
    }
    expect(plain).toBeGreaterThan(0.05);
    expect(debiased).toBeLessThan(plain / 1.5);
  });
});

describe('smooth ECE', () => {
  it('of one constant score is the gap to the rate', () => {
    expect(smoothEce(Float64Array.of(0.5, 0.5), Uint8Array.of(1, 1))).toBeCloseTo(0.5, 12);
  });

  it('does not depend on the grid beyond its fineness', () => {
    const { scores, labels } = makeCase(['fine', 'half', 64, 60, 77]);
    const nudged = Float64Array.from(scores, (score) => Math.min(1, score + 1 / 2 ** 16));
    const moved = smoothEce(nudged, labels) - smoothEce(scores, labels);
    expect(Math.abs(moved)).toBeLessThan(1e-4);
  });

  it('stops at a width of 0.001', () => {
    const scores = new Float64Array(1000).fill(0.5);
    const labels = Uint8Array.from(scores, (_, i) => i % 2);
    expect(smoothEce(scores, labels)).toBeLessThan(0.001);
  });
});
