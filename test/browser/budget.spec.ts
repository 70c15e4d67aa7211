import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { addBefore } from './support/document';
import { dropFiles, openEmpty, openFilesPanel } from './support/notebook';
import { expect, test } from './support/test';

/** Bytes of compressed code that the first figure may wait for. */
const BUDGET = 350_000;

const scriptText = (url: string) =>
  readFileSync(`out${decodeURIComponent(new URL(url).pathname)}`, 'utf8');

/** Words that only the code of a library has that the first figure needs nothing of. */
const LATER = {
  arquero: /op\.row_number|arquero/,
  'apache-arrow': /RecordBatchStreamWriter/,
  'opentype.js': /glyphIndexMap/,
  CodeMirror: /cm-scroller/,
  KaTeX: /katex-mathml/,
  jsPDF: /jsPDF/,
  'TanStack Table': /getCoreRowModel/,
  'dnd-kit': /DndLiveRegion/,
};

test('the first figure waits for little code, and for nothing that is needed later', async ({
  page,
}) => {
  const scripts = new Set<string>();
  const record = (request: { resourceType(): string; url(): string }) => {
    if (request.resourceType() === 'script' && !/worker/.test(request.url()))
      scripts.add(request.url());
  };
  page.on('request', record);
  await page.goto('/');
  await expect(page.locator('#challenge svg.figure-plot')).toBeVisible();
  // What the page itself names: whatever else came by now was not waited for.
  const named = await page.evaluate(() =>
    Array.from(
      document.querySelectorAll<HTMLScriptElement>('script[src]:not([nomodule])'),
      (script) => script.src,
    ),
  );
  const html = await (await page.request.get('/')).text();
  const first = named.filter((url) => html.includes(new URL(url).pathname));
  expect(first.length).toBeGreaterThan(3);
  for (const url of first) expect(scripts).toContain(url);
  const texts = first.map(scriptText);
  const size = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(size).toBeLessThan(BUDGET);
  for (const [library, word] of Object.entries(LATER)) {
    expect(
      texts.filter((text) => word.test(text)),
      library,
    ).toEqual([]);
  }
});

test('DuckDB is fetched when a query needs it, and no module for plain CSV', async ({ page }) => {
  const modules: string[] = [];
  page.on('request', (request) => {
    if (/\.wasm|duckdb/.test(request.url())) modules.push(request.url());
  });
  await openEmpty(page);
  await page.waitForLoadState('networkidle');
  expect(modules, 'an empty notebook').toEqual([]);

  // The published results, where they come without files.
  await page.route('**/data/manifest.json', async (route) => {
    const response = await route.fetch();
    const json = { ...(await response.json()), results: [], files: [] };
    await route.fulfill({ response, json });
  });
  await page.goto('/');
  await expect(page.locator('#solutions svg.figure-plot')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(modules, 'published results').toEqual([]);

  await openFilesPanel(page);
  await dropFiles(page, [{ name: 'labels.csv', content: 'id,A,B\n1,0,1\n2,1,0\n3,0,0\n' }]);
  await expect(page.locator('[data-source="labels.csv"]')).toHaveAttribute('data-status', 'ready');
  expect(modules, 'plain CSV').toEqual([]);

  await addBefore(page, 'Leaderboard', 'Query');
  await page.locator('section[data-kind="sql"] .cm-content').click();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => modules.filter((url) => url.includes('.wasm'))).not.toEqual([]);
});

/** Answers how to hold what is fetched of the code from now on, and that how to let it come. */
async function scriptGate(page: Page): Promise<() => () => void> {
  let gate = Promise.resolve();
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await gate;
    await route.continue();
  });
  return () => {
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  };
}

test('a menu or panel still on its way opens when it is here', async ({ page }) => {
  const hold = await scriptGate(page);
  await openEmpty(page);
  await page.waitForLoadState('networkidle');
  const menu = page.getByRole('button', { name: 'Notebook', exact: true });
  const releaseMenu = hold();
  const asked = page.waitForRequest(/chunks/);
  await menu.focus();
  await menu.press('Enter');
  await asked;
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
  await expect(menu).toBeFocused();
  releaseMenu();
  await expect(page.getByRole('menuitem', { name: 'New' })).toBeFocused();
  await expect(menu).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();

  const panel = page.getByRole('button', { name: 'Paper pack' });
  const dialog = page.getByRole('dialog', { name: 'Paper pack' });
  const releasePanel = hold();
  const askedAgain = page.waitForRequest(/chunks/);
  await panel.click();
  await askedAgain;
  await expect(panel).toHaveAttribute('aria-expanded', 'false');
  releasePanel();
  await expect(dialog).toBeVisible();
  await panel.click();
  await expect(dialog).toBeHidden();
  await expect(panel).toBeFocused();
});
