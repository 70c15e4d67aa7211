import { expect, test } from 'vitest';
import { filesInUrl } from '@/lib/notebook/session/url-sources';

const page = (query: string) => new URL(`http://127.0.0.1:3000/notebook/${query}`);

test('files are named relative to the page, each with its role', () => {
  const files = filesInUrl(page('?labels=a.csv&predictions=x/b.csv,/c%20d.parquet&theme=dark'));
  expect(files?.map(({ file, choices }) => [file.name, choices.overrides.role])).toEqual([
    ['a.csv', 'labels'],
    ['b.csv', 'predictions'],
    ['c d.parquet', 'predictions'],
  ]);
});

test('an address that does not speak of files, and one that names none', () => {
  expect(filesInUrl(page('?theme=dark'))).toBeNull();
  expect(filesInUrl(page('?labels='))).toEqual([]);
});

test('names that every object has, and broken escapes, are no trouble', () => {
  expect(filesInUrl(page('?constructor=x&__proto__=y'))).toBeNull();
  const files = filesInUrl(page('?labels=%25E0.csv&constructor=x'));
  expect(files?.map(({ file }) => file.name)).toEqual(['%E0.csv']);
});

test('another origin is refused', () => {
  expect(() => filesInUrl(page('?labels=https://example.test/a.csv'))).toThrow(
    'lies on https://example.test, and this notebook asks only http://127.0.0.1:3000',
  );
});
