import { describe, expect, it } from 'vitest';
import {
  auroc,
  averagePrecision,
  clusteredError,
  foldedClass,
  foldedStatistic,
  RANKED_BY,
  Random,
  type RankedBy,
  rankInfluence,
  rankPositives,
} from '@/lib/metrics';

const SCORES = Float64Array.of(0.9, 0.8, 0.8, 0.7, 0.6, 0.6, 0.5, 0.4, 0.3, 0.3, 0.2, 0.1);
const LABELS = Uint8Array.of(1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0);
const FOLDS = Uint8Array.of(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);

const KERNEL = { ap: averagePrecision, auroc } as const;
const plain = (scores: Float64Array, labels: Uint8Array, by: RankedBy) =>
  KERNEL[by](rankPositives(scores, labels));

/** Scores with ties, labels some of which are unknown, and folds. */
function sample(images: number, seed: number) {
  const random = new Random(seed);
  return {
    scores: Float64Array.from({ length: images }, () => random.below(40) / 40),
    labels: Uint8Array.from({ length: images }, () => [0, 0, 0, 1, 255][random.below(5)]!),
    folds: Uint8Array.from({ length: images }, () => random.below(4)),
  };
}

const folded = (scores: Float64Array, own: ReturnType<typeof foldedClass>, by: RankedBy) =>
  foldedStatistic(
    Float64Array.from(own.rows, (row) => scores[row]!),
    own,
    by,
  );

describe('a statistic without each fold', () => {
  // average_precision_score and roc_auc_score of scikit-learn 1.2.1 on the images of the other folds.
  it.each([
    ['ap', [0.5, 0.9428571428571428, 0.8333333333333333, 0.7166666666666666]],
    ['auroc', [0.6666666666666666, 0.9, 0.9166666666666667, 0.7857142857142857]],
  ] as const)('%s agrees with scikit-learn', (by, golden) => {
    const found = folded(SCORES, foldedClass(LABELS, FOLDS, 3), by);
    for (const [k, value] of golden.entries()) expect(found[k]).toBeCloseTo(value, 14);
  });

  it('equals the kernel on the images that are left', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { scores, labels, folds } = sample(20 * seed, seed);
      const own = foldedClass(labels, folds, 4);
      for (const by of RANKED_BY) {
        const found = folded(scores, own, by);
        for (let left = 0; left <= 4; left++) {
          const kept = labels.map((label, row) => (folds[row] === left ? 255 : label));
          expect(found[left]).toBeCloseTo(plain(scores, kept, by), 12);
        }
      }
    }
  });

  it('is undefined where no positive is left, and of AUROC where no negative is', () => {
    const own = foldedClass(Uint8Array.of(1, 0, 0), Uint8Array.of(0, 0, 1), 2);
    const scores = Float64Array.of(0.5, 0.4, 0.9);
    expect([...foldedStatistic(scores, own, 'ap')]).toEqual([Number.NaN, 1, 0.5]);
    const positives = foldedClass(Uint8Array.of(1, 1, 0), Uint8Array.of(0, 1, 1), 2);
    expect([...foldedStatistic(scores, positives, 'auroc')]).toEqual([0, Number.NaN, 0]);
  });
});

describe('the influence of images', () => {
  it.each(RANKED_BY)('on %s is the change with their weight', (by) => {
    const { scores, labels } = sample(60, 3);
    const { value, influence } = rankInfluence(scores, labels, by);
    expect(value).toBeCloseTo(plain(scores, labels, by), 14);
    // An image k times over, against the derivative: differences shrink as the square of the weight.
    const copies = 200;
    const many = (row: number, extra: number) => {
      const rows = [...labels.keys()].flatMap((other) =>
        Array.from({ length: copies + (other === row ? extra : 0) }, () => other),
      );
      return plain(
        Float64Array.from(rows, (other) => scores[other]!),
        Uint8Array.from(rows, (other) => labels[other]!),
        by,
      );
    };
    for (const row of [0, 7, 23, 41]) {
      const slope = ((many(row, 1) - many(row, -1)) / 2) * copies;
      expect(influence[row]).toBeCloseTo(slope, 5);
    }
    expect(influence.reduce((sum, own) => sum + own, 0)).toBeCloseTo(0, 12);
  });

  it('gives a standard error close to the spread of samples', () => {
    const random = new Random(5);
    const uniform = () => (random.next() + 0.5) / 2 ** 32;
    const draw = () => {
      const labels = Uint8Array.from({ length: 400 }, () => Number(uniform() < 0.25));
      const scores = Float64Array.from(labels, (label) => uniform() + 0.4 * label);
      return rankInfluence(scores, labels, 'ap');
    };
    const draws = Array.from({ length: 150 }, draw);
    const mean = draws.reduce((sum, own) => sum + own.value, 0) / draws.length;
    const spread = Math.sqrt(
      draws.reduce((sum, own) => sum + (own.value - mean) ** 2, 0) / (draws.length - 1),
    );
    const errors = draws.map((own) => clusteredError(own.influence));
    const error = errors.reduce((sum, own) => sum + own, 0) / errors.length;
    expect(error / spread).toBeGreaterThan(0.8);
    expect(error / spread).toBeLessThan(1.25);
  });
});
