import { expect, test } from '@playwright/test';
import { openSite, type Site } from './support/site';
import { watchContext } from './support/watch';

// The watch itself: what it must see is done on purpose here, on pages of this test's own making.
const foreign = 'https://foreign.example/pixel.png';
let site: Site;
test.beforeAll(async () => {
  site = await openSite('out');
});
test.afterAll(() => site.close());

test('sees requests to a foreign host, from the page and from a worker', async ({ context }) => {
  const watch = await watchContext(context, site.origin);
  await context.route(`${site.origin}/worker.js`, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `fetch('${foreign}?worker').catch(() => {}).then(() => postMessage('done'))`,
    }),
  );
  await context.route(`${site.origin}/bare`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<img src="${foreign}?page"><script>
        new Worker('/worker.js').onmessage = () => { document.title = 'done'; };
      </script>`,
    }),
  );
  const page = await context.newPage();
  await page.goto(`${site.origin}/bare`);
  await expect(page).toHaveTitle('done');
  expect(watch.leaks).toContain(`GET ${foreign}?page`);
  expect(watch.leaks).toContain(`GET ${foreign}?worker`);
});

test('sees requests to the page’s origin', async ({ context }) => {
  const watch = await watchContext(context, site.origin);
  const page = await context.newPage();
  await page.goto(site.origin);
  await page.evaluate(() => fetch('/', { method: 'POST', body: 'scores' }));
  expect(watch.leaks).toEqual([`POST ${site.origin}/`]);
});

test('sees errors, missing files and violations of the policy', async ({ context }) => {
  const watch = await watchContext(context, site.origin);
  const page = await context.newPage();
  await page.goto(site.origin);
  await page.evaluate((url) => {
    console.error('an error on the console');
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline script ran"';
    const image = new Image();
    image.src = url;
    document.body.append(script, image);
    setTimeout(() => {
      throw new Error('an uncaught error');
    });
    return fetch('/nowhere.json');
  }, foreign);
  for (const expected of [
    'console: an error on the console',
    'uncaught: an uncaught error',
    `404 ${site.origin}/nowhere.json`,
    'policy: script-src-elem refused inline',
    `policy: img-src refused ${foreign}`,
  ]) {
    await expect.poll(() => watch.problems).toContain(expected);
  }
  expect(await page.title()).not.toBe('inline script ran');
});
