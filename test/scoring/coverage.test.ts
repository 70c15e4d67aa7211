import { expect, test } from 'vitest';
import { completeAmong, setOfRows } from '@/lib/scoring/coverage';

const of = (images: number, imageSet: number, ...classes: string[]) => ({
  images,
  imageSet,
  classes,
});

test('complete are those with the most images and every class that any of them has', () => {
  const all = [of(60, 1, 'a', 'b'), of(60, 1, 'a'), of(40, 2, 'a', 'b'), of(60, 1, 'b', 'a')];
  expect(completeAmong(all)).toEqual([true, false, false, true]);
  expect(completeAmong([])).toEqual([]);
});

test('a part of the labels that all scored is complete', () => {
  expect(completeAmong([of(40, 2, 'a'), of(40, 2, 'a')])).toEqual([true, true]);
});

test('none is complete where images or classes differ in every direction', () => {
  expect(completeAmong([of(40, 2, 'a'), of(40, 3, 'a')])).toEqual([false, false]);
  expect(completeAmong([of(40, 2, 'a'), of(40, 2, 'b')])).toEqual([false, false]);
});

test('equal rows are an equal set', () => {
  expect(setOfRows(Int32Array.of(0, 2, 5))).toBe(setOfRows(Int32Array.of(0, 2, 5)));
  expect(setOfRows(Int32Array.of(0, 2, 5))).not.toBe(setOfRows(Int32Array.of(0, 2, 6)));
});
