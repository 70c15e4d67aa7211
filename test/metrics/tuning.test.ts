import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestThreshold,
  type Criterion,
  clusteredError,
  confusionAt,
  countsByFold,
  f1,
  fnr,
  fpr,
  orderClass,
  recall,
  specificity,
} from '@/lib/metrics';

/** Scores that often tie, with labels; some unknown. */
const images = fc.array(
  fc.record({
    score: fc.integer({ min: 0, max: 30 }).map((n) => n / 30),
    label: fc.constantFrom(0, 0, 0, 1, 1, 255),
    fold: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 1, maxLength: 60 },
);

const columns = (rows: readonly { score: number; label: number }[], single: boolean) => ({
  scores: new (single ? Float32Array : Float64Array)(rows.map((row) => row.score)),
  labels: Uint8Array.from(rows, (row) => row.label),
});

describe('a class in the order of scores', () => {
  it('has its known images from the highest score down, equal scores by row', () => {
    const ordered = orderClass(
      Float64Array.of(0.1, 0.9, 0.5, 0.9, 0.2),
      Uint8Array.of(0, 1, 255, 0, 1),
    )!;
    expect([...ordered.scores]).toEqual([0.9, 0.9, 0.2, 0.1]);
    expect([...ordered.rows]).toEqual([1, 3, 4, 0]);
    expect([...ordered.labels]).toEqual([1, 0, 1, 0]);
    expect(ordered).toMatchObject({ positives: 2, negatives: 2 });
  });

  it('is the order of a stable sort, also where many scores crowd', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 }),
        (own) => {
          const crowded = own.flatMap((score) => [score, score / 1e6, 0.5 + score * 1e-9]);
          const scores = Float64Array.from(crowded);
          const ordered = orderClass(scores, new Uint8Array(scores.length))!;
          const expected = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
          expect([...ordered.rows]).toEqual(expected);
        },
      ),
    );
  });

  it('is undefined where a score is not a number', () => {
    expect(orderClass(Float64Array.of(0.1, Number.NaN), Uint8Array.of(0, 1))).toBeNull();
  });
});

/** What each criterion says of counts at a threshold. */
const JUDGED: Readonly<
  Record<Criterion, (counts: ReturnType<typeof confusionAt>, limit: number) => number>
> = {
  f1: (own) => f1(own),
  fnr: (own, limit) => (fnr(own) <= limit + 1e-9 ? -(own.tp + own.fp) : -Infinity),
  fpr: (own, limit) => (fpr(own) <= limit + 1e-9 ? own.tp + own.fp : -Infinity),
  youden: (own) => recall(own) + specificity(own) - 1,
  prevalence: (own) => -Math.abs(own.tp + own.fp - (own.tp + own.fn)),
  cost: (own, limit) => -(limit * own.fn + own.fp),
};

describe('the best threshold', () => {
  it.each(Object.keys(JUDGED) as Criterion[])('is no worse by %s than any other', (criterion) => {
    fc.assert(
      fc.property(images, fc.boolean(), fc.constantFrom(0.1, 0.5, 3), (rows, single, limit) => {
        const { scores, labels } = columns(rows, single);
        const ordered = orderClass(scores, labels)!;
        fc.pre(ordered.positives > 0 && ordered.negatives > 0);
        const found = bestThreshold(ordered, { criterion, limit });
        const judge = (threshold: number) =>
          JUDGED[criterion](confusionAt(scores, labels, threshold), limit);
        const others = [-1, 0, 1, ...scores];
        expect(judge(found)).toBeCloseTo(Math.max(...others.map(judge)), 12);
      }),
    );
  });

  it('without a fold is that of the images of the other folds', () => {
    fc.assert(
      fc.property(
        images,
        fc.constantFrom(...(Object.keys(JUDGED) as Criterion[])),
        (rows, criterion) => {
          const rule = { criterion, limit: 0.3 };
          const all = columns(rows, false);
          const ordered = orderClass(all.scores, all.labels)!;
          const folds = Uint8Array.from(ordered.rows, (row) => rows[row]!.fold);
          const others = columns(
            rows.filter((row) => row.fold !== 1),
            false,
          );
          expect(bestThreshold(ordered, rule, folds, 1)).toEqual(
            bestThreshold(orderClass(others.scores, others.labels)!, rule),
          );
        },
      ),
    );
  });

  it('lies in the middle between the two scores it separates', () => {
    const ordered = orderClass(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 0))!;
    expect(bestThreshold(ordered, { criterion: 'f1', limit: 0 })).toBe(0.75);
    // All three must be called: half of the lowest score.
    expect(bestThreshold(ordered, { criterion: 'fpr', limit: 1 })).toBe(0.05);
  });

  it('is undefined without a positive', () => {
    const ordered = orderClass(Float64Array.of(0.9, 0.6), Uint8Array.of(0, 0))!;
    expect(bestThreshold(ordered, { criterion: 'f1', limit: 0 })).toBeNaN();
  });
});

describe('calls counted by fold', () => {
  it('are those of each fold by itself', () => {
    const grid = Float64Array.of(0, 0.2, 0.5, 0.9);
    fc.assert(
      fc.property(images, (rows) => {
        const { scores, labels } = columns(rows, false);
        const ordered = orderClass(scores, labels)!;
        const folds = Uint8Array.from(ordered.rows, (row) => rows[row]!.fold);
        const counts = countsByFold(ordered, folds, 3, grid);
        for (let fold = 0; fold < 3; fold++) {
          const own = columns(
            rows.filter((row) => row.fold === fold),
            false,
          );
          grid.forEach((threshold, k) => {
            const { tp, fp, fn, tn } = confusionAt(own.scores, own.labels, threshold);
            expect([counts.tp[fold]![k], counts.fp[fold]![k]]).toEqual([tp, fp]);
            expect([counts.positives[fold], counts.negatives[fold]]).toEqual([tp + fn, fp + tn]);
          });
        }
      }),
    );
  });
});

describe('the clustered standard error', () => {
  it('of a mean of independent values is the usual one', () => {
    const values = [1, 4, 2, 7, 3];
    const mean = 17 / 5;
    const influences = Float64Array.from(values, (value) => (value - mean) / 5);
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    expect(clusteredError(influences)).toBeCloseTo(Math.sqrt(variance / 5), 12);
  });

  it('is undefined of one cluster', () => {
    expect(clusteredError(Float64Array.of(0))).toBeNaN();
  });
});
