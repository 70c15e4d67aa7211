import { describe, expect, it } from 'vitest';
import {
  applyBinMap,
  applyLogisticMap,
  applyStepMap,
  fitLogisticMap,
  histogramMap,
  isotonicMap,
  logColumns,
  orderClass,
  Random,
} from '@/lib/metrics';

describe('isotonic regression', () => {
  it('pools adjacent violators', () => {
    const scores = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
    const map = isotonicMap(orderClass(scores, Uint8Array.of(0, 1, 0, 1, 1, 0))!)!;
    // scikit-learn 1.2.1: IsotonicRegression(out_of_bounds='clip').fit(scores, labels).predict(scores)
    // [0, 0.5, 0.5, 0.6667, 0.6667, 0.6667]
    const fitted = [...scores].map((score) => applyStepMap(map, score));
    for (const [i, value] of [0, 0.5, 0.5, 2 / 3, 2 / 3, 2 / 3].entries()) {
      expect(fitted[i]).toBeCloseTo(value, 12);
    }
    // Between 0.3 and 0.4 it is linear; beyond the ends it is constant.
    expect(applyStepMap(map, 0.35)).toBeCloseTo((0.5 + 2 / 3) / 2, 12);
    expect(applyStepMap(map, 0.9)).toBeCloseTo(2 / 3, 12);
    expect(applyStepMap(map, 0)).toBe(0);
  });

  it('gives images of equal score their mean', () => {
    const map = isotonicMap(orderClass(Float64Array.of(0.2, 0.2, 0.7), Uint8Array.of(1, 0, 1))!)!;
    expect([applyStepMap(map, 0.2), applyStepMap(map, 0.7)]).toEqual([0.5, 1]);
  });

  it('leaves a fold out', () => {
    const ordered = orderClass(Float64Array.of(0.1, 0.2, 0.3), Uint8Array.of(1, 0, 1))!;
    const folds = Uint8Array.from(ordered.rows, (row) => Number(row === 0));
    const map = isotonicMap(ordered, folds, 1)!;
    expect([applyStepMap(map, 0.2), applyStepMap(map, 0.3)]).toEqual([0, 1]);
  });
});

describe('histogram binning', () => {
  it('maps bins of equally many images to their positive rates', () => {
    const scores = Float64Array.of(0.1, 0.2, 0.3, 0.6, 0.7, 0.9);
    const map = histogramMap(orderClass(scores, Uint8Array.of(0, 0, 1, 0, 1, 1))!, 2)!;
    expect([...map.edges]).toEqual([0.3 + (0.6 - 0.3) / 2]);
    expect(applyBinMap(map, 0.2)).toBeCloseTo(1 / 3, 12);
    expect(applyBinMap(map, 0.8)).toBeCloseTo(2 / 3, 12);
  });

  it('keeps images of equal score in one bin', () => {
    const scores = Float64Array.of(0.5, 0.5, 0.5, 0.8);
    const map = histogramMap(orderClass(scores, Uint8Array.of(0, 1, 0, 1))!, 4)!;
    expect(applyBinMap(map, 0.5)).toBeCloseTo(1 / 3, 12);
  });
});

/** Labels of images whose true logit is a line of the logit of their score. */
function drawn(images: number, slope: number, intercept: number) {
  const random = new Random(5);
  const uniform = () => (random.next() + 0.5) / 2 ** 32;
  const p = Float64Array.from({ length: images }, () => uniform());
  const labels = Uint8Array.from(p, (own) => {
    const z = slope * Math.log(own / (1 - own)) + intercept;
    return Number(uniform() < 1 / (1 + Math.exp(-z)));
  });
  return { p, labels };
}

describe('logistic maps', () => {
  it.each(['platt', 'beta', 'temperature'] as const)(
    'of %s find the map that made the labels',
    (family) => {
      const intercept = family === 'temperature' ? 0 : -0.7;
      const { p, labels } = drawn(40_000, 1.6, intercept);
      const map = fitLogisticMap(family, logColumns(p), labels);
      expect(map.a).toBeCloseTo(1.6, 0.9);
      expect(map.b).toBeCloseTo(1.6, 0.9);
      expect(map.intercept).toBeCloseTo(intercept, 0.9);
    },
  );

  it('agree with scikit-learn', () => {
    // LogisticRegression(penalty=None, tol=1e-10).fit(logit(p).reshape(-1, 1), y) of scikit-learn 1.2.1
    const p = Float64Array.of(0.1, 0.3, 0.35, 0.4, 0.6, 0.65, 0.8, 0.9);
    const labels = Uint8Array.of(0, 1, 0, 0, 1, 0, 1, 1);
    const map = fitLogisticMap('platt', logColumns(p), labels);
    expect(map.a).toBeCloseTo(1.18763494, 5);
    expect(map.intercept).toBeCloseTo(-0.07750428, 5);
  });

  it('satisfy the equations of the most likely weights', () => {
    const { p, labels } = drawn(500, 0.8, 0.3);
    const columns = logColumns(p);
    const map = fitLogisticMap('beta', columns, labels);
    let [up, one] = [0, 0];
    p.forEach((own, row) => {
      const gap = applyLogisticMap(map, own) - labels[row]!;
      up += gap * columns.up[row]!;
      one += gap;
    });
    expect(up).toBeCloseTo(0, 4);
    expect(one).toBeCloseTo(0, 4);
  });

  it('of beta never fall', () => {
    // The middle scores are the positive ones: an unconstrained fit would bend down.
    const p = Float64Array.of(0.02, 0.1, 0.4, 0.5, 0.6, 0.9, 0.98);
    const map = fitLogisticMap('beta', logColumns(p), Uint8Array.of(0, 0, 1, 1, 1, 0, 0));
    expect(Math.min(map.a, map.b)).toBeGreaterThanOrEqual(0);
  });
});
