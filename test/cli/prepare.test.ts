import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { normalBasePath } from '../../lib/cli/base-path.mjs';
import { placeData, placeResults } from '../../lib/cli/prepare/data.mjs';
import { fingerprint } from '../../lib/cli/prepare/fingerprint.mjs';
import { makeOnce } from '../../lib/cli/prepare/stamp.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'longtail-'));
  mkdirSync(join(root, 'lib/deep'), { recursive: true });
  writeFileSync(join(root, 'lib/deep/a.ts'), 'one');
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the fingerprint of inputs', () => {
  const now = (texts: string[] = ['/base']) =>
    fingerprint(root, ['lib', 'package.json', 'gone'], texts);

  it('stays while nothing changes', () => {
    expect(now()).toBe(now());
  });

  it.each<[string, () => void]>([
    ['content', () => writeFileSync(join(root, 'lib/deep/a.ts'), 'two')],
    ['a new file', () => writeFileSync(join(root, 'lib/b.ts'), '')],
    ['a removed file', () => rmSync(join(root, 'lib/deep/a.ts'))],
  ])('changes with %s', (_what, change) => {
    const before = now();
    change();
    expect(now()).not.toBe(before);
  });

  it('changes with a setting', () => {
    expect(now(['/other'])).not.toBe(now());
  });
});

describe('making something once', () => {
  const options = (inputs: string) => ({
    stamp: join(root, '.cache/out.stamp'),
    inputs,
    result: join(root, 'out'),
  });
  const make = async () => writeFileSync(join(root, 'out'), 'made');

  it('rebuilds only if inputs changed or the result is missing', async () => {
    let times = 0;
    const counted = async () => {
      times++;
      await make();
    };
    await makeOnce(options('a'), counted);
    await makeOnce(options('a'), counted);
    expect(times).toBe(1);
    await makeOnce(options('b'), counted);
    expect(times).toBe(2);
    rmSync(join(root, 'out'));
    await makeOnce(options('b'), counted);
    expect(times).toBe(3);
  });

  it('makes it again after a failure, even with the inputs of an earlier success', async () => {
    await makeOnce(options('a'), make);
    const fail = () => Promise.reject(new Error('cut short'));
    await expect(makeOnce(options('b'), fail)).rejects.toThrow('cut short');
    let again = false;
    await makeOnce(options('a'), async () => {
      again = true;
    });
    expect(again).toBe(true);
  });
});

describe('the base path', () => {
  it.each([
    [undefined, ''],
    ['', ''],
    ['/', ''],
    ['longtail', '/longtail'],
    ['/longtail/', '/longtail'],
    ['sub/path', '/sub/path'],
  ])('of %o is "%s"', (text, expected) => {
    expect(normalBasePath(text)).toBe(expected);
  });
});

describe('the built-in data of the package', () => {
  it('are published tables, results and the example, without the predictions', () => {
    const from = join(root, 'data');
    mkdirSync(from);
    const example = { results: 'board.zip', labels: 'l.parquet', submission: 'p.parquet' };
    const replicates = [{ path: 'drawn.zip' }];
    const results = { results: ['twin.zip'], replicates };
    const others = { published: 'published.json', fidelity: 'f.json', ...results };
    const files = ['l.parquet', 'p.parquet', 'q.parquet'].map((path) => ({ path }));
    const manifest = { title: 'Twin', ...others, example, files };
    const names = [
      'board.zip',
      'drawn.zip',
      'f.json',
      'l.parquet',
      'p.parquet',
      'published.json',
      'twin.zip',
    ];
    for (const name of [...names, 'q.parquet']) writeFileSync(join(from, name), name);
    writeFileSync(join(from, 'manifest.json'), JSON.stringify(manifest));
    const to = join(root, 'out/data');
    mkdirSync(to, { recursive: true });
    writeFileSync(join(to, 'old.parquet'), '');
    placeResults(from, to);
    expect(readdirSync(to).sort()).toEqual([...names, 'manifest.json'].sort());
    const placed = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8'));
    expect(placed).toEqual({ ...manifest, files: [] });
    // The next start, which has all files, sees that some are not there.
    placeData(from, to);
    expect(readdirSync(to)).toContain('q.parquet');
  });
});
