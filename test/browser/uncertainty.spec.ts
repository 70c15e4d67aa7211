import type { Page } from '@playwright/test';
import { openNotebook, setThreshold } from './support/notebook';
import { expect, test } from './support/test';

async function replicates(page: Page, count: number): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Replicates' });
  await field.fill(String(count));
  await field.press('Enter');
}

/** Brings the place of a cell's first figure into sight; the figure itself may be drawn anew. */
async function scrollTo(page: Page, cell: string): Promise<void> {
  await page.locator(`#${cell} .figure`).first().scrollIntoViewIfNeeded();
}

test('replicates are made when asked for, go out of date, are stopped, and can be hidden', async ({
  page,
}) => {
  await openNotebook(page);
  const panel = page.locator('#ranking-stability fieldset');
  const leaderboard = page.locator('#leaderboard');
  const missed = page.locator('#false-negatives svg.figure-plot').first();
  await expect(leaderboard.getByRole('table', { name: /^Leaderboard/ })).not.toContainText('[0.');

  await replicates(page, 100);
  await panel.getByRole('button', { name: 'Compute confidence intervals' }).click();
  await expect(panel).toContainText('100 replicates');
  await expect(leaderboard.getByRole('table', { name: /^Leaderboard/ })).toContainText(
    /0\.\d{3} \[0\.\d{3}, 0\.\d{3}\]/,
  );
  await expect(leaderboard.locator('svg.figure-plot').first()).toContainText(
    /95 % intervals, jackknife method, [\d,]+ patients \(subject_id\) .* in 50 groups, each left out/,
  );
  await expect(leaderboard.locator('footer')).toContainText('seed 7');
  for (const [id, about] of [
    ['ranking-stability', / is first by mAP in .* of the replicates/],
    ['who-beats-whom', /pairs of teams differ significantly in mAP/],
    ['two-teams', / has a better AP than /],
    ['rare-classes', /^The interval of AP.* is widest for/],
  ] as const) {
    const figure = page.locator(`#${id} svg.figure-plot`).first();
    await scrollTo(page, id);
    await expect(figure).toHaveAttribute('aria-label', about);
  }
  await scrollTo(page, 'false-negatives');
  await expect(missed).toContainText('in 50 groups');

  await setThreshold(page, '0.05');
  await expect(leaderboard.getByRole('table', { name: /^Leaderboard/ })).toContainText('[0.');
  // A run this small follows by itself.
  await scrollTo(page, 'false-negatives');
  await expect(missed).toContainText('threshold 0.050');
  await expect(missed).toContainText('in 50 groups');

  await replicates(page, 5000);
  await expect(panel).toContainText('100 replicates were requested, now 5,000');
  await panel.getByRole('button', { name: 'Recompute' }).click();
  await panel.getByRole('button', { name: 'Cancel resampling' }).click();
  await expect(panel).toContainText(
    /Stopped (after [\d,]+ of 5,000 replicates|before the first replicate)/,
  );

  await leaderboard.getByRole('checkbox', { name: 'Confidence intervals' }).uncheck();
  await expect(leaderboard.getByRole('table', { name: /^Leaderboard/ })).not.toContainText('[0.');
});
