import type { Page } from '@playwright/test';
import * as parquet from 'parquet-wasm/node';
import { encodeParquet } from '@/lib/ingest/parquet/encode-parquet';
import { addBefore } from './support/document';
import {
  dropFiles,
  openEmpty,
  openSettings,
  savedRows,
  setThreshold,
  settled,
} from './support/notebook';
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

test('workers that crash are replaced, and nothing is lost', async ({ page, watch }) => {
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

  // A reading worker: its file is read once more, without a word.
  await workers.killAt('reader', 'C.csv');
  await load(page, model('C', 23));
  await expect(told(page)).toBeEmpty();

  // A reading worker, each time: its file alone fails, in words.
  await workers.killAt('reader', 'columns.parquet');
  await workers.killAt('reader', 'columns.parquet');
  await dropFiles(page, [PARQUET, model('D', 29)]);
  await settled(page, ['columns.parquet', 'D.csv']);
  await expect(page.locator('[data-source="columns.parquet"]')).toContainText(
    'the decoder stopped at it',
  );
  await expect(page.locator('[data-source="D.csv"]')).toHaveAttribute('data-status', 'ready');

  // A scoring worker, while it ranks.
  await workers.killAt('evaluation', '"evaluate"');
  await load(page, model('E', 31));
  await expect(told(page)).toContainText('A worker crashed while ranking E.csv. It was restarted.');
  await dismiss(page);

  // A scoring worker, idle; then what needs the scores it kept, which are read again.
  await workers.kill('evaluation');
  await expect(told(page)).toContainText('A worker crashed. It was restarted.');
  await dismiss(page);
  await openSettings(page);
  const bins = page.getByRole('textbox', { name: 'Bins' });
  const usual = await bins.inputValue();
  await bins.fill('4');
  await bins.press('Enter');
  await expect.poll(async () => (await savedRows(page, 'calibration')).length).toBe(5 * 4);
  await openSettings(page);
  await bins.fill(usual);
  await bins.press('Enter');
  await expect
    .poll(async () => (await savedRows(page, 'calibration')).length)
    .toBe(5 * Number(usual));

  // DuckDB: its queries say so, and figures stay. It was not open before.
  expect(await workers.begun('database')).toBe(0);
  const shown = await leaders(page);
  await workers.killAt('database', 'count(*)');
  await addBefore(page, 'Leaderboard', 'Query');
  const query = page.locator('section[data-kind="sql"]');
  await query.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('SELECT count(*) AS n FROM a_csv');
  await page.keyboard.press('Control+Enter');
  await expect(query.getByRole('alert')).toContainText('DuckDB crashed while running this query');
  expect(await leaders(page)).toEqual(shown);
  await expect(told(page)).toBeEmpty();
  await query.locator('.cm-content').click();
  await page.keyboard.press('Control+Enter');
  await expect(query.getByRole('cell', { name: '60', exact: true })).toBeVisible();

  // A reading worker that stops answering: cancelling ends it, and only its file goes.
  await workers.silenceAt('reader', 'F.csv');
  await dropFiles(page, [model('F', 37)]);
  await expect(page.locator('[data-source="F.csv"]')).toHaveAttribute('data-status', 'working');
  const cancel = page.getByRole('button', { name: 'Cancel reading 1 file', exact: true });
  await cancel.click();
  await expect(page.locator('[data-source="F.csv"]')).toHaveCount(0);
  await expect(cancel).toBeHidden();
  await load(page, model('G', 41));

  expect(await rowsOf(page, ['A', 'B'])).toEqual(before.map(({ rank: _, ...row }) => row));
  expect((await leaders(page)).map((row) => row.team).sort()).toEqual([
    'A',
    'B',
    'C',
    'D',
    'E',
    'G',
  ]);
  await expect(page.getByRole('textbox', { name: 'Threshold', exact: true })).toHaveValue('0.400');
  await expect(page.locator('#text-1')).toContainText('What I found');
});
