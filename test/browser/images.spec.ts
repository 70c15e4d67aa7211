import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { greyElements, makeDicom, words } from '../pictures/make-dicom';
import { makePng } from '../pictures/make-png';
import { dropFiles, openEmpty, settled } from './support/notebook';
import { expect, test } from './support/test';

const SCANS = Array.from({ length: 24 }, (_, i) => `scan-${String(i + 1).padStart(2, '0')}`);

/** Labels, and scores of two teams: Owl misses the positives of even number, Elk all but the first. */
function files(): { name: string; content: string }[] {
  const lines = (row: (id: string, i: number) => (string | number)[]) =>
    SCANS.map((id, i) => `${row(id, i).join(',')}\n`).join('');
  const isRust = (i: number) => i < 12;
  const owl = (i: number) => (isRust(i) ? (i % 2 ? 0.05 + i / 100 : 0.9) : 0.1);
  const elk = (i: number) => (i === 0 ? 0.8 : 0.01 + i / 100);
  return [
    {
      name: 'labels.csv',
      content: `scan_id,Rust,Crack\n${lines((id, i) => [id, isRust(i) ? 1 : 0, i % 3 === 0 ? 1 : 0])}`,
    },
    { name: 'owl.csv', content: `scan_id,Rust,Crack\n${lines((id, i) => [id, owl(i), 0.3])}` },
    { name: 'elk.csv', content: `scan_id,Rust,Crack\n${lines((id, i) => [id, elk(i), 0.4])}` },
    {
      name: 'meta.csv',
      content: `scan_id,patient_id,side\n${lines((id, i) => [id, `p${i >> 1}`, i % 4 < 2 ? 'left' : 'right'])}`,
    },
  ];
}

/** Plain patterns, no photographs: PNG files, a DICOM file, and one that is damaged. */
async function makePictures(into: string): Promise<void> {
  const put = async (path: string, content: Uint8Array | string) => {
    await mkdir(dirname(join(into, path)), { recursive: true });
    await writeFile(join(into, path), content);
  };
  for (const [i, id] of SCANS.entries()) {
    const stripes = makePng(64, 48, (x) => ((x >> 2) % 2 ? 220 : 10 * (i % 12)));
    if (i === 3) {
      const ramp = words(Array.from({ length: 64 * 48 }, (_, at) => 1000 + 10 * (at % 64)));
      const inverted = { '00280004': ['CS', 'MONOCHROME1'] } as const;
      const elements = greyElements(64, 48, 16, inverted);
      await put(`site/b/${id}.dcm`, makeDicom({ elements, pixels: ramp }));
    } else if (i === 5) await put(`site/a/${id}.png`, 'no picture');
    else if (i !== 7) await put(`site/a/${id}.png`, stripes);
  }
  await put('notes.txt', 'not a picture');
}

const cellOf = (page: Page) => page.locator('#class-images');

async function openImages(page: Page): Promise<Locator> {
  await openEmpty(page);
  const given = files();
  await dropFiles(page, given);
  await settled(
    page,
    given.map(({ name }) => name),
  );
  const cell = cellOf(page);
  await cell.scrollIntoViewIfNeeded();
  await cell.getByLabel('Class', { exact: true }).selectOption('Rust');
  await cell.getByLabel('Mistakes of').selectOption('owl');
  await expect(cell.locator('[role=grid] tr[data-place]')).toHaveCount(6);
  return cell;
}

let folder = '';

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  await makePictures(folder);
});

test.afterAll(() => rm(folder, { recursive: true }));

async function openPictures(cell: Locator): Promise<void> {
  await cell.locator('input[data-pictures]').setInputFiles(folder);
  await expect(cell.getByRole('listbox')).toBeVisible();
  await expect(cell.locator('canvas[data-drawn]').first()).toBeVisible();
}

/** The grey of the picture of the viewer at a share of its width, halfway down. */
function greyAt(page: Page, share: number): Promise<number> {
  return page.locator('dialog canvas').evaluate((element, at) => {
    const canvas = element as HTMLCanvasElement;
    const x = Math.floor(at * (canvas.width - 1));
    return canvas.getContext('2d')!.getImageData(x, canvas.height >> 1, 1, 1).data[0]!;
  }, share);
}

const violations = async (page: Page, within: string) => {
  const found = await new AxeBuilder({ page }).include(within).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
};

test('missed images are listed, sorted, filtered, selected and saved without any picture', async ({
  page,
}) => {
  const cell = await openImages(page);
  const grid = cell.getByRole('grid');
  const ids = grid.locator('tr[data-place] td:nth-child(2)');
  await expect(ids.first()).toHaveText('scan-02');
  await expect(cell.getByRole('listbox')).toHaveCount(0);

  await grid.getByRole('button', { name: 'side' }).click();
  await expect(ids).toHaveText(['scan-02', 'scan-06', 'scan-10', 'scan-04', 'scan-08', 'scan-12']);
  await cell.getByLabel('Only', { exact: true }).selectOption('side');
  await cell.getByLabel('is', { exact: true }).selectOption('right');
  await expect(ids).toHaveText(['scan-04', 'scan-08', 'scan-12']);

  await grid.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(grid.locator('tr[aria-selected=true]')).toHaveCount(2);
  await cell.getByText('Only selected').click();
  await expect(ids).toHaveText(['scan-08', 'scan-12']);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    cell.getByRole('button', { name: /Save as CSV/ }).click(),
  ]);
  const [head, ...rows] = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  expect(head).toContain('id,label,positive_classes');
  expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual([
    ['scan-08', 'positive'],
    ['scan-12', 'positive'],
  ]);
  expect(await violations(page, '#class-images')).toEqual([]);

  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { level: 2 })).toHaveText('scan-08');
  await expect(dialog.getByRole('row', { name: /owl/ })).toContainText('negative');
  await expect(dialog.locator('canvas')).toHaveCount(0);
  await dialog.getByRole('button', { name: /scan-07/ }).click();
  await expect(dialog.getByRole('heading', { level: 2 })).toHaveText('scan-07');
});

test('pictures of a local folder are found by id, and nothing of them leaves the page', async ({
  page,
}) => {
  const cell = await openImages(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.postData()) sent.push(request.url());
  });
  await openPictures(cell);
  await expect(cell.getByText('23 pictures; 23 of 24')).toBeVisible();
  const options = cell.locator('[role=option]');
  await expect(options).toHaveCount(6);
  await expect(options.filter({ hasText: 'no picture found' })).toHaveCount(1);
  await expect(options.filter({ hasText: 'cannot be decoded' })).toHaveCount(1);
  await expect(cell.locator('canvas[data-drawn$="scan-04.dcm"]')).toBeVisible();
  expect(await violations(page, '#class-images')).toEqual([]);
  expect(sent).toEqual([]);

  await cell.getByRole('button', { name: /^Close the folder/ }).click();
  await expect(cell.getByRole('listbox')).toHaveCount(0);
  await expect(cell.getByRole('grid')).toBeVisible();
});

test('the viewer shows DICOM through its window, and goes on, inverts and tags by keys', async ({
  page,
}) => {
  const cell = await openImages(page);
  await openPictures(cell);
  await cell.getByRole('listbox').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const title = dialog.getByRole('heading', { level: 2 });
  await expect(title).toHaveText('scan-04');
  await expect(dialog.locator('canvas[data-drawn$="scan-04.dcm"]')).toBeVisible();
  // MONOCHROME1: the lowest value, at the left, is white.
  await expect.poll(() => greyAt(page, 0)).toBe(255);
  expect(await greyAt(page, 1)).toBe(0);
  await page.keyboard.press('i');
  await expect.poll(() => greyAt(page, 0)).toBe(0);
  await dialog.getByRole('slider', { name: 'Level' }).fill('1000');
  await expect.poll(() => greyAt(page, 0.5)).toBeGreaterThan(200);
  expect(await violations(page, 'dialog')).toEqual([]);

  await title.click();
  await page.keyboard.press('1');
  await expect(dialog.getByRole('button', { name: 'Label wrong' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('n');
  await page.keyboard.type('it ends at 3');
  await expect(dialog.getByRole('textbox')).toHaveValue('it ends at 3');
  await title.click();
  await page.keyboard.press('ArrowRight');
  await expect(title).toHaveText('scan-06');
  await expect(dialog.getByRole('alert')).toContainText('cannot be decoded');
  await page.keyboard.press('ArrowLeft');
  await expect(title).toHaveText('scan-04');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await cell.getByLabel('Tags', { exact: true }).selectOption('label-wrong');
  await expect(cell.locator('[role=option]')).toHaveCount(1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    cell.getByRole('button', { name: /Save tags/ }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toMatch(
    /^task,id,.*\n.*,scan-04,1,0,0,it ends at 3\n$/,
  );
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(cell.getByRole('button', { name: /Save tags/ })).toHaveCount(0);
});
