import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addScoreCounts,
  auroc,
  averagePrecision,
  binSums,
  binSumsOfCounts,
  brier,
  brierOfCounts,
  confusionGrid,
  confusionGridOfCounts,
  countScores,
  mergeScoreCounts,
  precisionRecallCurve,
  rankCounts,
  rankPositives,
  type Scores,
  tiedShare,
  tiedShareOfCounts,
} from '@/lib/metrics';

/** Scores with ties, on and beside bin edges, in either precision, and labels with unknown ones. */
const columns = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.tuple(
        fc.oneof(
          fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
        fc.constantFrom(0, 1, 255),
      ),
      { minLength: 1, maxLength: 80 },
    ),
  )
  .map(([single, rows]) => {
    const scores: Scores = single
      ? Float32Array.from(rows, ([score]) => score)
      : Float64Array.from(rows, ([score]) => score);
    return { scores, labels: Uint8Array.from(rows, ([, label]) => label) };
  });

const close = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(b[i]!)) expect(a[i]).toBeNaN();
    else expect(Math.abs(a[i]! - b[i]!)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(b[i]!)));
  }
};

describe('counts of images by score', () => {
  it('counts each distinct score by label and leaves unknown labels out', () => {
    const counts = countScores(
      Float64Array.of(0.9, 0.2, -0, 0.2, 0, 0.7),
      Uint8Array.of(0, 1, 1, 0, 0, 255),
    );
    expect(counts).toEqual({
      scores: Float64Array.of(0, 0.2, 0.9),
      positives: Uint32Array.of(1, 1, 0),
      negatives: Uint32Array.of(1, 1, 1),
    });
  });

  it('refuses NaN', () => {
    expect(() => countScores(Float64Array.of(Number.NaN), Uint8Array.of(1))).toThrow('NaN');
  });

  it('gives the ranking, curves and threshold counts of the images, to the bit', () => {
    fc.assert(
      fc.property(columns, ({ scores, labels }) => {
        const counts = countScores(scores, labels);
        const unknown = labels.filter((label) => label > 1).length;
        const ranking = rankCounts(counts, unknown);
        const plain = rankPositives(scores, labels);
        expect(ranking).toEqual(plain);
        expect(averagePrecision(ranking)).toBe(averagePrecision(plain));
        expect(auroc(ranking)).toBe(auroc(plain));
        expect(precisionRecallCurve(ranking, 20)).toEqual(precisionRecallCurve(plain, 20));
        expect(confusionGridOfCounts(counts, 40)).toEqual(confusionGrid(scores, labels, 40));
      }),
    );
  });

  it('gives the same bins, and sums and Brier score to 1e-12', () => {
    fc.assert(
      fc.property(
        columns,
        fc.constantFrom(2, 5, 15, 20),
        fc.constantFrom('width' as const, 'mass' as const),
        ({ scores, labels }, bins, binning) => {
          const counts = countScores(scores, labels);
          const found = binSumsOfCounts(counts, { bins, binning });
          const plain = binSums(scores, labels, { bins, binning });
          expect(found.edges).toEqual(plain.edges);
          expect(found.count).toEqual(plain.count);
          expect(found.positives).toEqual(plain.positives);
          expect(found.right).toEqual(plain.right);
          close(found.scores, plain.scores);
          close([brierOfCounts(counts)], [brier(scores, labels)]);
        },
      ),
    );
  });

  it('adds up to the counts of the concatenated images', () => {
    fc.assert(
      fc.property(columns, columns, (a, b) => {
        const scores = Float64Array.of(...a.scores, ...b.scores);
        const labels = Uint8Array.of(...a.labels, ...b.labels);
        const parts = [a, b].map((own) => countScores(own.scores, own.labels));
        const added = addScoreCounts(parts);
        const whole = countScores(scores, labels);
        expect(Float64Array.from(added.scores)).toEqual(whole.scores);
        expect(added.positives).toEqual(whole.positives);
        expect(added.negatives).toEqual(whole.negatives);
      }),
    );
  });

  it('gives the share of tied images where all labels are known', () => {
    const scores = Float64Array.of(0.5, 0.5, 0.7);
    expect(tiedShareOfCounts(countScores(scores, Uint8Array.of(0, 1, 0)))).toBe(tiedShare(scores));
  });

  it('merges neighbouring scores until each holds enough images, and loses none', () => {
    const counts = countScores(
      Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5),
      Uint8Array.of(0, 1, 0, 1, 1),
    );
    const merged = mergeScoreCounts(counts, 2);
    expect(merged.positives).toEqual(Uint32Array.of(1, 2));
    expect(merged.negatives).toEqual(Uint32Array.of(1, 1));
    close(merged.scores, [0.15, 0.4]);
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 30 }), ({ scores, labels }, least) => {
        const own = countScores(scores, labels);
        const { positives, negatives } = mergeScoreCounts(own, least);
        const total = (images: Uint32Array) => images.reduce((sum, n) => sum + n, 0);
        expect(total(positives)).toBe(total(own.positives));
        expect(total(negatives)).toBe(total(own.negatives));
        const images = total(own.positives) + total(own.negatives);
        const fewest = Math.min(...positives.map((n, i) => n + negatives[i]!));
        if (images > 0) expect(fewest).toBeGreaterThanOrEqual(Math.min(least, images));
      }),
    );
  });
});
