import { expect, test } from '@playwright/test';
import { ensureBuilt } from '../../lib/cli/prepare/build.mjs';
import { openSite, type Site } from './support/site';
import { watchContext } from './support/watch';

const basePath = '/sub/path';
let site: Site;
test.beforeAll(async () => {
  const outDir = '.cache/sub-path';
  await ensureBuilt({ say: console.log, size: 'small', basePath, outDir });
  site = await openSite(outDir, basePath);
});
test.afterAll(() => site.close());

test('an export for a sub-path asks for nothing outside of it', { tag: '@slow' }, async ({
  context,
  page,
}) => {
  const watch = await watchContext(context, site.origin);
  await page.goto(`${site.origin}${basePath}/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(watch.problems).toEqual([]);
  expect(watch.leaks).toEqual([]);
  const outside = watch.requests.filter((line) => !line.includes(` ${site.origin}${basePath}/`));
  expect(outside).toEqual([]);
});
