import { describe, expect, it } from 'vitest';
import {
  auroc,
  averagePrecision,
  type Curve,
  precisionRecallCurve,
  rankPositives,
  rocCurve,
} from '@/lib/metrics';
import { type CaseSpec, makeCase } from '../fixtures/metrics/generate';
import { readGolden } from './golden';

interface GoldenCurve {
  case: CaseSpec;
  fpr: number[];
  tpr: number[];
  precision: number[];
  recall: number[];
  thresholds: number[];
}

function areaOfSteps({ x, y }: Curve): number {
  return x.reduce((sum, right, k) => (k === 0 ? 0 : sum + (right - x[k - 1]!) * y[k]!), 0);
}

function areaOfLines({ x, y }: Curve): number {
  return x.reduce(
    (sum, right, k) => (k === 0 ? 0 : sum + ((right - x[k - 1]!) * (y[k]! + y[k - 1]!)) / 2),
    0,
  );
}

const many = makeCase(['fine', 'half', 64, 20_000, 5]);
const ranking = rankPositives(many.scores, many.labels);

describe('precision-recall curve', () => {
  it('worked by hand', () => {
    const hand = rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1));
    expect(precisionRecallCurve(hand, 100)).toEqual({
      x: Float64Array.of(0, 0.5, 1),
      y: Float64Array.of(1, 1, 2 / 3),
      threshold: Float64Array.of(Number.POSITIVE_INFINITY, 0.9, 0.1),
    });
  });

  it('has only points of scikit-learn, one per recall, at its best precision', () => {
    for (const golden of readGolden<{ cases: GoldenCurve[] }>('curves.json').cases) {
      const { scores, labels } = makeCase(golden.case);
      const curve = precisionRecallCurve(rankPositives(scores, labels), 1000);
      const best = new Map<number, number>();
      golden.recall.forEach((recall, k) => {
        if (recall > 0) best.set(recall, Math.max(best.get(recall) ?? 0, golden.precision[k]!));
      });
      expect([...curve.x].slice(1)).toEqual([...best.keys()].sort((a, b) => a - b));
      curve.x.forEach((recall, k) => {
        if (k === 0) return;
        expect(curve.y[k]).toBe(best.get(recall));
        const at = golden.thresholds.indexOf(curve.threshold[k]!);
        expect([golden.recall[at], golden.precision[at]]).toEqual([recall, curve.y[k]]);
      });
    }
  });

  it('keeps area and extremes when thinned', () => {
    const full = precisionRecallCurve(ranking, 1e6);
    expect(areaOfSteps(full)).toBeCloseTo(averagePrecision(ranking), 12);
    for (const points of [5, 20, 100, 256, 1000]) {
      const thinned = precisionRecallCurve(ranking, points);
      expect(thinned.x.length).toBeLessThanOrEqual(points);
      expect(Math.abs(areaOfSteps(thinned) - areaOfSteps(full))).toBeLessThan(1 / points);
      expect(Math.max(...thinned.y)).toBe(Math.max(...full.y));
      expect(Math.min(...thinned.y)).toBe(Math.min(...full.y));
      thinned.threshold.forEach((threshold, k) => {
        const at = full.threshold.indexOf(threshold);
        expect([full.x[at], full.y[at]]).toEqual([thinned.x[k], thinned.y[k]]);
      });
    }
  });

  it('is empty without a positive', () => {
    const none = rankPositives(Float64Array.of(0.5), Uint8Array.of(0));
    expect(precisionRecallCurve(none, 10).x).toHaveLength(0);
  });
});

describe('ROC curve', () => {
  it('worked by hand, with a tie', () => {
    const hand = rankPositives(Float64Array.of(0.9, 0.6, 0.6, 0.1), Uint8Array.of(1, 0, 1, 0));
    const curve = rocCurve(hand, 100);
    expect([...curve.x]).toEqual([0, 0, 0.5, 1]);
    expect([...curve.y]).toEqual([0, 0.5, 1, 1]);
    expect([...curve.threshold]).toEqual([
      Number.POSITIVE_INFINITY,
      0.9,
      0.6,
      Number.NEGATIVE_INFINITY,
    ]);
  });

  it('has only points of scikit-learn', () => {
    for (const golden of readGolden<{ cases: GoldenCurve[] }>('curves.json').cases) {
      const { scores, labels } = makeCase(golden.case);
      const curve = rocCurve(rankPositives(scores, labels), 1000);
      const points = new Set(golden.fpr.map((fpr, k) => `${fpr} ${golden.tpr[k]}`));
      curve.x.forEach((x, k) => {
        expect(points).toContain(`${x} ${curve.y[k]}`);
      });
    }
  });

  it('keeps its area when thinned', () => {
    const full = rocCurve(ranking, 1e6);
    expect(areaOfLines(full)).toBeCloseTo(auroc(ranking), 12);
    for (const points of [20, 50, 100, 256, 1000]) {
      const thinned = rocCurve(ranking, points);
      expect(thinned.x.length).toBeLessThanOrEqual(points);
      expect(Math.abs(areaOfLines(thinned) - areaOfLines(full))).toBeLessThan(0.1 / points);
    }
  });

  it('is empty without a negative', () => {
    const all = rankPositives(Float64Array.of(0.5), Uint8Array.of(1));
    expect(rocCurve(all, 10).x).toHaveLength(0);
  });
});
