import type { Page } from '@playwright/test';
import { type DroppedFile, dropFiles, openEmpty, settled } from '../browser/support/notebook';

/** Opens the notebook with files of one's own and nothing else. */
export async function openWith(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await openEmpty(page);
  await dropFiles(page, files);
  await settled(
    page,
    files.map(({ name }) => name),
  );
}

/**
 * The row of the only team as text, once the team of a file just removed is gone and all statistics
 * are there. Without intervals and sets of ranks, which are computed on their own.
 */
export async function shownRows(page: Page): Promise<string> {
  // The page draws a cell that was never visible only now.
  await page.locator('#leaderboard').scrollIntoViewIfNeeded();
  const board = page.getByRole('group', { name: 'Leaderboard' });
  await board.filter({ hasNotText: '–' }).waitFor();
  const rows = board.locator('tbody tr');
  await rows.nth(1).waitFor({ state: 'detached' });
  const texts = await board.locator('table').evaluate((table) => {
    const titles = [...table.querySelectorAll('thead th')].map((title) => title.textContent ?? '');
    const sets = titles.findIndex((title) => title.startsWith('Rank set'));
    return [...table.querySelectorAll('tbody tr')].map((row) =>
      [...row.children]
        .filter((_, index) => index !== sets)
        .map((cell) => cell.textContent)
        .join(' '),
    );
  });
  return texts.join('\n').replace(/ \[[^\]]*\]/g, '');
}
