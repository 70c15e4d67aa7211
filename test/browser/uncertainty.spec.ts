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
    /95 % intervals, percentile method, 100 replicates of [\d,]+ patients \(subject_id\)/,
  );
  await expect(leaderboard.locator('footer')).toContainText('seed 7');
  for (const [id, about] of [
    ['ranking-stability', /^Ranks of \d+ teams by mAP/],
    ['who-beats-whom', /pairs of teams compared by mAP/],
    ['two-teams', /^AP of .* is better in/],
    ['rare-classes', /^Width of the interval of AP/],
  ] as const) {
    const figure = page.locator(`#${id} svg.figure-plot`).first();
    await scrollTo(page, id);
    await expect(figure).toHaveAttribute('aria-label', about);
  }
  await scrollTo(page, 'false-negatives');
  await expect(missed).toContainText('100 replicates');

  await setThreshold(page, '0.05');
  await expect(panel).toContainText('FNR and F1 were resampled at threshold 0.5, not 0.05');
  await expect(missed).not.toContainText('replicates');
  await expect(leaderboard.getByRole('table', { name: /^Leaderboard/ })).toContainText('[0.');
  await panel.getByRole('button', { name: 'Recompute' }).click();
  await expect(panel).toContainText('100 replicates');
  await scrollTo(page, 'false-negatives');
  await expect(missed).toContainText('100 replicates');

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
