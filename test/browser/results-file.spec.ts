import { readFile } from 'node:fs/promises';
import { dropFiles, openEmpty, openOnResults, savedRows, settled } from './support/notebook';
import { expect, test } from './support/test';

const rows = Array.from({ length: 60 }, (_, i) => i);
const label = (i: number, c: number) => Number((i * 7 + c * 3) % (4 + c) === 0);
const score = (i: number, c: number) =>
  (((i * 13 + c * 5) % 50) / 100 + 0.4 * label(i, c)).toFixed(2);
const csv = (cell: (i: number, c: number) => unknown) =>
  ['id,Edema,Mass', ...rows.map((i) => `image-${i},${cell(i, 0)},${cell(i, 1)}`), ''].join('\n');

const FILES = [
  { name: 'labels.csv', content: csv(label) },
  { name: 'TeamA.csv', content: csv(score) },
];

test('a notebook is saved with its results, and opens without its files; so does a link', async ({
  page,
  browser,
  site,
}) => {
  await openEmpty(page);
  await dropFiles(page, FILES);
  await settled(page, ['labels.csv', 'TeamA.csv']);
  const before = await savedRows(page, 'class-by-class');
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  const reported = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /report/ }).click();
  const report = await reported;
  expect(report.suggestedFilename()).toMatch(/-report\.html$/);
  const html = await readFile(await report.path(), 'utf8');
  expect(html).toContain('TeamA');
  expect(html).toMatch(/<svg [^>]*role="img"/);
  expect(html).not.toContain('image-1');

  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save with results…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'exact' }).click();
  await dialog.getByRole('button', { name: 'Make the file' }).click();
  await expect(dialog.getByRole('status')).toContainText('1 team');
  await expect(dialog.getByRole('status')).toContainText('kB');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.longtail\.zip$/);
  const content = await readFile(await file.path());

  await openEmpty(page);
  await dropFiles(page, [{ name: 'board.longtail.zip', content }]);
  await settled(page, ['labels.csv', 'TeamA.csv']);
  await expect(page.locator('#class-by-class footer')).toContainText(
    'Results from board.longtail.zip',
  );
  expect(await savedRows(page, 'class-by-class')).toEqual(before);

  await page.getByRole('button', { name: 'Share' }).click();
  const box = page.getByRole('textbox', { name: 'Link to this notebook' });
  const link = await box.inputValue();
  await page.getByRole('checkbox', { name: /opens board\.longtail\.zip/ }).check();
  const opening = await box.inputValue();

  // Whoever has the link and not the file is asked for it, and sees no other results.
  const context = await browser.newContext({ baseURL: site.origin });
  const theirs = await context.newPage();
  await theirs.goto(link);
  const missing = theirs.getByRole('region', { name: 'Files of this notebook' });
  await expect(missing).toContainText('board.longtail.zip');
  await expect(theirs.locator('#leaderboard')).toContainText(
    /files that this notebook was made with/,
  );
  await expect(theirs.locator('svg.figure-plot')).toHaveCount(0);
  await dropFiles(theirs, [{ name: 'board.longtail.zip', content }]);
  await expect(theirs.locator('#leaderboard').getByRole('row').nth(1)).toContainText('TeamA');
  await expect(missing).toHaveCount(0);

  // With the file beside the page, the link opens it; to look at it saves nothing.
  await context.route('**/board.longtail.zip', (route) =>
    route.fulfill({ body: content, contentType: 'application/zip' }),
  );
  const reviewer = await context.newPage();
  await reviewer.goto(opening);
  await expect(reviewer.locator('#leaderboard').getByRole('row').nth(1)).toContainText('TeamA');
  await expect(reviewer.getByRole('region', { name: 'Files of this notebook' })).toHaveCount(0);
  await expect(reviewer.locator('html')).toHaveAttribute('data-autosave', 'new');
  await context.close();
});

test('intervals of the built-in results are fetched when the reader asks for them', async ({
  page,
}) => {
  const drawn: string[] = [];
  page.on('request', (request) => {
    if (/replicates/.test(request.url())) drawn.push(request.url());
  });
  await openOnResults(page);
  const status = page.locator('#ranking-stability [data-resampling]').first();
  await status.scrollIntoViewIfNeeded();
  const fetchThem = status.locator('[data-action="fetch-replicates"]');
  await expect(fetchThem).toContainText(/kB|MB/);
  expect(drawn).toEqual([]);
  await fetchThem.click();
  await expect(status).toHaveAttribute('data-resampling', 'ready');
  expect(drawn).toHaveLength(1);
});
