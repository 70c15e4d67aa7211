import { expect, test } from 'vitest';
import { InputError } from '@/lib/ingest/input-error';

const messageOf = (problem: string) => new InputError(problem, { file: 'a.csv' }).message;

test('a message is shown whole where its names are short', () => {
  const problem = `column "a" holds ids that lost digits, ${'and more is to be said of it '.repeat(6)}than of column "b"`;
  expect(messageOf(problem)).toBe(`a.csv: ${problem}`);
});

test('long names and words are cut in their middle, and very long messages too', () => {
  const name = `${'x'.repeat(200)}yz`;
  expect(messageOf(`column "${name}" and "b"`)).toMatch(/^a\.csv: column "x{75}…x{23}yz" and "b"$/);
  expect(messageOf(name)).toMatch(/^a\.csv: x{75}…x{23}yz$/);
  expect(messageOf('so '.repeat(500)).length).toBeLessThan(620);
});
