import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Request, test } from '@playwright/test';
import { openSite, type Site } from './support/site';
import { watchContext } from './support/watch';

const basePath = '/deep/site';
const CLASSES = ['Edema', 'Mass', 'Nodule', 'Hernia'];
const IMAGES = 2000;

/** Labels, and scores of a team that are right the more often the greater its skill. */
function csv(skill: number | null): string {
  const lines = Array.from({ length: IMAGES }, (_, image) => {
    const cells = CLASSES.map((_, c) => {
      const label = Number((image * 31 + c * 7) % (4 + 20 * c) === 0);
      const noise = ((image * 7919 + c * 104729) % 1009) / 1009;
      return skill === null ? label : (skill * label + (1 - skill) * noise).toFixed(4);
    });
    return [`private-${image}`, ...cells].join(',');
  });
  return `${['id', ...CLASSES].join(',')}\n${lines.join('\n')}\n`;
}

/** Bytes of an answer as hosts send it: compressed, but WebAssembly as it is, as some hosts do. */
async function sentBytes(request: Request): Promise<number> {
  const response = await request.response();
  const body = (await response?.body()) ?? Buffer.alloc(0);
  return request.url().endsWith('.wasm') ? body.length : gzipSync(body).length;
}

let folder: string;
let site: Site;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'longtail-site-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('labels.csv', csv(null));
  for (const [team, skill] of [
    ['north', 0.3],
    ['south', 0.5],
  ] as const) {
    write(`${team}.csv`, csv(skill));
  }
  mkdirSync(join(folder, 'out'));
  const at = (name: string) => join(folder, name);
  const args = ['lib/cli/longtail.mjs', 'site', '--labels', at('labels.csv')];
  args.push('--predictions', at('north.csv'), at('south.csv'), '--bootstrap', '100');
  args.push('--base-path', basePath, '--out', at('out'));
  execFileSync(process.execPath, args, { stdio: 'inherit' });
  site = await openSite(at('out'), basePath);
});
test.afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true });
});

test('a published site opens on its results, under a sub-path, with little to load', {
  tag: '@slow',
}, async ({ context, page }) => {
  expect(readdirSync(join(folder, 'out/data')).sort()).toEqual([
    'manifest.json',
    'results.longtail.zip',
  ]);
  const watch = await watchContext(context, site.origin);
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => sizes.push(sentBytes(request)));
  await page.goto(`${site.origin}${basePath}/`);
  const board = page.locator('#leaderboard').getByRole('row');
  await expect(board.nth(1)).toContainText('south');
  await expect(board.nth(2)).toContainText('north');
  await expect(page.locator('#long-tail footer')).toContainText('results.longtail.zip');
  await page.locator('#calibration').scrollIntoViewIfNeeded();
  await expect(page.locator('#calibration svg.figure-plot').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(3e5);
  expect(bytes).toBeLessThan(5e6);
  expect(watch.requests.filter((line) => /duckdb/i.test(line))).toEqual([]);
  const outside = watch.requests.filter((line) => !line.includes(` ${site.origin}${basePath}/`));
  expect(outside).toEqual([]);
  expect(watch.problems).toEqual([]);
  expect(watch.leaks).toEqual([]);
});
