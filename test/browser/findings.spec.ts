import { expect, test } from './support/test';

test('the summary says what the results are, with numbers, and leads to their cells @narrow', async ({
  twin: page,
}) => {
  const summary = page.locator('#summary');
  const ranking = summary.locator('[data-topic="ranking"]');
  await expect(ranking.nth(0).locator('[data-origin="published"]')).toHaveText('Published (real)');
  await expect(ranking.nth(1).locator('[data-origin="twin"]')).toHaveText('Synthetic (twin)');
  await expect(summary).toContainText(/A leads with mAP 0\.\d{3}/);
  await expect(summary).toContainText('Twin 1 to Twin 6 are invented teams.');
  await expect(summary.locator('[data-topic="tail"] svg.figure-plot').first()).toBeVisible();
  await expect(summary).toContainText(/The printed tables have \d+ inconsistencies/);
  await summary.getByRole('link', { name: 'Calibration' }).first().click();
  await expect(page.locator('#calibration h3')).toBeInViewport();
});

test('each figure has its finding and its origin beside it @narrow', async ({ twin: page }) => {
  for (const [id, origin] of [
    ['bands', 'twin'],
    ['false-negatives', 'twin'],
    ['published-leaderboards', 'published'],
  ] as const) {
    const cell = page.locator(`#${id}`);
    await cell.scrollIntoViewIfNeeded();
    const figure = cell.locator('svg.figure-plot').first();
    await expect(figure).toBeVisible();
    const said = await figure.getAttribute('aria-label');
    await expect(cell.locator('[data-headline]').first()).toHaveText(said!);
    // Beside the title and beside the figure.
    await expect(cell.locator(`[data-origin="${origin}"]`).nth(1)).toBeVisible();
  }
  const leaderboard = page.locator('#leaderboard');
  await leaderboard.scrollIntoViewIfNeeded();
  await expect(leaderboard.getByRole('table').first()).toContainText('mAUROC †');
});

test('an example for each role is one click away; a submission joins a published board', async ({
  page,
}) => {
  await page.goto('/');
  const examples = page.getByRole('region', { name: 'Examples' });
  await examples.getByRole('link', { name: 'whether they add up' }).click();
  await expect(page.locator('#audit h3')).toBeInViewport();
  await examples.getByRole('link', { name: 'images on which all teams fail' }).click();
  await expect(page.locator('#by-group h3')).toBeInViewport();
  await examples.getByRole('link', { name: 'join it' }).click();
  const leaderboard = page.locator('#leaderboard');
  await leaderboard.scrollIntoViewIfNeeded();
  const rows = leaderboard.getByRole('table').first().locator('tbody tr');
  await expect(rows).toHaveCount(5);
  await expect(rows.filter({ hasText: 'Twin' })).toContainText(/0\.\d{3} \[0\.\d{3}, 0\.\d{3}\]/);
  await expect(leaderboard.locator('[data-origin="synthetic"]').first()).toBeVisible();
  await expect(examples).toBeHidden();
});
