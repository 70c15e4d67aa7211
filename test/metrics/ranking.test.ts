import { describe, expect, it } from 'vitest';
import { auroc, averagePrecision, rankPositives, UNKNOWN } from '@/lib/metrics';
import { makeCase } from '../fixtures/metrics/generate';

describe('ranking positives', () => {
  it('groups equal scores and counts the negatives at and above them', () => {
    const scores = Float64Array.of(0.9, 0.6, 0.6, 0.1, 0.6, 0.95, 0.3);
    const labels = Uint8Array.of(1, 1, 0, 0, 1, 0, UNKNOWN);
    expect(rankPositives(scores, labels)).toEqual({
      positives: 3,
      negatives: 3,
      unknown: 1,
      finite: true,
      thresholds: Float64Array.of(0.9, 0.6),
      tp: Uint32Array.of(1, 3),
      fp: Uint32Array.of(1, 2),
      fpAbove: Uint32Array.of(1, 1),
    });
  });

  it('takes -0 for 0, in either precision', () => {
    for (const scores of [Float32Array.of(0, -0), Float64Array.of(-0, 0)]) {
      expect(rankPositives(scores, Uint8Array.of(1, 0)).fp).toEqual(Uint32Array.of(1));
      expect(rankPositives(scores, Uint8Array.of(0, 1)).fp).toEqual(Uint32Array.of(1));
    }
  });

  it('compares doubles whose leading 32 bits are equal', () => {
    const scores = Float64Array.of(0.5, 0.5 + 2 ** -53, 0.5 - 2 ** -54, 0.5);
    const { fp, fpAbove } = rankPositives(scores, Uint8Array.of(1, 0, 0, 0));
    expect([fpAbove[0], fp[0]]).toEqual([1, 2]);
  });

  it('ranks scores below 0 as well', () => {
    const scores = Float32Array.of(-3, -1, 2, -1, -2, 7);
    const labels = Uint8Array.of(1, 1, 1, 0, 0, 0);
    const { thresholds, fp, fpAbove } = rankPositives(scores, labels);
    expect([...thresholds]).toEqual([2, -1, -3]);
    expect([...fpAbove]).toEqual([1, 1, 3]);
    expect([...fp]).toEqual([1, 2, 3]);
  });

  it('has no statistic where a score is not finite', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      for (const labels of [Uint8Array.of(1, 0, 0), Uint8Array.of(0, 1, 1)]) {
        const ranking = rankPositives(Float32Array.of(bad, 0.5, 0.2), labels);
        expect([averagePrecision(ranking), auroc(ranking)]).toEqual([Number.NaN, Number.NaN]);
      }
    }
  });

  it('sorts thousands of positives, however their scores crowd', () => {
    const { scores, labels } = makeCase(['fine', 'half', 64, 20_000, 3]);
    const own = rankPositives(scores, labels);
    const maps: ((x: number) => number)[] = [
      (x) => Math.log(x / (1 - x)),
      (x) => -Math.exp(-x),
      // All within 2^-30 of each other: one bucket holds them all.
      (x) => 0.5 + Math.round(x * 2 ** 20) * 2 ** -51,
    ];
    for (const map of maps) {
      const mapped = Float64Array.from(scores, map);
      const coarse = Float64Array.from(scores, (x) => Math.round(x * 2 ** 20));
      const expected = map === maps[2] ? rankPositives(coarse, labels) : own;
      const { tp, fp, fpAbove } = rankPositives(mapped, labels);
      expect({ tp, fp, fpAbove }).toEqual({
        tp: expected.tp,
        fp: expected.fp,
        fpAbove: expected.fpAbove,
      });
    }
  });
});
