import type { Page } from '@playwright/test';
import * as parquet from 'parquet-wasm/node';
import { encodeParquet } from '@/lib/engine/parquet/encode-parquet';
import { addBefore } from './support/document';
import { dropFiles, openEmpty, savedRows, setThreshold, settled } from './support/notebook';
import { expect, test } from './support/test';
import { holdOf } from './support/workers';

const IMAGES = Array.from({ length: 60 }, (_, i) => i);
const LABELS = {
  name: 'labels.csv',
  content: `id,Edema,Hernia\n${IMAGES.map((i) => `i${i},${i % 2},${i % 7 === 0 ? 1 : 0}`).join('\n')}\n`,
};
const model = (name: string, seed: number) => ({
  name: `${name}.csv`,
  content: `id,Edema,Hernia\n${IMAGES.map((i) => `i${i},${((i * seed) % 61) / 61},${((i * seed) % 59) / 59}`).join('\n')}\n`,
});
const PARQUET = {
  name: 'columns.parquet',
  content: encodeParquet(parquet, [
    { name: 'id', type: 'text', values: IMAGES.map((i) => `i${i}`) },
    { name: 'Edema', type: 'double', values: IMAGES.map((i) => ((i * 11) % 61) / 61) },
    { name: 'Hernia', type: 'double', values: IMAGES.map((i) => ((i * 13) % 59) / 59) },
  ]),
};

const told = (page: Page) => page.locator('#sources [aria-live=polite]');

async function dismiss(page: Page): Promise<void> {
  await told(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(told(page)).toBeEmpty();
}

const leaders = (page: Page) => savedRows(page, 'leaderboard');

/** Rows of some teams, without what more teams change. */
async function rowsOf(page: Page, teams: readonly string[]) {
  const rows = await leaders(page);
  return rows.filter((row) => teams.includes(row.team!)).map(({ rank: _, ...row }) => row);
}

async function load(page: Page, ...files: Parameters<typeof dropFiles>[1]): Promise<void> {
  await dropFiles(page, files);
  await settled(
    page,
    files.map((file) => file.name),
  );
  for (const { name } of files) {
    const card = page.locator(`[data-source="${name}"]`);
    await expect(card, (await card.textContent()) ?? '').toHaveAttribute('data-status', 'ready');
  }
}

test('workers that die are begun again, and nothing is lost', async ({ page, watch }) => {
  // DuckDB's own words at the end of its worker.
  watch.expectProblem(/ErrorEvent|error in duckdb worker/);
  const workers = await holdOf(page);
  await openEmpty(page);
  await load(page, LABELS, model('A', 7), model('B', 17));
  await setThreshold(page, '0.4');
  await addBefore(page, 'Leaderboard', 'Text');
  await expect(page.locator('#text-1 .cm-content')).toBeFocused();
  await page.keyboard.type('What I found');
  const before = await leaders(page);
  expect(before.map((row) => row.team)).toEqual(expect.arrayContaining(['A', 'B']));

  // The database, idle; and the one after it, while it reads again.
  await workers.killAt('database', 'read_csv');
  await workers.kill('database');
  await expect(told(page)).toContainText('The database stopped; it was started anew.');
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
  await expect(cancel).toBeVisible();
  await expect(cancel).toBeHidden();
  expect(await workers.begun('database')).toBe(3);
  expect(await leaders(page)).toEqual(before);
  await dismiss(page);

  // The database, while it reads.
  await workers.killAt('database', 'read_csv');
  await load(page, model('C', 23));
  await expect(told(page)).toContainText(
    'The database stopped while reading C.csv; it was started anew.',
  );
  expect(await workers.begun('database')).toBe(4);
  await dismiss(page);

  // The computing worker, while it ranks.
  await workers.killAt('evaluation', '"evaluate"');
  await load(page, model('D', 29));
  await expect(told(page)).toContainText(
    'Computing stopped while ranking D.csv; it was started anew.',
  );
  await dismiss(page);

  // The computing worker, idle; then what needs the scores it kept.
  await workers.kill('evaluation');
  await expect(told(page)).toContainText('Computing stopped; it was started anew.');
  await dismiss(page);
  const bins = page.getByRole('textbox', { name: 'Bins' });
  const usual = await bins.inputValue();
  await bins.fill('4');
  await bins.press('Enter');
  await expect.poll(async () => (await savedRows(page, 'calibration')).length).toBe(4 * 4);
  await bins.fill(usual);
  await bins.press('Enter');

  // The decoder: a file that is whole is read once more.
  await workers.killAt('decoder', '');
  await load(page, PARQUET);
  expect(await workers.begun('decoder')).toBe(2);
  await expect(told(page)).toBeEmpty();

  // The decoder, each time: its file alone fails, in words.
  await workers.killAt('decoder', '');
  await workers.killAt('decoder', '');
  await dropFiles(page, [{ ...PARQUET, name: 'again.parquet' }]);
  await settled(page, ['again.parquet']);
  await expect(page.locator('[data-source="again.parquet"]')).toContainText(
    'the decoder stopped at it',
  );

  // A database that takes nothing in any more: cancelling ends it, and only what was being read goes.
  await workers.silenceAt('database', 'read_csv');
  await dropFiles(page, [model('E', 31)]);
  await expect(page.locator('[data-source="E.csv"]')).toHaveAttribute('data-status', 'working');
  await cancel.click();
  await expect(page.locator('[data-source="E.csv"]')).toHaveCount(0);
  await expect(cancel).toBeHidden();
  await load(page, model('F', 37));

  expect(await rowsOf(page, ['A', 'B'])).toEqual(before.map(({ rank: _, ...row }) => row));
  expect((await leaders(page)).map((row) => row.team).sort()).toEqual(
    expect.arrayContaining(['A', 'B', 'C', 'D', 'F', 'columns']),
  );
  await expect(page.getByRole('textbox', { name: 'Threshold' })).toHaveValue('0.400');
  await expect(page.locator('#text-1')).toContainText('What I found');
});
