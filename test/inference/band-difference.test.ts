import { describe, expect, it } from 'vitest';
import { bandDifference } from '@/lib/inference/band-difference';
import type { Statistic } from '@/lib/inference/statistics';

type Series = { full: number[]; jackknife: number[]; bootstrap: number[] };

const statistic = (given: Series, freedom?: number): Statistic => ({
  team: 'A',
  scope: 'band',
  subject: 'head',
  metric: 'map',
  estimate: given.full[0]!,
  own: null,
  lost: 0,
  series: (kind) => Float64Array.from(given[kind]),
  parts: () => (freedom === undefined ? [] : [{ variance: 1, freedom }]),
});

describe('the difference between two bands', () => {
  const head = { full: [0.6], jackknife: [0.58, 0.6, 0.62], bootstrap: [0.5, 0.6, 0.7] };
  const tail = { full: [0.2], jackknife: [0.2, 0.2, 0.2], bootstrap: [0.2, 0.2, 0.2] };

  it('has a jackknife interval with Student’s t', () => {
    // Standard error sqrt(2/3 (0.02² + 0.02²)) = 0.0230940; t of 2 degrees of freedom 4.302653.
    const found = bandDifference(statistic(head), statistic(tail), 0.95)!;
    expect(found.method).toBe('jackknife');
    expect(found.interval[0]).toBeCloseTo(0.4 - 4.302653 * 0.023094, 5);
    expect(found.interval[1]).toBeCloseTo(0.4 + 4.302653 * 0.023094, 5);
  });

  it('takes the degrees of freedom of the band that has fewer, in either order', () => {
    // t of 1 degree of freedom 12.70620.
    const half = 12.7062 * 0.023094;
    for (const [a, b] of [
      [statistic(head), statistic(tail, 1)],
      [statistic(head, 1), statistic(tail)],
    ] as const) {
      expect(bandDifference(a, b, 0.95)!.interval[1]).toBeCloseTo(0.4 + half, 4);
    }
  });

  it('is corrected for bias', () => {
    // Groups left out average 0.61, so the bias is 2 (0.41 - 0.40) = 0.02.
    const biased = { ...head, jackknife: [0.59, 0.61, 0.63] };
    const { interval } = bandDifference(statistic(biased), statistic(tail), 0.95)!;
    expect((interval[0] + interval[1]) / 2).toBeCloseTo(0.38, 10);
  });

  it('has percentiles where no groups were left out, and none without samples', () => {
    const [a, b] = [
      { ...head, jackknife: [] },
      { ...tail, jackknife: [] },
    ];
    const found = bandDifference(statistic(a), statistic(b), 0.5)!;
    expect(found.method).toBe('percentile');
    expect(found.interval[0]).toBeCloseTo(0.35, 10);
    expect(found.interval[1]).toBeCloseTo(0.45, 10);
    const none = { full: [0.6], jackknife: [], bootstrap: [] };
    expect(bandDifference(statistic(none), statistic(b), 0.95)).toBeNull();
  });
});
