import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextColumn } from '@/lib/ingest/text-column';
import { rowsInByteOrder } from '@/lib/ingest/text-order';

const orderOf = (texts: readonly (string | null)[]) => [...rowsInByteOrder(TextColumn.of(texts))];

/** The rows by the bytes of their texts, by the sort of Node. */
const expected = (texts: readonly string[]) =>
  [...texts.keys()].sort((a, b) => Buffer.compare(Buffer.from(texts[a]!), Buffer.from(texts[b]!)));

test('a text comes before those that it begins, and equal ones stay as they were', () => {
  expect(orderOf(['b', 'ab', 'a', '', 'ab', 'B'])).toEqual([3, 5, 2, 1, 4, 0]);
  expect(orderOf([])).toEqual([]);
});

test('a missing text counts as empty', () => {
  expect(orderOf(['a', null, '', null])).toEqual([1, 2, 3, 0]);
});

test('any texts, few or many, with long beginnings in common', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'é', '\u{1f600}'), maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 300 }),
      fc.string({ maxLength: 40 }),
      (words, start) => {
        const texts = words.map((own) => start + own);
        expect(orderOf(texts)).toEqual(expected(texts));
      },
    ),
  );
});

test('bytes of ASCII are in the order of code units', () => {
  const isAscii = (text: string) => TextColumn.of([text]).isAscii();
  expect(['', 'z~', 'é', '\u{1f600}'].map(isAscii)).toEqual([true, true, false, false]);
  const ids = Array.from({ length: 500 }, (_, i) => `p${(i * 7919) % 1009}/s${i % 7}`);
  const sorted = orderOf(ids).map((row) => ids[row]!);
  expect(sorted).toEqual([...ids].sort());
});
