import { expect, type Page } from '@playwright/test';

/** The files of the synthetic twin, and their results. */
export const TWIN_FILES = /\/data\/[^?]*\.(parquet|zip)$/;

/** Opens the notebook with its published cells; the synthetic twin is never read. */
export async function openPublished(page: Page, path = '/'): Promise<void> {
  await page.route(TWIN_FILES, () => new Promise(() => {}));
  await page.goto(path);
  await expect(page.locator('#solutions svg.figure-plot')).toBeVisible();
}

/** Ids of the cells on the page, in order. */
export async function cellIds(page: Page): Promise<string[]> {
  const ids = await page.locator('main section[id]').evaluateAll((all) => all.map((s) => s.id));
  return ids.filter((id) => id !== 'sources');
}

/** Adds a cell of the reader's own before another, by its title in the outline. */
export async function addBefore(page: Page, title: string, kind: 'Text' | 'Query' | 'Chart') {
  await page.getByRole('button', { name: `Add a cell before ${title}`, exact: true }).click();
  await page.getByRole('menuitem', { name: kind, exact: true }).click();
}

export async function chooseInMenu(page: Page, title: string, item: string): Promise<void> {
  await page
    .getByRole('button', { name: `Menu of ${title}`, exact: true })
    .first()
    .click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** Waits until the last change is saved, or the browser has refused to save it. */
export async function autosaved(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-autosave', /^(new|saved|refused)$/);
}
