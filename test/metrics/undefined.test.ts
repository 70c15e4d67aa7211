import { describe, expect, it } from 'vitest';
import {
  auroc,
  averagePrecision,
  brier,
  brierDecomposition,
  calibrationBins,
  ece,
  eceDebiased,
  eceDecision,
  kendall,
  type Labels,
  leastSquares,
  logLoss,
  pearson,
  pearsonInterval,
  rankPositives,
  type Scores,
  smoothEce,
  spearman,
  tiedShare,
  UNKNOWN,
} from '@/lib/metrics';

/** Names of the statistics that are defined. */
function defined(scores: Scores, labels: Labels): string {
  const ranking = rankPositives(scores, labels);
  const bins = calibrationBins(scores, labels, { bins: 5, binning: 'width' });
  const massBins = calibrationBins(scores, labels, { bins: 5, binning: 'mass' });
  const figures = {
    ap: averagePrecision(ranking),
    auroc: auroc(ranking),
    brier: brier(scores, labels),
    logLoss: logLoss(scores, labels),
    ece: ece(bins),
    eceMass: ece(massBins),
    eceDecision: eceDecision(bins),
    eceDebiased: eceDebiased(bins),
    decomposition: brierDecomposition(bins, brier(scores, labels)).calibration,
    smoothEce: smoothEce(scores, labels),
  };
  return Object.entries(figures)
    .filter(([, value]) => !Number.isNaN(value))
    .map(([name]) => name)
    .join(' ');
}

const BY_RANK = 'ap auroc';
const PROBABILISTIC = 'brier logLoss ece eceMass eceDecision eceDebiased decomposition smoothEce';

describe('what is undefined is NaN', () => {
  const scores = Float64Array.of(0.2, 0.4, 0.6);

  it('by the labels present', () => {
    expect(defined(scores, Uint8Array.of(0, 1, 1))).toBe(`${BY_RANK} ${PROBABILISTIC}`);
    expect(defined(scores, Uint8Array.of(0, 0, UNKNOWN))).toBe(PROBABILISTIC);
    expect(defined(scores, Uint8Array.of(1, 1, 1))).toBe(`ap ${PROBABILISTIC}`);
    expect(defined(scores, new Uint8Array(3).fill(UNKNOWN))).toBe('');
    expect(defined(new Float64Array(0), new Uint8Array(0))).toBe('');
  });

  it.each([1.5, -0.1])('where a score is %d, which is no probability', (bad) => {
    for (const kind of [Float32Array, Float64Array]) {
      expect(defined(kind.of(0.2, bad, 0.6), Uint8Array.of(0, 1, 1))).toBe(BY_RANK);
      expect(defined(kind.of(0.2, bad, 0.6), Uint8Array.of(1, 0, 1))).toBe(BY_RANK);
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'where a score is %d',
    (bad) => {
      for (const kind of [Float32Array, Float64Array]) {
        expect(defined(kind.of(0.2, bad, 0.6), Uint8Array.of(0, 1, 1))).toBe('');
        expect(defined(kind.of(0.2, bad, 0.6), Uint8Array.of(1, 0, 1))).toBe('');
      }
    },
  );

  it('without an image to tie', () => {
    expect(tiedShare(new Float32Array(0))).toBe(Number.NaN);
    expect(tiedShare(Float32Array.of(0, -0, 1))).toBe(2 / 3);
  });

  it('below two pairs, or where nothing varies', () => {
    const line = { slope: Number.NaN, intercept: Number.NaN, r: Number.NaN, r2: Number.NaN };
    for (const [x, y] of [
      [[], []],
      [[1], [2]],
      [
        [3, 3, 3],
        [1, 2, 3],
      ],
    ] as const) {
      expect([pearson(x, y), spearman(x, y), kendall(x, y)]).toEqual([
        Number.NaN,
        Number.NaN,
        Number.NaN,
      ]);
      expect(leastSquares(x, y)).toEqual(line);
    }
    expect(leastSquares([1, 2, 3], [0.1, 0.1, 0.1])).toEqual({
      slope: 0,
      intercept: 0.1,
      r: Number.NaN,
      r2: Number.NaN,
    });
    expect(pearsonInterval(0.5, 3)).toEqual([Number.NaN, Number.NaN]);
    expect([spearman([1, Number.NaN, 3], [1, 2, 3]), kendall([1, Number.NaN], [1, 2])]).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('pairs must be pairs', () => {
    expect(() => pearson([1, 2], [1])).toThrow('x has 2 values, y 1; expected as many');
    expect(() => kendall([1, 2], [1])).toThrow('x has 2 values, y 1; expected as many');
  });
});
