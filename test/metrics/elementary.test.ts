import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atanh, cosPi, exp, log, log1p, tanh } from '@/lib/metrics/elementary';

/** Distance in units of the last place. */
function ulps(value: number, reference: number): number {
  if (Object.is(value, reference) || value === reference) return 0;
  const unit = Math.max(Math.abs(reference) * Number.EPSILON, Number.MIN_VALUE);
  return Math.abs(value - reference) / unit;
}

it.each([
  // Python 3.11, math.exp and math.log.
  [exp(1), Math.E],
  [exp(-745.13), 5e-324],
  [exp(-0.5), 0.6065306597126334],
  [exp(0), 1],
  [log(10), Math.LN10],
  [log(1), 0],
  [log(5e-324), -744.4400719213812],
  [log(1e308), 709.1962086421661],
])('%d is %d', (value, reference) => {
  expect(ulps(value, reference)).toBeLessThanOrEqual(1);
});

it('agree with Math of the engine within two units in the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(ulps(exp(x), Math.exp(x))).toBeLessThanOrEqual(2);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      expect(ulps(log(x), Math.log(x))).toBeLessThanOrEqual(2);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.double({ min: -0.9, max: 10, noNaN: true }), (x) => {
      expect(ulps(log1p(x), Math.log1p(x))).toBeLessThanOrEqual(4);
    }),
    { numRuns: 2000 },
  );
});

it('hyperbolic tangent, its inverse and cosine agree with Math of the engine', () => {
  fc.assert(
    fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (x) => {
      expect(Math.abs(tanh(x) - Math.tanh(x))).toBeLessThan(5e-16);
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: -0.999, max: 0.999, noNaN: true }), (x) => {
      expect(atanh(x)).toBeCloseTo(Math.atanh(x), 14);
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: 0, max: 2, noNaN: true }), (x) => {
      expect(Math.abs(cosPi(x) - Math.cos(Math.PI * x))).toBeLessThan(1e-15);
    }),
  );
  expect([0, 0.5, 1, 1.5, 2].map(cosPi)).toEqual([1, 0, -1, 0, 1]);
  // Python 3.11, math.tanh(0.5), math.atanh(0.5).
  expect(ulps(cosPi(0.25), Math.SQRT1_2)).toBeLessThanOrEqual(1);
  expect(ulps(tanh(0.5), 0.46211715726000974)).toBeLessThanOrEqual(1);
  expect(ulps(atanh(0.5), 0.5493061443340548)).toBeLessThanOrEqual(1);
});

it('are undefined or infinite where the functions are', () => {
  expect([exp(Number.NaN), log(-1), log(Number.NaN)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect([exp(800), exp(-800), log(0), log(Number.POSITIVE_INFINITY)]).toEqual([
    Number.POSITIVE_INFINITY,
    0,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
});
