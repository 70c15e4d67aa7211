import type { Page } from '@playwright/test';
import { type DroppedFile, dropFiles, settled } from '../browser/support/notebook';

/** Opens the notebook with files of one's own and nothing else. */
export async function openWith(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await page.goto('/?labels=');
  await page.getByRole('button', { name: 'Open files' }).waitFor();
  await dropFiles(page, files);
  await settled(
    page,
    files.map(({ name }) => name),
  );
}

/** What the leaderboard says, as text, once every figure of it is computed. */
export async function shownRows(page: Page): Promise<string | null> {
  // What was never in sight may not be drawn yet.
  await page.locator('#leaderboard').scrollIntoViewIfNeeded();
  const board = page.getByRole('group', { name: 'Leaderboard' });
  await board.filter({ hasNotText: '–' }).waitFor();
  return board.textContent();
}
