import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { FidelityRow } from '@/lib/challenge/fidelity';
import { ensureData, placeData } from '../../lib/cli/prepare/data.mjs';
import { openNotebook, openOnResults, savedRows } from './support/notebook';
import { openSite, type Site } from './support/site';
import { watchContext } from './support/watch';

const FOLDER = '.cache/full-twin';
let site: Site;
test.beforeAll(async () => {
  cpSync('out', FOLDER, { recursive: true });
  placeData(await ensureData('full', console.log), join(FOLDER, 'data'));
  site = await openSite(FOLDER);
});
test.afterAll(() => site.close());

test('the whole synthetic twin is scored and drawn, and is as close to the paper as its report says', {
  tag: '@slow',
}, async ({ context, page }) => {
  const watch = await watchContext(context, site.origin);
  await openOnResults(page, `${site.origin}/`);
  const fromResults = await savedRows(page, 'class-by-class');
  await openNotebook(page, `${site.origin}/`);
  await expect(page.locator('#leaderboard footer')).toContainText('78,946 images, 40 classes');
  for (const figure of await page.locator('section[id] .figure').all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('svg').first()).toBeVisible();
  }
  const manifest = await (await page.request.get(`${site.origin}/data/manifest.json`)).json();
  const fidelity: FidelityRow[] = await (
    await page.request.get(`${site.origin}/data/${manifest.fidelity}`)
  ).json();
  const rows = await savedRows(page, 'class-by-class');
  expect(rows).toHaveLength(fromResults.length);
  rows.forEach((row, i) => {
    for (const [column, value] of Object.entries(row)) {
      const other = fromResults[i]![column];
      if (value === '' || Number.isNaN(Number(value))) expect(other).toBe(value);
      else expect(Number(other)).toBeCloseTo(Number(value), 12);
    }
  });
  const compared = rows.flatMap((row) => {
    const measured = fidelity.find(
      (own) =>
        own.task === 'Task 1' &&
        own.team === row.team &&
        own.class === row.class &&
        own.metric === 'ap',
    );
    return measured ? [[Number(row.ap), measured.measured!] as const] : [];
  });
  expect(compared.length).toBeGreaterThan(100);
  for (const [shown, measured] of compared) expect(shown).toBeCloseTo(measured, 9);
  expect(watch.problems).toEqual([]);
  expect(watch.leaks).toEqual([]);
});
