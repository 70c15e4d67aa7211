import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { addBefore } from './support/document';
import {
  cancelAtOnce,
  dropFiles,
  openEmpty,
  openNotebook,
  savedRows,
  setThreshold,
  settled,
} from './support/notebook';
import { expect, test } from './support/test';

/** What the browser saves when a button is pressed. */
async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await button.click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Share of the pixels of a PNG that are not white, as the browser decodes it. */
async function inked(page: Page, png: Buffer): Promise<{ width: number; share: number }> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i]! < 200) dark++;
    return { width: bitmap.width, share: dark / (data.length / 4) };
  }, png.toString('base64'));
}

interface Data {
  readonly name: string;
  readonly tag?: string;
  open(page: Page): Promise<void>;
  /** What picks one row of `class_metrics`. */
  readonly row: string;
  /** How the provenance of a text names the data. */
  readonly from: RegExp;
  /** The label file in the README of a pack. */
  readonly labels: RegExp;
}

const IMAGES = Array.from({ length: 60 }, (_, i) => i);
const csv = (cells: (image: number) => readonly number[]) =>
  ['id,Edema,Hernia,Mass', ...IMAGES.map((i) => `i${i},${cells(i).join(',')}`)].join('\n');
const scores = (seed: number) =>
  csv((i) => [61, 59, 53].map((modulus) => ((i * seed) % modulus) / modulus));

const DATA: readonly Data[] = [
  {
    name: 'three classes of two teams',
    open: async (page) => {
      await openEmpty(page);
      await dropFiles(page, [
        { name: 'truth.csv', content: csv((i) => [3, 7, 20].map((one) => Number(i % one === 0))) },
        { name: 'A.csv', content: scores(7) },
        { name: 'B.csv', content: scores(17) },
      ]);
      await settled(page, ['truth.csv', 'A.csv', 'B.csv']);
    },
    row: "team = 'A' and class = 'Edema'",
    from: /truth\.csv/,
    labels: /truth\.csv`?: [^\n]*60 rows\n {2}SHA-256 [0-9a-f]{64}/,
  },
  {
    name: 'the synthetic twin',
    tag: '@slow',
    open: openNotebook,
    row: "team = 'A' and class = 'Edema' and task like 'Task 1%'",
    from: /Synthetic twin/,
    labels: /synthetic labels, 1?\d+ rows\n {2}SHA-256 [0-9a-f]{64}/,
  },
];

for (const { name, tag = [], ...data } of DATA) {
  test(`saves a figure, a table and a pack of ${name}`, { tag }, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await data.open(page);
    await savesAll(page, data);
  });
}

async function savesAll(page: Page, data: Omit<Data, 'name' | 'tag'>): Promise<void> {
  const leaderboard = page.locator('section#leaderboard');

  await test.step('a figure, for one column', async () => {
    await leaderboard.getByRole('button', { name: 'Save the figure leaderboard' }).press('Enter');
    const menu = page.getByRole('dialog', { name: 'Save this figure' });
    const button = (name: string) => menu.getByRole('button', { name, exact: true });
    const svg = await saved(page, button('SVG'));
    expect(svg.name).toBe('leaderboard.svg');
    expect(svg.bytes.toString()).toMatch(/<svg [^>]*width="85mm"/);
    expect(svg.bytes.toString()).toContain('src:url(data:font/otf;base64,');
    await expect(menu.getByRole('status')).toContainText(/85 × \d+ mm, smallest text 7\.\d pt/);
    const png = await saved(page, button('PNG 2x'));
    expect(png.bytes.readUInt32BE(16)).toBe(643);
    const { width, share } = await inked(page, png.bytes);
    expect(width).toBe(643);
    // Light paper with letters and marks on it, though the page is dark.
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.2);
    const pdf = await saved(page, button('PDF'));
    expect(pdf.bytes.toString('latin1')).toMatch(/^%PDF-[\s\S]*\/FontFile2/);
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  });

  await test.step('a table, to a file and to the clipboard', async () => {
    await leaderboard.getByRole('button', { name: 'Save or copy the table leaderboard' }).click();
    const menu = page.getByRole('dialog', { name: 'Save this table' });
    const parquet = await saved(page, menu.getByRole('button', { name: 'Parquet' }));
    expect(parquet.bytes.subarray(0, 4).toString()).toBe('PAR1');
    await menu.getByRole('radio', { name: '4' }).click();
    await menu.getByRole('button', { name: 'Copy as LaTeX' }).click();
    await expect(menu.getByRole('status')).toContainText(/Copied \d+ rows as LaTeX/);
    const latex = await page.evaluate(() => navigator.clipboard.readText());
    expect(latex).toMatch(/\\toprule[\s\S]*\\textbf\{0\.\d{4}[\s\S]*\(2\)/);
    await page.keyboard.press('Escape');
  });

  await test.step('cells of the reader’s own', async () => {
    await addBefore(page, 'Leaderboard', 'Text');
    await page
      .locator('#text-1 .cm-content')
      .fill(`Of {{ SELECT 6 * 7 }} classes\n\n{{ class_metrics.fnr where ${data.row} | .5 }}`);
    await page.locator('#text-1').getByRole('button', { name: 'Done' }).click();
    await expect(page.locator('#text-1')).toContainText('Of 42 classes');
    await addBefore(page, 'Leaderboard', 'Query');
    await page.locator('#query-1 .cm-content').fill('SELECT team, map FROM team_metrics');
    await page.locator('#query-1').getByRole('button', { name: 'Run' }).click();
    await expect(page.locator('#query-1').getByRole('table')).toBeVisible();
  });

  await test.step('a pack, cancelled and made', async () => {
    await page.getByRole('button', { name: 'Paper pack' }).click();
    const menu = page.getByRole('dialog', { name: 'Paper pack' });
    const make = menu.getByRole('button', { name: 'Make the ZIP' });
    await Promise.all([cancelAtOnce(page), make.click()]);
    await expect(menu.getByRole('status')).toContainText('Nothing was saved');
    await page.keyboard.press('Escape');
    // Cells of the reader's own are out of sight when the threshold changes.
    await setThreshold(page, '0.7');
    await page.getByRole('button', { name: 'Paper pack' }).click();
    const files = unzipSync((await saved(page, make)).bytes);
    const readme = new TextDecoder().decode(files['README.md']);
    const promised = [
      ...readme.matchAll(/`((?:figures|tables|texts|data)\/[^`]+|references\.bib|main\.tex)`/g),
    ];
    expect(promised.map(([, path]) => path).sort()).toEqual(
      Object.keys(files)
        .filter((path) => path !== 'README.md')
        .sort(),
    );
    const cells = await page.locator('main section[id]').count();
    expect(promised.length).toBeGreaterThan(cells);
    // A cell that was never in sight is computed for the pack.
    expect(Object.keys(files)).toContain('figures/missed-by.pdf');
    const text = new TextDecoder().decode(files['texts/text-1.md']);
    expect(text).toMatch(data.from);
    const [, fnr] = /^Of 42 classes\n\n(0\.\d{5})\n[\s\S]*> 0\.700/.exec(text)!;
    const rows = await savedRows(page, 'false-negatives');
    const row = rows.find(({ team, class: name }) => team === 'A' && name === 'Edema');
    expect(fnr).toBe(Number(row?.fnr).toFixed(5));
    const query = new TextDecoder().decode(files['tables/query-1-query_1.csv']);
    expect(query).toMatch(/^team,map\n[^\n]+,0\.\d{4}/);
    expect(readme).toMatch(/- query\\_1: Rows of query\\_1, [\s\S]*Reads team\\?_metrics; From/);
    expect(readme).toMatch(data.labels);
  });
}
