import fc from 'fast-check';
import { expect } from 'vitest';
import { type Labels, type Scores, UNKNOWN } from '@/lib/metrics';

export interface Sample {
  scores: Scores;
  labels: Labels;
}

/** Scores on a coarse or a fine lattice, so that ties are many or few; some labels unknown. */
export const sample: fc.Arbitrary<Sample> = fc
  .record({
    steps: fc.constantFrom(3, 16, 1000, 2 ** 20),
    single: fc.boolean(),
    rows: fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0, 1, UNKNOWN)),
      {
        minLength: 1,
        maxLength: 60,
      },
    ),
  })
  .map(({ steps, single, rows }) => {
    const values = rows.map(([x]) => Math.round(x * steps) / steps);
    return {
      scores: single ? Float32Array.from(values) : Float64Array.from(values),
      labels: Uint8Array.from(rows, ([, label]) => label),
    };
  });

/** Numbers that agree to 1e-13, NaN with NaN. */
export function expectClose(values: number[], others: number[]): void {
  values.forEach((value, k) => {
    const other = others[k]!;
    if (Number.isNaN(value)) expect(other, `metric ${k}`).toBe(Number.NaN);
    else expect(Math.abs(value - other), `metric ${k}`).toBeLessThan(1e-13);
  });
}
