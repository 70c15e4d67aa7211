import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  allBits,
  bitsOf,
  both,
  countBits,
  countBoth,
  hasBit,
  noBits,
  rowsOf,
  setBit,
  without,
} from '@/lib/metrics';

const flags = fc.uint8Array({ max: 1, maxLength: 100 });

it('packed rows count, intersect and differ as sets do', () => {
  fc.assert(
    fc.property(flags, fc.uint8Array({ max: 1, minLength: 100, maxLength: 100 }), (a, rest) => {
      const b = rest.subarray(0, a.length);
      const rows = (values: Uint8Array) => [...values.keys()].filter((row) => values[row] === 1);
      const [x, y] = [bitsOf(a, 1), bitsOf(b, 1)];
      expect([...rowsOf(x)]).toEqual(rows(a));
      expect(countBits(x)).toBe(rows(a).length);
      const shared = rows(a).filter((row) => b[row] === 1);
      expect([...rowsOf(both(x, y))]).toEqual(shared);
      expect(countBoth(x, y)).toBe(shared.length);
      expect([...rowsOf(without(x, y))]).toEqual(rows(a).filter((row) => b[row] === 0));
      expect([...rowsOf(allBits(a.length))]).toEqual([...a.keys()]);
    }),
  );
});

it('a row is added once', () => {
  const bits = noBits(40);
  setBit(bits, 31);
  setBit(bits, 39);
  setBit(bits, 39);
  expect([...rowsOf(bits)]).toEqual([31, 39]);
  expect(hasBit(bits, 31)).toBe(true);
  expect(hasBit(bits, 30)).toBe(false);
});
