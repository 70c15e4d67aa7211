import { test as base, expect } from '@playwright/test';
import { openSite, type Site } from './site';
import { type Watch, watchContext } from './watch';

/**
 * The test of every browser test: the page comes from our own server, and a request that leaves
 * its origin, an error on the console or a policy violation fails the test.
 */
export const test = base.extend<{ watch: Watch }, { site: Site }>({
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
      expect(watch.leaks, 'requests that leave the origin').toEqual([]);
      expect(watch.problems, 'errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
