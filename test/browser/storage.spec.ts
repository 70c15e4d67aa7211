import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { addBefore, autosaved } from './support/document';
import { dropFiles, openEmpty, openFilesPanel, settled } from './support/notebook';
import { expect, test } from './support/test';
import { holdOf } from './support/workers';

const LABELS = { name: 'labels.csv', content: 'id,Edema,Hernia\na,1,0\nb,0,1\nc,1,0\nd,0,1\n' };
const MODEL = {
  name: 'model.csv',
  content: 'id,Edema,Hernia\na,0.9,0.2\nb,0.1,0.7\nc,0.5,0.4\nd,0.8,0.3\n',
};

const notice = (page: Page) => page.locator('[data-notice]');
const dismiss = (page: Page) => notice(page).getByRole('button', { name: 'Dismiss' }).click();
const ready = (page: Page) => page.locator('[data-source][data-status="ready"]');

async function fill(page: Page): Promise<void> {
  await dropFiles(page, [LABELS, MODEL]);
  await settled(page, ['labels.csv', 'model.csv']);
  await expect(ready(page)).toHaveCount(2);
  await addBefore(page, 'Leaderboard', 'Text');
  await expect(page.locator('#text-1 .cm-content')).toBeFocused();
  await page.keyboard.type('Only here');
  await autosaved(page);
}

/** Nothing is lost of what the page holds, and it can be saved. */
async function whole(page: Page): Promise<void> {
  await expect(ready(page)).toHaveCount(2);
  await expect(page.locator('#text-1')).toContainText('Only here');
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as a file' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('Only here');
}

test('a browser that stores nothing is reported once, and everything works', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    if (location.search.includes('later')) {
      // Firefox in a private window: the answer is an event.
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (this: IDBFactory) {
        open.call(this, 'newer', 2);
        return open.call(this, 'newer', 1);
      };
    } else IDBFactory.prototype.open = refuse;
    StorageManager.prototype.getDirectory = () =>
      Promise.reject(new DOMException('not allowed', 'SecurityError'));
    Storage.prototype.getItem = refuse;
    Storage.prototype.setItem = refuse;
  });
  await openEmpty(page);
  await expect(notice(page)).toContainText('This browser does not allow notebooks to be saved');
  await expect(notice(page)).toContainText('Save it as a file');
  await dismiss(page);
  await fill(page);
  await expect(page.getByRole('checkbox', { name: 'Store files in this browser' })).toHaveCount(0);
  await expect(notice(page)).toHaveCount(0);
  await whole(page);
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Saved notebooks…' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('does not allow');

  await page.goto('/?labels=&later');
  await expect(notice(page)).toContainText('This browser does not allow notebooks to be saved');
});

test('full storage loses nothing, and saving resumes when there is space', async ({ page }) => {
  await page.addInitScript(() => {
    const full = () => new DOMException('no room', 'QuotaExceededError');
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: [unknown]) {
      if (Object.hasOwn(window, 'roomAgain')) return put.apply(this, given);
      throw full();
    };
    FileSystemWritableFileStream.prototype.write = () => Promise.reject(full());
  });
  await openEmpty(page);
  await fill(page);
  await expect(notice(page)).toContainText(/no room|full/);
  await dismiss(page);
  await page.keyboard.type(' and more');
  await autosaved(page);
  await expect(notice(page)).toHaveCount(0);
  await whole(page);

  await page.evaluate(() => Object.assign(window, { roomAgain: true }));
  await page.locator('#text-1 .cm-content').click();
  await page.keyboard.press('End');
  await page.keyboard.type(', kept after all');
  await autosaved(page);
  const keep = page.getByRole('checkbox', { name: 'Store files in this browser' });
  await keep.click();
  await expect(notice(page)).toContainText('The files cannot be stored in this browser');
  await expect(keep).not.toBeChecked();
  await expect(ready(page)).toHaveCount(2);
  await page.reload();
  await expect(page.locator('#text-1')).toContainText('kept after all');
  const wanted = page.getByRole('region', { name: 'Files of this notebook' });
  await expect(wanted.getByRole('listitem')).toHaveCount(2);
});

test('a reload in the middle of reading doubles nothing and loses nothing', async ({ page }) => {
  const workers = await holdOf(page);
  await openEmpty(page);
  await dropFiles(page, [LABELS]);
  await settled(page, ['labels.csv']);
  await autosaved(page);
  await workers.silenceAt('reader', 'model.csv');
  await dropFiles(page, [MODEL]);
  await expect(page.locator('[data-source="model.csv"]')).toHaveAttribute('data-status', 'working');
  await page.reload();
  const wanted = page.getByRole('region', { name: 'Files of this notebook' });
  await expect(wanted.getByRole('listitem')).toHaveCount(1);
  await expect(wanted).toContainText('labels.csv');
  await expect(notice(page)).toContainText('model.csv was still being read');
  await dropFiles(page, [LABELS, MODEL]);
  await settled(page, ['labels.csv', 'model.csv']);
  await expect(ready(page)).toHaveCount(2);
  await expect(wanted).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Store files in this browser' }).check();
  await expect(page.getByTestId('kept-files')).toContainText(
    `They use ${LABELS.content.length + MODEL.content.length} bytes`,
  );

  // Again and again, while its kept files are read; then to the end.
  for (let i = 0; i < 2; i++) {
    await page.reload({ waitUntil: 'commit' });
    await openFilesPanel(page);
    await expect(page.locator('[data-source]')).not.toHaveCount(0);
  }
  await page.reload();
  await openFilesPanel(page);
  await expect(ready(page)).toHaveCount(2);
  await expect(page.locator('[data-source]')).toHaveCount(2);
  await expect(wanted).toHaveCount(0);
  await expect(notice(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Saved notebooks…' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
});
