import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, type Page } from '@playwright/test';

export interface DroppedFile {
  readonly name: string;
  readonly content: Uint8Array | string;
}

export async function fromDisk(...paths: readonly string[]): Promise<DroppedFile[]> {
  return Promise.all(
    paths.map(async (path) => ({ name: basename(path), content: await readFile(path) })),
  );
}

/** Drops files onto the page, as a hand does. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const given = files.map(({ name, content }) => ({
    name,
    base64: Buffer.from(content).toString('base64'),
  }));
  await page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const init = { dataTransfer: transfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('dragenter', init));
    document.body.dispatchEvent(new DragEvent('dragover', init));
    document.body.dispatchEvent(new DragEvent('drop', init));
  }, given);
}

/** Waits until each of the files is read (or refused) and computed. */
export async function settled(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const card = page.locator(`[data-source="${name}"]`);
    await expect(card).toHaveAttribute('data-status', /ready|failed|waiting/);
  }
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
  await expect(cancel).toBeHidden();
}

/** Opens the notebook without its built-in data. */
export async function openEmpty(page: Page): Promise<void> {
  await page.goto('/?labels=');
  await expect(page.getByRole('button', { name: 'Open files' })).toBeVisible();
}

/** Opens the notebook and waits for its built-in data. */
export async function openNotebook(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  const read = page.getByRole('button', {
    name: /Synthetic twin: (\d+) of \1 files read/,
  });
  await expect(read).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeHidden();
}

/** Saves the rows behind a cell as CSV and reads them back. */
export async function savedRows(page: Page, cell: string): Promise<Record<string, string>[]> {
  const section = page.locator(`section#${cell}`);
  const trigger = section.getByRole('button', { name: /rows? of/ }).last();
  if ((await trigger.getAttribute('aria-expanded')) === 'false') await trigger.click();
  const download = page.waitForEvent('download');
  await section
    .getByRole('button', { name: /Save as CSV/ })
    .last()
    .click();
  const path = await (await download).path();
  const [header, ...lines] = (await readFile(path, 'utf8')).trim().split('\n');
  const keys = header!.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']));
  });
}

/** Sets the threshold in the bar at the top, and waits until the rows follow. */
export async function setThreshold(page: Page, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Threshold', exact: true });
  await field.fill(value);
  await field.press('Enter');
  const footer = page.locator('#false-negatives footer');
  await expect(footer).toContainText(`score > ${Number(value).toFixed(3)}`);
}
