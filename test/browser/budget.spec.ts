import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
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
