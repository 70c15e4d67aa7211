import { TWIN_FILES } from './support/document';
import { dropFiles, openNotebook, savedRows, settled } from './support/notebook';
import { expect, test } from './support/test';

const PUBLISHED = [
  'challenge',
  'solutions',
  'published-leaderboards',
  'printed-agreement',
  'against-2023',
  'label-quality',
  'gold-positives',
  'audit',
  'twin-fidelity',
];

test('published results are there before the twin is; its files are not fetched', async ({
  page,
  watch,
}) => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(TWIN_FILES, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/');
  await expect(page.locator('#challenge svg.figure-plot')).toBeVisible();
  const printed = page.locator('#class-by-class');
  await printed.scrollIntoViewIfNeeded();
  await expect(printed).toContainText('Task 1 as printed in Supplementary Tables 1-3');
  await expect(printed.locator('svg.figure-plot')).toContainText('0.927');
  await expect(page.locator('#leaderboard')).toContainText('0 of 1 file read. Shown when all are.');
  open();
  await expect(page.locator('#leaderboard svg.figure-plot').first()).toBeVisible();
  expect(watch.requests.filter((url) => url.endsWith('.parquet'))).toEqual([]);
});

test('each published cell draws, and names its rows and the paper @narrow', async ({
  twin: page,
}) => {
  for (const id of PUBLISHED) {
    const section = page.locator(`section#${id}`);
    await section.scrollIntoViewIfNeeded();
    await expect(section.locator('footer')).toContainText('CXR-LT 2024: A MICCAI challenge');
    await expect(section.locator('footer')).toContainText(/\d+ rows? as printed in/);
    if (id === 'audit') continue;
    const figure = section.locator('svg.figure-plot').first();
    await expect(figure).toBeVisible();
    expect((await figure.getAttribute('aria-label'))?.length).toBeGreaterThan(30);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test('does the paper add up: what does not, and what rounding explains', async ({ twin: page }) => {
  const audit = page.locator('#audit');
  await expect(audit).toContainText('equals F1 of team D');
  await expect(audit).toContainText('its 26 class rows average 0.265');
  const rounded = audit.getByRole('row', { name: /Task 2, team C: mAP is 0\.526/ });
  await expect(rounded).toContainText('may be the cause');
  await audit.getByRole('button', { name: '80 cells' }).click();
  await expect(audit).toContainText('Supplementary Table 3, Edema, FNR, team D');
});

test('bands of Task 3 say that there is no training prevalence', async ({ twin: page }) => {
  const cell = page.locator('#published-leaderboards');
  await expect(cell).toContainText('Means as printed in Table 5');
  await cell.getByRole('radio', { name: 'Task 3' }).click();
  await expect(cell).toContainText('As printed in Table 7');
  await expect(cell).toContainText('Task 3 has no bands');
});

test('class figures computed, printed, and their difference', async ({ twin: page }) => {
  const cell = page.locator('#class-by-class');
  await expect(cell.locator('[data-origin="twin"]').first()).toBeVisible();
  const computed = await savedRows(page, 'class-by-class');
  await cell.getByRole('radio', { name: 'printed in the paper' }).click();
  await expect(cell.locator('footer')).toContainText('as printed in');
  await expect(cell.locator('[data-origin="twin"]')).toHaveCount(0);
  await expect(cell.getByRole('link', { name: /inconsistenc/ })).toBeVisible();
  const printed = await savedRows(page, 'class-by-class');
  await cell.getByRole('radio', { name: 'difference' }).click();
  await expect(cell.locator('footer')).toHaveCount(2);
  const differences = await savedRows(page, 'class-by-class');
  const edema = (rows: Record<string, string>[]) =>
    rows.find((row) => row.class === 'Edema' && row.team === 'A')!;
  expect(Number(edema(differences).published)).toBe(Number(edema(printed).ap));
  expect(Number(edema(differences).computed)).toBe(Number(edema(computed).ap));
  expect(Number(edema(differences).difference)).toBeCloseTo(
    Number(edema(computed).ap) - Number(edema(printed).ap),
    12,
  );
});

test('published results, synthetic twin and the user’s files: alone or together', async ({
  page,
}) => {
  await openNotebook(page);
  const published = page.getByRole('button', { name: 'published results', exact: true });
  const twin = page
    .getByRole('toolbar', { name: 'Show' })
    .getByRole('button', { name: 'synthetic twin', exact: true });
  await twin.click();
  await expect(page.locator('#leaderboard')).toHaveCount(0);
  await expect(page.locator('#class-by-class')).toContainText('as printed in');
  await published.click();
  await expect(page.locator('#challenge'), 'the last one cannot be taken away').toBeVisible();
  await twin.click();
  await published.click();
  await expect(page.locator('#challenge')).toHaveCount(0);
  await expect(page.getByRole('navigation')).not.toContainText('The challenge');
  await expect(page.locator('#leaderboard')).toBeVisible();
});

test('the user’s files hide the published cells until they are chosen', async ({ page }) => {
  await openNotebook(page);
  await expect(page.locator('#challenge')).toBeVisible();
  await dropFiles(page, [
    { name: 'labels.csv', content: 'id,Edema,Hernia\na,1,0\nb,0,1\nc,1,0\nd,0,0\n' },
    { name: 'mine.csv', content: 'id,Edema,Hernia\na,.9,.1\nb,.2,.8\nc,.7,.3\nd,.4,.2\n' },
  ]);
  await settled(page, ['labels.csv', 'mine.csv']);
  await expect(page.locator('#challenge')).toHaveCount(0);
  await expect(page.locator('#leaderboard')).toContainText('mine');
  await page.getByRole('button', { name: 'published results', exact: true }).click();
  await expect(page.locator('#challenge')).toBeVisible();
  await expect(page.locator('#leaderboard')).toContainText('mine');
});
