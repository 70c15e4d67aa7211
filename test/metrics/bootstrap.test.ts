import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auroc,
  averagePrecision,
  confusionAt,
  jackknifeWeights,
  type Labels,
  type PackedWeights,
  Random,
  type ResamplingPlan,
  rankPositives,
  rankSlots,
  replicateWeights,
  resamplingPlan,
  type Scores,
  UNKNOWN,
  weightedStatistics,
} from '@/lib/metrics';
import { makeCase } from '../fixtures/metrics/generate';

/** The weights of one replicate. */
function unpack(weights: PackedWeights, { bits }: ResamplingPlan, lane: number): number[] {
  return [...weights].map((packed) =>
    Number((BigInt(packed) >> BigInt(bits * lane)) & ((1n << BigInt(bits)) - 1n)),
  );
}

/** Rows written out as often as their weight says. */
function repeat(scores: Scores, labels: Labels, weights: readonly number[]) {
  const rows = weights.flatMap((weight, i) => new Array<number>(weight).fill(i));
  const column =
    scores instanceof Float32Array ? new Float32Array(rows.length) : new Float64Array(rows.length);
  rows.forEach((i, k) => {
    column[k] = scores[i]!;
  });
  return { scores: column, labels: Uint8Array.from(rows, (i) => labels[i]!) };
}

describe('weighted figures', () => {
  it('equal the plain ones on rows that are materially repeated', () => {
    const rows = fc.array(fc.tuple(fc.nat(12), fc.constantFrom(0, 1, 0, 1, UNKNOWN), fc.nat(3)), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, fc.boolean(), fc.nat(1000), (all, single, seed) => {
        const values = all.map(([score]) => score / 12);
        const scores = single ? Float32Array.from(values) : Float64Array.from(values);
        const labels = Uint8Array.from(all, ([, label]) => label);
        const cuts = [0.5, 0.1, 2, -1, 1 / 12];
        const plan = resamplingPlan(
          all.length,
          Uint32Array.from(all, ([, , cluster]) => cluster),
        );
        const weights = replicateWeights(plan, seed, 5);
        const figures = weightedStatistics(rankSlots(scores, labels, cuts), weights, plan);
        expect(figures).toHaveLength(plan.lanes);
        figures.forEach((own, lane) => {
          const written = repeat(scores, labels, unpack(weights, plan, lane));
          const ranking = rankPositives(written.scores, written.labels);
          expect(own.positives).toBe(ranking.positives);
          expect(own.negatives).toBe(ranking.negatives);
          expect(own.auroc).toBe(auroc(ranking));
          if (ranking.positives === 0) expect(own.ap).toBe(Number.NaN);
          else expect(own.ap).toBeCloseTo(averagePrecision(ranking), 13);
          expect(own.cuts).toEqual(
            cuts.map((cut) => confusionAt(written.scores, written.labels, cut)),
          );
        });
      }),
      { numRuns: 100 },
    );
  });

  it('with each image once are the plain ones, over thousands of images', () => {
    for (const kind of ['fine', 'decimals', 'ties']) {
      const { scores, labels } = makeCase([kind, 'unknown', 32, 5000, 8]);
      const plan = resamplingPlan(5000);
      const all = jackknifeWeights(plan, 1, 1);
      const ranking = rankPositives(scores, labels);
      for (const own of weightedStatistics(rankSlots(scores, labels, [0.5]), all, plan)) {
        expect(own.ap).toBeCloseTo(averagePrecision(ranking), 13);
        expect(own.auroc).toBe(auroc(ranking));
        expect(own.cuts[0]).toEqual(confusionAt(scores, labels, 0.5));
      }
    }
  });
});

describe('draws', () => {
  it('hold as many clusters as there are, all images of a cluster together', () => {
    const plan = resamplingPlan(6, Uint32Array.of(0, 0, 1, 2, 2, 2));
    const weights = replicateWeights(plan, 3, 0);
    for (let lane = 0; lane < plan.lanes; lane++) {
      const [a, b, c, d, e, f] = unpack(weights, plan, lane);
      expect([a, d, d]).toEqual([b, e, f]);
      expect(a! + c! + d!).toBe(3);
    }
  });

  it('are the same for the same seed and replicate, however replicates are grouped', () => {
    const plan = resamplingPlan(50);
    const one = { ...plan, lanes: 1 };
    const together = replicateWeights(plan, 11, 4);
    for (let lane = 0; lane < plan.lanes; lane++) {
      expect(unpack(together, plan, lane)).toEqual([...replicateWeights(one, 11, 4 + lane)]);
    }
    expect(replicateWeights(one, 12, 4)).not.toEqual(replicateWeights(one, 11, 4));
  });

  it('take every image once on average', () => {
    const plan = { ...resamplingPlan(20), lanes: 1 };
    const sums = new Float64Array(20);
    const rounds = 2000;
    for (let r = 0; r < rounds; r++) {
      replicateWeights(plan, 1, r).forEach((weight, i) => {
        sums[i]! += weight;
      });
    }
    // Five standard errors of a mean of `rounds` draws with variance 0.95.
    for (const sum of sums)
      expect(Math.abs(sum / rounds - 1)).toBeLessThan(5 * Math.sqrt(0.95 / rounds));
  });

  it('leave out each cluster in one group', () => {
    const plan = resamplingPlan(7, Uint32Array.of(0, 1, 2, 3, 4, 4, 4));
    const weights = jackknifeWeights(plan, 2, 0);
    expect(unpack(weights, plan, 0)).toEqual([0, 1, 0, 1, 0, 0, 0]);
    expect(unpack(weights, plan, 1)).toEqual([1, 0, 1, 0, 1, 1, 1]);
  });

  it('are planned so that no count can overflow', () => {
    expect(resamplingPlan(78_946)).toMatchObject({ clusters: 78_946, bits: 17, lanes: 3 });
    const clustered = resamplingPlan(
      1000,
      Uint32Array.from({ length: 1000 }, (_, i) => i >> 3),
    );
    // 125 clusters of 8: at most 1,000 images.
    expect(clustered).toMatchObject({ clusters: 125, bits: 10, lanes: 5 });
    expect(() => resamplingPlan(3, Uint32Array.of(0))).toThrow('3 images, 1 clusters of images');
  });
});

describe('random numbers', () => {
  it('are the same everywhere', () => {
    const random = new Random(7, 3);
    const first = [random.next(), random.next(), random.next()];
    expect(first).toEqual([1625243141, 2476346211, 3938977140]);
  });

  it('below n are even', () => {
    const random = new Random(2 ** 40 + 5);
    const counts = new Float64Array(6);
    for (let k = 0; k < 60_000; k++) counts[random.below(6)]!++;
    const chiSquare = counts.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
    // 1 in 10^5 of even draws exceed this, with 5 degrees of freedom.
    expect(chiSquare).toBeLessThan(30.9);
  });
});
