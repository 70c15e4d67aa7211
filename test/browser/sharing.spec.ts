import { readFile } from 'node:fs/promises';
import { addBefore, autosaved, cellIds, openPublished, TWIN_FILES } from './support/document';
import { dropFiles, openEmpty } from './support/notebook';
import { expect, test } from './support/test';

test('a link has cells and choices, shows queries before they run, and saves nothing', async ({
  page,
  browser,
  site,
}) => {
  await openPublished(page);
  await addBefore(page, 'Solutions', 'Query');
  await expect(page.locator('#query-1 .cm-content')).toBeFocused();
  await page.keyboard.type('SELECT 1 AS one');
  const leaders = page.locator('#published-leaderboards');
  await leaders.getByRole('radio', { name: 'Task 2' }).click();
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link to this notebook' }).inputValue();
  expect(link.length).toBeLessThan(2000);

  const context = await browser.newContext({ baseURL: site.origin });
  const theirs = await context.newPage();
  await openPublished(theirs, link);
  expect((await cellIds(theirs)).slice(0, 3)).toEqual(['summary', 'challenge', 'query-1']);
  await expect(
    theirs.locator('#published-leaderboards').getByRole('radio', { name: 'Task 2' }),
  ).toBeChecked();
  const bar = theirs.locator('[data-bar="held"]');
  await expect(bar).toContainText('contains 1 query');
  await expect(theirs.locator('#query-1')).toContainText('SELECT 1 AS one');

  await theirs.getByRole('button', { name: 'Cells of Checks of the data' }).click();
  const outline = theirs.getByRole('navigation', { name: 'Outline' });
  await outline.getByRole('link', { name: 'Does the paper add up' }).click();
  await expect(theirs).toHaveURL(/#audit$/);
  await theirs.reload();
  await expect(theirs.locator('#query-1')).toBeVisible();
  await expect(bar).toBeVisible();
  await bar.getByRole('button', { name: 'Run it' }).click();
  await expect(bar).toHaveCount(0);
  await theirs.getByRole('button', { name: 'Notebook', exact: true }).click();
  await theirs.getByRole('menuitem', { name: 'Saved notebooks…' }).click();
  await expect(theirs.getByRole('dialog')).toContainText('None yet');
  await context.close();
});

test('a link to figures of files says which files it was made with, and shows no others', async ({
  page,
  browser,
  site,
}) => {
  const labels = 'id,Edema,Mass\na,1,0\nb,0,1\nc,1,0\nd,0,0\n';
  const scores = 'id,Edema,Mass\na,0.9,0.1\nb,0.2,0.7\nc,0.8,0.3\nd,0.4,0.2\n';
  const files = [
    { name: 'board.csv', content: labels },
    { name: 'team_x.csv', content: scores },
  ];
  await page.goto('/');
  await dropFiles(page, files);
  const board = page.locator('#leaderboard');
  await expect(board.getByRole('row').nth(1)).toContainText('team_x');
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link to this notebook' }).inputValue();

  const context = await browser.newContext({ baseURL: site.origin });
  const theirs = await context.newPage();
  const asked: string[] = [];
  theirs.on('request', (request) => asked.push(request.url()));
  await theirs.goto(link);
  const missing = theirs.getByRole('region', { name: 'Files of this notebook' });
  await expect(missing).toContainText('board.csv');
  await expect(missing).toContainText('team_x.csv');
  await expect(theirs.locator('#leaderboard')).toContainText(
    /files that this notebook was made with/,
  );
  await expect(theirs.locator('svg.figure-plot')).toHaveCount(0);
  expect(asked.filter((url) => /\.(parquet|csv|zip)$/.test(url))).toEqual([]);

  await dropFiles(theirs, files);
  await expect(theirs.locator('#leaderboard').getByRole('row').nth(1)).toContainText('team_x');
  await expect(missing).toHaveCount(0);
  await context.close();
});

test('a reading view has no tools, and an embedded cell nothing else @narrow', async ({ page }) => {
  await openPublished(page, '/?view=read');
  await expect(page.getByRole('region', { name: 'Settings of the whole notebook' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Add a cell|Move|Menu of|Undo)/ })).toHaveCount(
    0,
  );

  await page.goto('/?embed=solutions');
  await expect(page.locator('#solutions svg.figure-plot')).toBeVisible();
  expect(await cellIds(page)).toEqual(['solutions']);
  await expect(page.getByRole('region', { name: 'Settings of the whole notebook' })).toHaveCount(0);
  const link = page.getByRole('link', { name: 'Open the notebook' });
  expect(await link.getAttribute('href')).toMatch(/\/#solutions$/);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test('an embedded cell supports selection, and may be a user cell', async ({ page }) => {
  await page.route(TWIN_FILES, () => new Promise(() => {}));
  await page.goto('/?embed=label-quality');
  const names = page.locator('#label-quality .figure text[data-class]:not([data-team])');
  const name = (await names.first().getAttribute('data-class'))!;
  await names.first().click();
  const remove = page.getByRole('button', { name: `Remove ${name} from the selection` });
  await expect(remove).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(remove).toHaveCount(0);

  await openPublished(page);
  await addBefore(page, 'Solutions', 'Text');
  await page.locator('#text-1 .cm-content').fill('Words of *mine*');
  await autosaved(page);
  await page.goto('/?embed=text-1');
  await expect(page.locator('#text-1')).toContainText('Words of mine');
  expect(await cellIds(page)).toEqual(['text-1']);
  await page.goto('/?embed=query-9');
  await expect(page.locator('main')).toContainText('This notebook has no cell “query-9”');
});

test('a link that would be too long gives way to a file', async ({ page }) => {
  await openEmpty(page);
  await addBefore(page, 'Leaderboard', 'Text');
  const long = Array.from({ length: 3000 }, (_, i) =>
    Math.abs(Math.imul(i + 1, 0x9e3779b1)).toString(36),
  ).join(' ');
  await page.locator('#text-1 .cm-content').fill(long);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toContainText(/would have [\d,]+ characters/);
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save as a file' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(long);
});

test('a notebook is saved as a file and opened by dropping it; a broken one is refused', async ({
  page,
}) => {
  await openEmpty(page);
  await addBefore(page, 'Leaderboard', 'Text');
  await expect(page.locator('#text-1 .cm-content')).toBeFocused();
  await page.keyboard.type('worth keeping');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save as a file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('notebook.longtail.json');
  const text = await readFile(await file.path(), 'utf8');

  await page.locator('#text-1 .cm-content').fill('changed');
  await autosaved(page);
  const drop = (content: string) => dropFiles(page, [{ name: 'theirs.longtail.json', content }]);
  await drop(text.replace('"kind": "text"', '"kind": "script"'));
  await expect(page.locator('[data-notice]')).toContainText(
    /theirs\.longtail\.json: the kind of cell \d+ \(text-1\) is "script"; expected/,
  );
  await expect(page.locator('#text-1')).toContainText('changed');
  await dropFiles(page, [{ name: 'notebook.longtail (1).json', content: text }]);
  await expect(page.locator('#text-1')).toContainText('worth keeping');
  await autosaved(page);
  await page.reload();
  await expect(page.locator('#text-1')).toContainText('worth keeping');
});
