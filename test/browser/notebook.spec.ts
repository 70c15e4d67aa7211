import {
  openNotebook,
  openOnResults,
  openSettings,
  savedRows,
  setThreshold,
} from './support/notebook';
import { expect, test } from './support/test';

/** The cells that show what is loaded, in reading order. */
const MISSION = [
  'sources',
  'leaderboard',
  'long-tail',
  'bands',
  'class-by-class',
  'false-negatives',
  'calibration',
  'one-class',
  'task-agreement',
];

test('opens on results of built-in data, called synthetic, and draws every cell @narrow', async ({
  page,
  watch,
}) => {
  await page.addInitScript(() => {
    Object.assign(window, { moved: 0 });
    const add = (entry: PerformanceEntry) =>
      Object.assign(window, {
        moved: Reflect.get(window, 'moved') + Reflect.get(entry, 'value'),
      });
    new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  await openOnResults(page);
  const moved = await page.evaluate(() => Reflect.get(window, 'moved') as number);
  expect(moved, 'cumulative layout shift from the first paint until all is read').toBeLessThan(
    0.05,
  );
  const cells = await page.locator('main section[id]').evaluateAll((all) => all.map((s) => s.id));
  expect(cells.filter((id) => MISSION.includes(id))).toEqual(MISSION);
  for (const id of MISSION.slice(1)) {
    const section = page.locator(`section#${id}`);
    await section.scrollIntoViewIfNeeded();
    const figure = section.locator('svg.figure-plot').first();
    await expect(figure).toBeVisible();
    expect((await figure.getAttribute('aria-label'))?.length).toBeGreaterThan(30);
    await expect(section.locator('footer')).toContainText(/synthetic/i);
  }
  expect(watch.requests.filter((url) => /\.parquet$|duckdb/.test(url))).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test('shows how much the page and its workers downloaded, and that nothing was uploaded', async ({
  page,
  context,
}) => {
  const sizes: Promise<readonly [string, number]>[] = [];
  context.on('requestfinished', (request) => {
    if (request.method() !== 'GET') return;
    const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
    sizes.push(size.then((bytes) => [request.url(), bytes] as const));
  });
  await openNotebook(page);
  const traffic = page.getByTestId('traffic');
  await expect(traffic).toContainText(/Downloaded [\d.]+ MB from this site; nothing uploaded/);
  // What is asked for again comes from the cache, or over the network once more.
  const asked = await Promise.all(sizes);
  const megabytes = (all: Iterable<number>) => [...all].reduce((sum, size) => sum + size, 0) / 1e6;
  const shown = Number(/Downloaded ([\d.]+) MB/.exec((await traffic.textContent()) ?? '')?.[1]);
  expect(shown).toBeGreaterThan(megabytes(new Map(asked).values()) * 0.95);
  expect(shown).toBeLessThan(megabytes(asked.map(([, bytes]) => bytes)) * 1.05);
});

test('figures far from what is in sight are up to date too', async ({ twin: page }) => {
  await setThreshold(page, '0.1');
  await expect(page.locator('#false-negatives svg.figure-plot')).toContainText('threshold 0.100');
  await page.evaluate(() => scrollTo(0, 0));
  await setThreshold(page, '0.2');
  await expect(page.locator('#false-negatives svg.figure-plot')).toContainText('threshold 0.200');
  await expect(page.locator('#bands .figure').last()).toContainText('Prevalence in the test set');

  // The rows behind AP against prevalence hold what it shows.
  const rows = await savedRows(page, 'bands');
  expect(rows.length).toBeGreaterThan(100);
  for (const row of rows) {
    expect(Number(row.lift)).toBeCloseTo(Number(row.ap) / Number(row.prevalence), 9);
  }
});

test('two tasks: the footer names both, and a click takes a team out of the fit', async ({
  twin: page,
}) => {
  const footer = page.locator('#task-agreement footer');
  await expect(footer).toContainText('task1_labels.parquet');
  await expect(footer).toContainText('task2_labels.parquet');

  const cell = page.locator('#task-agreement');
  const count = async () => Number(/n = (\d+) teams/.exec((await cell.textContent()) ?? '')?.[1]);
  const all = await count();
  expect(all).toBeGreaterThan(3);
  const dot = cell.locator('svg.figure-plot').first().locator('path[data-team="Twin 6"]').first();
  await dot.click();
  await expect.poll(count).toBe(all - 1);
  await expect(cell.getByRole('checkbox', { name: 'Twin 6' })).not.toBeChecked();
  await dot.click();
  await expect.poll(count).toBe(all);
});

test('the threshold redraws the false negatives as it moves', async ({ twin: page }) => {
  const before = await savedRows(page, 'false-negatives');
  await setThreshold(page, '0.05');
  const after = await savedRows(page, 'false-negatives');
  expect(after).toHaveLength(before.length);
  const falls = after.filter((row, i) => Number(row.fnr) < Number(before[i]!.fnr));
  const rises = after.filter((row, i) => Number(row.fnr) > Number(before[i]!.fnr));
  expect(falls.length).toBeGreaterThan(0);
  expect(rises).toHaveLength(0);
  await expect(page.locator('#false-negatives svg.figure-plot')).toContainText('threshold 0.050');

  const slider = page.getByRole('slider', { name: 'Threshold', exact: true });
  await slider.focus();
  await slider.press('ArrowRight');
  await expect(page.locator('#false-negatives svg.figure-plot')).toContainText('threshold 0.051');
});

test('bands follow their limits', async ({ twin: page }) => {
  const count = async () =>
    (await savedRows(page, 'long-tail')).filter((r) => r.band === 'head').length;
  const before = await count();
  await openSettings(page);
  const field = page.getByRole('textbox', { name: 'Head above' });
  await field.fill('30');
  await field.press('Enter');
  const after = await count();
  expect(before).toBeGreaterThan(after);
  expect(after).toBeGreaterThan(0);
  await expect(page.locator('#long-tail footer')).toContainText('head > 30 %');
});

test('bins and binning change calibration', async ({ twin: page }) => {
  await openSettings(page);
  const field = page.getByRole('textbox', { name: 'Bins' });
  await field.fill('5');
  await field.press('Enter');
  await expect(page.locator('#calibration footer')).toContainText('ECE over 5 bins of equal width');
  await expect.poll(async () => (await savedRows(page, 'calibration')).length % 5).toBe(0);
  await openSettings(page);
  await page.getByRole('radio', { name: 'count', exact: true }).click();
  await expect
    .poll(async () => {
      const rows = (await savedRows(page, 'calibration')).filter((row) => row.team === 'A');
      const counts = rows.map((row) => Number(row.count));
      return Math.max(...counts) / Math.min(...counts);
    })
    .toBeLessThan(1.5);
});

test('a team taken out is out of every figure, and its rank stays', async ({ twin: page }) => {
  await page.getByRole('button', { name: /^Teams \d/ }).click();
  await page.getByRole('group', { name: 'Teams shown' }).getByLabel('A', { exact: true }).uncheck();
  await page.keyboard.press('Escape');
  // A cell out of sight follows when the browser has time.
  await expect(async () => {
    const rows = await savedRows(page, 'leaderboard');
    expect(rows.map((row) => row.team)).not.toContain('A');
    expect(rows.map((row) => row.rank)).toContain('2');
    const classes = await savedRows(page, 'class-by-class');
    expect(new Set(classes.map((row) => row.team))).toEqual(new Set(rows.map((row) => row.team)));
  }).toPass();
});

test('another task is a choice away', async ({ twin: page }) => {
  const select = page.getByRole('combobox', { name: 'Task', exact: true });
  const [, second] = await select.locator('option').allTextContents();
  await select.selectOption(second!);
  await expect(page.locator('#leaderboard footer')).toContainText(
    `${second}: 406 images, 26 classes`,
  );
});
