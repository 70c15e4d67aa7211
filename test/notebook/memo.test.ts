import { describe, expect, it, vi } from 'vitest';
import { memoBy, steadyList } from '@/lib/notebook/memo';

describe('memoBy', () => {
  it('computes once for the same objects, and anew for equal ones', () => {
    const compute = vi.fn((list: readonly number[], factor: number) => list.map((n) => n * factor));
    const scaled = memoBy(compute);
    const list = [1, 2];
    const first = scaled(list, 3);
    expect(first).toEqual([3, 6]);
    expect(scaled([1, 2], 3)).not.toBe(first);
    expect(scaled(list, 3)).toBe(first);
    expect(scaled(list, 4)).toEqual([4, 8]);
    expect(compute).toHaveBeenCalledTimes(3);
  });

  it('remembers a result that is undefined, and NaN among the arguments', () => {
    const compute = vi.fn((_: object, __: number) => undefined);
    const memoised = memoBy(compute);
    const key = {};
    memoised(key, Number.NaN);
    memoised(key, Number.NaN);
    expect(compute).toHaveBeenCalledTimes(1);
  });
});

describe('steadyList', () => {
  it('returns the same list until an item differs', () => {
    const steady = steadyList<object>();
    const [a, b] = [{}, {}];
    const first = steady([a, b]);
    expect(steady([a, b])).toBe(first);
    expect(steady([b, a])).toEqual([b, a]);
    expect(steady([a])).toEqual([a]);
  });
});
