import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { tableFromIPC } from 'apache-arrow';
import { deflateSync, unzipSync } from 'fflate';
import * as parquet from 'parquet-wasm/node';
import type { DocumentCell } from '@/lib/notebook/document/types';
import { CLASSES, GROUP_COLUMN, hostileFiles, LABELS } from './support/hostile';
import { dropFiles, openEmpty } from './support/notebook';
import { expect, test } from './support/test';

/** Fails the test where a text was taken for more: a script that ran, a dialog, a page too wide. */
async function unharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => Object.keys(window).includes('__pwned'))).toBe(false);
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'px that the page is wider than its window').toBeLessThanOrEqual(0);
}

async function loaded(page: Page): Promise<void> {
  page.on('dialog', (dialog) => {
    throw new Error(`a dialog opened: ${dialog.message()}`);
  });
  await openEmpty(page);
  const files = hostileFiles();
  await dropFiles(page, files);
  await expect(page.locator('[data-source][data-status="ready"]')).toHaveCount(files.length, {});
}

async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await button.click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test('names of any kind are shown as text, in their place @narrow', async ({ page }) => {
  await loaded(page);
  for (const section of await page.locator('main section[id]').all()) {
    await section.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
    // A cell with nothing to show is one line without a heading.
    await expect(section.locator('h3, [aria-expanded]').first()).toBeVisible();
  }
  const heat = page.locator('#class-by-class svg.figure-plot');
  await page.locator('#class-by-class').evaluate((element) => element.scrollIntoView());
  await expect(heat).toContainText('__proto__');
  await expect(heat).toContainText('constructor');
  await expect(heat).toContainText("=cmd|'/c calc'!A1");
  await expect(heat).toContainText('…');
  expect((await heat.textContent())?.length).toBeLessThan(5000);
  await unharmed(page);
});

test('names of any kind are exported as text, and name no file', async ({ page }) => {
  await loaded(page);
  const long = page.locator('#long-tail');
  await long.scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Paper pack' }).click();
  const pack = await saved(page, page.getByRole('button', { name: 'Make the ZIP' }));
  const files = unzipSync(pack.bytes);
  const names = Object.keys(files);
  expect(names.length).toBeGreaterThan(20);
  for (const name of [pack.name, ...names])
    expect(name).toMatch(/^((figures|tables|data)\/)?[\w.-]{1,110}$/);
  const csv = names.filter((name) => name.endsWith('.csv')).map((name) => text(files[name]));
  expect(csv.length).toBeGreaterThan(5);
  const all = csv.join('\n');
  // Of cells, none begins as a formula; every name is there to its last letter.
  expect(all).not.toMatch(/(^|[,\n])"?[=@]/);
  expect(all).toContain(`'=cmd|'/c calc'!A1`);
  for (const name of CLASSES.filter((one) => !/[="_]/.test(one) || one === '__proto__')) {
    expect(all.includes(name), name.slice(0, 60)).toBe(true);
  }
  for (const name of names.filter((one) => one.endsWith('.svg'))) {
    // Tags without the values of their attributes, which hold no bare < or >.
    const tags = text(files[name]).match(/<[a-z][^>]*>/gi) ?? [];
    const bare = tags.map((tag) => tag.replaceAll(/"[^"]*"/g, '')).join('');
    expect(tags.length, name).toBeGreaterThan(5);
    expect(bare, name).not.toMatch(/<(script|foreignObject|image|a)\b|\son\w+=/i);
  }
  const latex = names.filter((one) => one.endsWith('.tex')).map((one) => text(files[one]));
  const inputs = [...latex.join('').matchAll(/\\input\{([^}]*)\}/g)].map(([, name]) => name!);
  for (const name of inputs) expect(names).toContain(/\.tex$/.test(name) ? name : `${name}.tex`);
  const readme = text(files['README.md']);
  expect(readme).toContain(LABELS);
  expect(readme.replaceAll(/`[^`\n]*`/g, '')).not.toMatch(/(^|[^\\])<(img|svg)/);
  await page.keyboard.press('Escape');

  const heat = page.locator('#class-by-class');
  await heat.scrollIntoViewIfNeeded();
  await heat.getByRole('button', { name: /^Save the figure/ }).click();
  const figure = page.getByRole('dialog', { name: 'Save this figure' });
  const pdf = await saved(page, figure.getByRole('button', { name: 'PDF', exact: true }));
  expect(pdf.bytes.toString('latin1')).toMatch(/^%PDF-[\s\S]*\/FontFile2/);
  await page.keyboard.press('Escape');
  await heat
    .getByRole('button', { name: /rows? of/ })
    .last()
    .click();
  await heat.getByRole('button', { name: /^Save or copy the table/ }).click();
  const table = page.getByRole('dialog', { name: 'Save this table' });
  const file = await saved(page, table.getByRole('button', { name: 'Parquet' }));
  const rows = tableFromIPC(parquet.readParquet(file.bytes).intoIPCStream());
  const classes = new Set(rows.getChild('class')!);
  for (const name of CLASSES.filter((one) => !one.includes('_') || one === '__proto__')) {
    expect(classes.has(name), name.slice(0, 60)).toBe(true);
  }
  await page.keyboard.press('Escape');
  await unharmed(page);
});

const base = { hidden: false };
const CELLS: readonly DocumentCell[] = [
  {
    ...base,
    kind: 'text',
    id: 'text-1',
    text: '<img src=x onerror=window.__pwned=1> <svg onload=window.__pwned=1></svg>\n\n<span data-value="SELECT 41 + 1">spoof</span>\n\n[a](javascript:window.__pwned=1) ![b](https://elsewhere.test/b.png)\n\n$\\href{javascript:window.__pwned=1}{x}$ $\\includegraphics{https://elsewhere.test/c.png}$ $\\rule{9000em}{9000em}$\n\n{{ SELECT 6 * 7 }}',
  },
  {
    ...base,
    kind: 'text',
    id: 'text-3',
    text: '<p style="position:fixed;inset:0;background:url(https://elsewhere.test/d.png)">over all</p> <math><mtext><table><mglyph><style><img src=x onerror=window.__pwned=1>',
  },
  { ...base, kind: 'text', id: 'text-2', text: '>'.repeat(50_000) },
  {
    ...base,
    kind: 'sql',
    id: 'query-1',
    name: 'reach',
    sql: "SELECT * FROM read_csv('https://elsewhere.test/x.csv')",
  },
  {
    ...base,
    kind: 'sql',
    id: 'query-2',
    name: 'names',
    sql: `SELECT class AS "<img src=x onerror=window.__pwned=1>", team AS "__proto__", ap AS "a""; DROP" FROM class_metrics`,
  },
  {
    ...base,
    kind: 'sql',
    id: 'query-3',
    name: 'files',
    sql: `SELECT id AS "constructor", "${GROUP_COLUMN.replaceAll('"', '""')}" AS g FROM metadata_csv`,
  },
  {
    ...base,
    kind: 'chart',
    id: 'chart-1',
    spec: JSON.stringify({
      source: 'class_metrics',
      mark: 'bar',
      x: { column: 'class', title: '<img src=x onerror=window.__pwned=1>' },
      y: { column: 'ap' },
      colour: { column: 'team' },
      title: `</text><script>window.__pwned=1</script> ${'x'.repeat(10_000)}`,
    }),
  },
  {
    ...base,
    kind: 'chart',
    id: 'chart-2',
    spec: '{"source":"constructor","mark":"__proto__","href":"javascript:1"}',
  },
];

function stranger(cells: readonly DocumentCell[]): string {
  const builtIn = { ...base, kind: 'built-in', id: 'class-by-class', cell: 'class-by-class' };
  return JSON.stringify({
    format: 'longtail-notebook',
    version: 2,
    title: '<img src=x onerror=window.__pwned=1>',
    cells: [...cells, builtIn],
    settings: {},
    choices: {},
    selection: {},
    files: [],
  });
}

test('a notebook from a stranger waits, and then can neither run script nor reach out', async ({
  page,
  watch,
}) => {
  // What is made safe is parsed before, in a document without scripts, under the same policy.
  watch.expectProblem(/style-src/);
  await loaded(page);
  await dropFiles(page, [{ name: 'theirs.longtail.json', content: stranger(CELLS) }]);
  const cell = (id: string) => page.locator(`section#${id}`);
  const bar = page.locator('[data-bar="held"]');
  await expect(bar).toContainText('queries');
  await expect(cell('text-1')).toContainText('{{ SELECT 6 * 7 }}');
  for (const { id } of CELLS) await cell(id).scrollIntoViewIfNeeded();
  await expect(cell('chart-1')).toContainText('Shown when');
  await expect(cell('query-1')).toContainText('Not run yet');
  // The page has nothing more to do, and has run none.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await expect(cell('text-1')).not.toContainText('42');
  await expect(cell('query-2').getByRole('table')).toHaveCount(0);
  await unharmed(page);

  await bar.getByRole('button', { name: /^Run/ }).click();
  for (const { id } of CELLS) await cell(id).scrollIntoViewIfNeeded();
  await cell('text-1').scrollIntoViewIfNeeded();
  await expect(cell('text-1')).toContainText('42');
  await expect(cell('text-1')).toContainText('spoof');
  await cell('query-1').scrollIntoViewIfNeeded();
  await expect(cell('query-1').getByRole('alert')).toContainText(/disabled|Permission|not/i);
  await cell('query-2').scrollIntoViewIfNeeded();
  const rows = cell('query-2').getByRole('table');
  await expect(rows).toContainText('<img src=x onerror=window.__pwned=1>');
  await expect(rows).toContainText('__proto__');
  await cell('query-3').scrollIntoViewIfNeeded();
  await expect(cell('query-3').getByRole('table')).toContainText('@SUM(1)');
  await cell('chart-1').scrollIntoViewIfNeeded();
  await expect(cell('chart-1').locator('svg.figure-plot').first()).toContainText('</text><script>');
  await cell('chart-2').scrollIntoViewIfNeeded();
  await expect(cell('chart-2').getByRole('alert')).toContainText('mark');
  const csv = await saved(page, cell('query-2').getByRole('button', { name: /CSV/ }));
  expect(csv.name).toBe('names.csv');
  expect(csv.bytes.toString().split('\n')[0]).toBe(
    '<img src=x onerror=window.__pwned=1>,__proto__,"a""; DROP"',
  );
  await unharmed(page);
});

test('queries of a shared link wait for consent, whatever its text contains', async ({
  page,
  watch,
}) => {
  watch.expectProblem(/style-src/);
  const cells = CELLS.filter(
    (cell) => cell.kind !== 'chart' && cell.id !== 'text-2' && cell.id !== 'query-3',
  );
  const payload = Buffer.from(deflateSync(Buffer.from(stranger(cells)))).toString('base64url');
  await page.goto(`/?labels=#notebook=${payload}`);
  await expect(page.locator('[data-bar="held"]')).toBeVisible();
  await expect(page.locator('#text-1')).toContainText('spoof');
  for (const broken of ['%', 'e30', `${payload.slice(0, -9)}`, 'A'.repeat(100_000)]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#notebook=${broken}`);
    await expect(page.locator('[data-notice]').last()).toContainText('The link');
  }
  await expect(page.locator('#text-1')).toContainText('spoof');
  await unharmed(page);
});
