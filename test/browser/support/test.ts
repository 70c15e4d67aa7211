import { test as base, expect, type Page } from '@playwright/test';
import { openNotebook } from './notebook';
import { openSite, type Site } from './site';
import { type Watch, watchContext } from './watch';

/** Fails where a page has asked for what is not its own, or has reported an error. */
function expectQuiet(watch: Watch): void {
  expect(watch.leaks, 'requests that leave the origin').toEqual([]);
  expect(watch.problems, 'errors in the page').toEqual([]);
}

/** Begins a new notebook on a page that has its files already. */
async function beginAnew(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New', exact: true }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.locator('#false-negatives footer')).toContainText('score > 0.500');
  await page.evaluate(async () => {
    window.scrollTo({ top: 0, behavior: 'instant' });
    // A page behind another one, or on a busy machine, may never be idle.
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));
  });
}

interface Tab {
  readonly page: Page;
  readonly watch: Watch;
}

/**
 * The test of every browser test: the page comes from our own server, and a request that leaves
 * its origin, an error on the console or a policy violation fails the test.
 */
export const test = base.extend<{ watch: Watch; twin: Page }, { site: Site; twinTab: Tab }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await openSite('out');
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.origin),
  watch: [
    async ({ context, site }, use) => {
      const watch = await watchContext(context, site.origin);
      await use(watch);
      expectQuiet(watch);
    },
    { auto: true },
  ],
  twinTab: [
    async ({ browser, site }, use, { project }) => {
      const { viewport } = project.use;
      const context = await browser.newContext({ baseURL: site.origin, viewport });
      const watch = await watchContext(context, site.origin);
      const page = await context.newPage();
      await openNotebook(page);
      await use({ page, watch });
      await context.close();
    },
    { scope: 'worker' },
  ],
  /**
   * A page with a new notebook and the synthetic twin, opened once for all tests of a worker. For
   * tests that change the notebook only: no files, nothing of the browser.
   */
  twin: async ({ twinTab: { page, watch } }, use) => {
    await beginAnew(page);
    await use(page);
    expectQuiet(watch);
  },
});

export { expect };
