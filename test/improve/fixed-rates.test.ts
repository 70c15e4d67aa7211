import { describe, expect, it } from 'vitest';
import { crossFit } from '@/lib/improve/cross-fit';
import { fixedRates } from '@/lib/improve/fixed-rates';
import { confusionAt, recall, specificity, wilson } from '@/lib/metrics';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import { scoreHistogram } from '@/lib/scoring/score-histogram';
import { atOnce } from '@/lib/scoring/steps';
import { matrix } from '../scoring/support';
import { singles } from './support';

const IMAGES = 60;
const labels = Array.from({ length: IMAGES }, (_, i) => Number((i * 7) % 5 === 0));
const scores = labels.map((label, i) => +(((i * 37) % 60) / 80 + 0.2 * label).toFixed(4));
const all = matrix({ Mass: { scores, labels } });

const found = (clusterOf: Uint32Array) =>
  atOnce(fixedRates(all, { kind: 'rates', cross: crossFit(clusterOf, 7, 5), level: 0.95 }))!
    .classes[0]!;

describe('operating points', () => {
  it('agree with the ROC curve of scikit-learn', () => {
    // The best of each pair on sklearn.metrics.roc_curve(labels, scores, drop_intermediate=False).
    const golden = [
      ['specificity', 0.8, 5 / 12],
      ['specificity', 0.9, 4 / 12],
      ['specificity', 0.95, 3 / 12],
      ['sensitivity', 0.8, 20 / 48],
      ['sensitivity', 0.9, 16 / 48],
      ['sensitivity', 0.95, 12 / 48],
    ] as const;
    const { points } = found(singles(IMAGES));
    expect(points.map(({ rate, at }) => [rate, at])).toEqual(
      golden.map(([rate, at]) => [rate, at]),
    );
    for (const [k, [rate, at, value]] of golden.entries()) {
      const point = points[k]!;
      const [held, free] =
        rate === 'specificity'
          ? [point.specificity, point.sensitivity]
          : [point.sensitivity, point.specificity];
      expect(held.value).toBeGreaterThanOrEqual(at - 1e-12);
      expect(free.value).toBeCloseTo(value, 12);
      const { scores: column, labels: own } = all.columns(0);
      const counts = confusionAt(column, own, point.threshold);
      expect(point.sensitivity.value).toBeCloseTo(recall(counts), 12);
      expect(point.specificity.value).toBeCloseTo(specificity(counts), 12);
    }
  });

  it('have intervals of Wilson for single images, and wider ones for copies of them', () => {
    const [point] = found(singles(IMAGES)).points;
    const positives = 12;
    const own = wilson(point!.sensitivity.value * positives, positives);
    // The clustered variance has n / (n - 1) of all images.
    expect(point!.sensitivity.lower).toBeCloseTo(own[0], 1);
    expect(point!.sensitivity.upper).toBeCloseTo(own[1], 1);
    const twice = matrix({
      Mass: { scores: [...scores, ...scores], labels: [...labels, ...labels] },
    });
    const pairs = Uint32Array.from({ length: 2 * IMAGES }, (_, i) => i % IMAGES);
    const plan = { kind: 'rates', cross: crossFit(pairs, 7, 5), level: 0.95 } as const;
    const [copied] = atOnce(fixedRates(twice, plan))!.classes[0]!.points;
    const width = (rate: { lower: number; upper: number }) => rate.upper - rate.lower;
    expect(width(copied!.specificity)).toBeCloseTo(width(point!.specificity), 6);
  });

  it('are undefined without a positive', () => {
    const none = matrix({ Mass: { scores: [0.1, 0.2], labels: [0, 0] } });
    const plan = { kind: 'rates', cross: crossFit(singles(2), 7, 2), level: 0.95 } as const;
    const { points } = atOnce(fixedRates(none, plan))!.classes[0]!;
    expect(points.find(({ rate }) => rate === 'sensitivity')!.threshold).toBeNaN();
    expect(points.every(({ sensitivity }) => Number.isNaN(sensitivity.value))).toBe(true);
  });
});

describe('a histogram of scores', () => {
  it.each(['linear', 'log'] as const)('counts every image once (%s)', (axis) => {
    const bins = scoreHistogram(evaluateClass(all, 0), axis);
    for (const label of [0, 1] as const) {
      const own = bins.filter((bin) => bin.label === label);
      expect(own[0]!.from).toBe(0);
      expect(own.at(-1)!.to).toBe(1);
      own.slice(1).forEach((bin, k) => {
        expect(bin.from).toBe(own[k]!.to);
      });
      for (const bin of own) {
        const inside = scores.filter(
          (score, i) =>
            labels[i] === label && (score > bin.from || bin.from === 0) && score <= bin.to,
        );
        expect(bin.images).toBe(inside.length);
      }
      expect(own.reduce((sum, bin) => sum + bin.share, 0)).toBeCloseTo(1, 12);
    }
  });
});
