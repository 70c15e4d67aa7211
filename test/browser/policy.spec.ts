import { expect, test } from './support/test';

test('the page carries the policy that the server sends', async ({ page }) => {
  const response = await page.goto('/');
  const sent = response?.headers()['content-security-policy'];
  const meta = page.locator('head > meta[http-equiv="Content-Security-Policy"]');
  expect(sent).toBe(`${await meta.getAttribute('content')}; frame-ancestors 'none'`);
  expect(sent).not.toContain("'unsafe-eval'");
  expect(sent).toContain("default-src 'none'");
});

test('text is not run as code, WebAssembly is compiled', async ({ page, watch }) => {
  watch.expectProblem(/policy: script-src refused eval/);
  watch.expectProblem(/console: .*unsafe-eval/);
  await page.goto('/');
  const outcome = await page.evaluate(async () => {
    const header = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    const module = await WebAssembly.compile(header).catch(String);
    // A timer, because what the test itself evaluates is exempt from the policy.
    return new Promise<string[]>((settle) => {
      setTimeout(() => {
        let evaluated = 'run';
        try {
          new Function('return 1')();
        } catch (error) {
          evaluated = error instanceof Error ? error.name : String(error);
        }
        settle([evaluated, String(module)]);
      });
    });
  });
  expect(outcome).toEqual(['EvalError', '[object WebAssembly.Module]']);
});

test('the page works under its security policy', { tag: '@narrow' }, async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const hydrated = () => Object.keys(document.body).some((key) => key.startsWith('__react'));
  await page.waitForFunction(hydrated);
});

test('a frame shows the view of one figure, and never the whole notebook', async ({
  page,
  site,
  watch,
}) => {
  watch.expectProblem(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE|Refused to (frame|display)/);
  const sent = (await page.goto('/?embed=long-tail'))?.headers()['content-security-policy'];
  expect(sent).toMatch(/; frame-ancestors \*$/);
  const inFrame = async (address: string) => {
    await page.route(`${site.origin}/framing`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${address}"></iframe>` }),
    );
    await page.goto('/framing');
    return page.frameLocator('iframe');
  };
  const figure = (await inFrame('/?embed=long-tail')).locator('#long-tail svg.figure-plot');
  await expect(figure.first()).toBeVisible();
  await page.unroute(`${site.origin}/framing`);
  await inFrame('/');
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
});

test('in a frame, the page protects itself if the host sends no header', async ({
  page,
  site,
  watch,
}) => {
  watch.expectProblem(/frame-ancestors|is ignored when delivered via/);
  await page.route(`${site.origin}/`, async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await page.route(`${site.origin}/framing`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<iframe src="/"></iframe>' }),
  );
  await page.goto('/framing');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('link', { name: 'Open it in a new window' })).toBeVisible();
  await expect(frame.getByRole('button')).toHaveCount(0);
});
