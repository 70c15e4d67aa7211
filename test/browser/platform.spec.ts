import { expect, test } from './support/test';

test('says at the start what the browser lacks, and works without optional parts', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'DecompressionStream');
    Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
  });
  await page.goto('/');
  await expect(page.getByText(/unpacking: without it results files and compressed/)).toBeVisible();
  await expect(page.locator('#solutions svg.figure-plot')).toBeVisible();
});

test('the page without its scripts says that it needs them', async ({ page }) => {
  const html = await (await page.request.get('/')).text();
  expect(html).toMatch(/<noscript><p[^>]*>The notebook is a program: it needs JavaScript/);
});
