import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

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

/** Opens what a button opens, where it is not open. */
async function openPanel(button: Locator): Promise<void> {
  // A panel that opens by itself at this moment is closed by the click: then it is tried again.
  await expect(async () => {
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
    await expect(button).toHaveAttribute('aria-expanded', 'true', { timeout: 2_000 });
  }).toPass();
}

/** Opens the list of files with all that is said of them. */
export async function openFilesPanel(page: Page): Promise<void> {
  await openPanel(page.locator('#sources h2 button'));
  await expect(page.locator('#files-panel')).not.toBeEmpty();
}

/** Opens the panel of settings that are not in the bar itself. */
export async function openSettings(page: Page): Promise<void> {
  await openPanel(page.getByRole('button', { name: 'Settings', exact: true }));
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
}

/** Waits until each of the files is read (or refused) and computed. */
export async function settled(page: Page, names: readonly string[]): Promise<void> {
  await openFilesPanel(page);
  for (const name of names) {
    const card = page.locator(`[data-source="${name}"]`);
    await expect(card).toHaveAttribute('data-status', /ready|failed|waiting|needs-choice/);
  }
  await idle(page);
}

/** Waits until no file is being read or scored. */
async function idle(page: Page): Promise<void> {
  await expect(page.locator('[data-action="cancel"]')).toBeHidden();
}

/** Presses the button that cancels reading as soon as it is there: later, the work may be done. */
export async function cancelAtOnce(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          const cancel = document.querySelector<HTMLElement>('[data-action="cancel"]');
          if (!cancel) return;
          observer.disconnect();
          cancel.click();
          resolve();
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
  );
}

/** Opens the notebook without its built-in data, and waits until it takes files and clicks. */
export async function openEmpty(page: Page): Promise<void> {
  await page.goto('/?labels=');
  // What is seen before was rendered when the page was built.
  await expect(page.locator('html')).toHaveAttribute('data-autosave', /./);
  // Where nothing is open, the panel opens by itself: a click now would close it.
  await expect(page.locator('#sources h2 button')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('#files-panel')).not.toBeEmpty();
}

/** Opens the notebook and waits for the results of its synthetic twin; its files are not fetched. */
export async function openOnResults(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  const read = page.getByRole('button', { name: /Synthetic twin: results of \d+ files/ });
  await expect(read).toBeVisible();
  await idle(page);
}

/** Opens the notebook and the files of its synthetic twin, and waits for them. */
export async function openNotebook(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await openFilesPanel(page);
  await page.locator('#sources [data-action="open-built-in"]').click();
  const read = page.getByRole('button', {
    name: /Synthetic twin: (\d+) of \1 files read/,
  });
  // The whole twin takes minutes on a busy machine.
  await expect(read.first()).toBeVisible({ timeout: 15 * 60_000 });
  await idle(page);
}

/** Saves the rows behind a cell as CSV and reads them back. */
export async function savedRows(page: Page, cell: string): Promise<Record<string, string>[]> {
  const section = page.locator(`section#${cell}`);
  let path = '';
  // A table that is rendered anew at this moment takes its button away: then it is tried again.
  await expect(async () => {
    const trigger = section.getByRole('button', { name: /rows? of/ }).last();
    if ((await trigger.getAttribute('aria-expanded')) === 'false') await trigger.click();
    const save = section.getByRole('button', { name: /Save as CSV/ }).last();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 20_000 }),
      save.click({ timeout: 20_000 }),
    ]);
    path = await download.path();
  }).toPass();
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
