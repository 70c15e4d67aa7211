import { readFile } from 'node:fs/promises';
import { addBefore, autosaved } from './support/document';
import { dropFiles, openEmpty, savedRows, settled } from './support/notebook';
import { expect, test } from './support/test';

test.use({ locale: 'de-DE', timezoneId: 'Asia/Kolkata' });

const IMAGES = Array.from({ length: 1200 }, (_, i) => i);
const row = (i: number) => `i${i};${((i * 7) % 61) / 61};${((i * 13) % 59) / 59}`;
const LABELS = {
  name: 'labels.csv',
  content: `id,Edema,Hernia\n${IMAGES.map((i) => `i${i},${i % 2},${i % 7 === 0 ? 1 : 0}`).join('\n')}\n`,
};
/** As a German spreadsheet writes it. */
const MODEL = {
  name: 'model.csv',
  content: `id;Edema;Hernia\n${IMAGES.map((i) => row(i).replaceAll('.', ',')).join('\n')}\n`,
};

test('numbers are written with a dot wherever the reader lives, and a clock that jumps loses nothing', async ({
  page,
}) => {
  await openEmpty(page);
  expect(await page.evaluate(() => (1.5).toLocaleString())).toBe('1,5');
  await dropFiles(page, [LABELS, MODEL]);
  await settled(page, ['labels.csv', 'model.csv']);
  await expect(page.locator('[data-source="model.csv"]')).toHaveAttribute('data-status', 'ready');
  const threshold = page.getByRole('textbox', { name: 'Threshold', exact: true });
  await threshold.fill('0,4');
  await threshold.press('Enter');
  await expect(page.locator('#false-negatives footer')).toContainText('score > 0.400');
  for (const cell of ['class-by-class', 'calibration']) {
    const rows = await savedRows(page, cell);
    expect(rows.length).toBeGreaterThan(0);
    const numbers = rows.flatMap((one) =>
      Object.values(one).filter((value) => /^-?\d/.test(value)),
    );
    expect(numbers.length).toBeGreaterThan(2);
    for (const value of numbers) expect(value).toMatch(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/);
  }
  const figures = await page.locator('main svg.figure-plot text').allTextContents();
  expect(figures.join(' | ')).toMatch(/\d\.\d/);
  // A comma between digits only parts thousands.
  expect(figures.filter((text) => /\d,\d{1,2}(?!\d)/.test(text))).toEqual([]);

  await addBefore(page, 'Leaderboard', 'Text');
  await expect(page.locator('#text-1 .cm-content')).toBeFocused();
  for (const [year, words] of [
    [2010, 'in 2010, '],
    [2051, 'in 2051, '],
    [2026, 'and now'],
  ] as const) {
    await page.clock.setSystemTime(new Date(Date.UTC(year, 5, 1)));
    await page.keyboard.type(words);
    await autosaved(page);
  }
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as a file' }).click();
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(saved.settings.threshold).toBe(0.4);

  await page.reload();
  await expect(page.locator('#text-1')).toContainText('in 2010, in 2051, and now');
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Saved notebooks…' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
});
