import { readFile } from 'node:fs/promises';
import { dropFiles, openEmpty, savedRows, settled } from './support/notebook';
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

test('a notebook is saved with its results, and opens without its files', async ({ page }) => {
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
});
