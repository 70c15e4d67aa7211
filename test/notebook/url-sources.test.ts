import { afterEach, expect, test, vi } from 'vitest';
import { UrlFile } from '@/lib/notebook/session/url-file';
import { filesInUrl, keepNamedFiles } from '@/lib/notebook/session/url-sources';

afterEach(() => vi.unstubAllGlobals());

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

test('a link keeps what names files of an address, and nothing else', () => {
  const address = page('?open=board.longtail.zip&labels=&view=read&theme=dark');
  keepNamedFiles(address);
  expect(address.search).toBe('?open=board.longtail.zip');
});

test('a file requested ahead is not requested again, but anew for a second reading', async () => {
  const request = vi.fn(async () => new Response('text'));
  vi.stubGlobal('fetch', request);
  const file = new UrlFile(page('a.csv'));
  file.fetchAhead();
  expect(request).toHaveBeenCalledTimes(1);
  const text = async () => new TextDecoder().decode(await file.arrayBuffer());
  expect(await text()).toBe('text');
  expect(request).toHaveBeenCalledTimes(1);
  expect(await text()).toBe('text');
  expect(request).toHaveBeenCalledTimes(2);
});

test('a request ahead that fails is the error of whoever reads the file', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
  const file = new UrlFile(page('a.csv'));
  file.fetchAhead();
  await expect(file.arrayBuffer()).rejects.toThrow(
    'a.csv: could not be fetched: the server answered 404',
  );
});
