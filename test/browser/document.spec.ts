import { addBefore, autosaved, cellIds, chooseInMenu, openPublished } from './support/document';
import { openEmpty, openSettings } from './support/notebook';
import { expect, test } from './support/test';

test('what one writes, sets and chooses is there after a reload, and can be taken back', async ({
  page,
}) => {
  await openPublished(page);
  await addBefore(page, 'Solutions', 'Text');
  await expect(page.locator('#text-1 .cm-content')).toBeFocused();
  await page.keyboard.type('Ranks of rare classes');
  await openSettings(page);
  await page.getByRole('combobox', { name: 'Class order' }).selectOption('name');
  const leaders = page.locator('#published-leaderboards');
  await leaders.getByRole('radio', { name: 'Task 2' }).click();
  await page.getByRole('button', { name: 'Rename the notebook' }).click();
  await page.getByRole('textbox', { name: 'Name of the notebook' }).fill('Rare classes');
  await page.keyboard.press('Enter');
  await autosaved(page);

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rare classes');
  await expect(page.locator('#text-1')).toContainText('Ranks of rare classes');
  const ids = await cellIds(page);
  expect(ids.slice(ids.indexOf('challenge')).slice(0, 3)).toEqual([
    'challenge',
    'text-1',
    'solutions',
  ]);
  await openSettings(page);
  await expect(page.getByRole('combobox', { name: 'Class order' })).toHaveValue('name');
  await expect(leaders.getByRole('radio', { name: 'Task 2' })).toBeChecked();

  await leaders.getByRole('radio', { name: 'Task 3' }).click();
  await openSettings(page);
  await page.getByRole('combobox', { name: 'Class order' }).selectOption('file');
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await openSettings(page);
  await expect(page.getByRole('combobox', { name: 'Class order' })).toHaveValue('name');
  await page.keyboard.press('Control+z');
  await expect(leaders.getByRole('radio', { name: 'Task 2' })).toBeChecked();
  await page.keyboard.press('Control+Shift+z');
  await expect(leaders.getByRole('radio', { name: 'Task 3' })).toBeChecked();
});

test('cells are moved by keyboard and pointer, copied, hidden, and shown again', async ({
  page,
}) => {
  await openPublished(page);
  const before = await cellIds(page);
  const two = async () =>
    (await cellIds(page)).filter((id) => id === 'challenge' || id === 'solutions');
  expect(await two()).toEqual(['challenge', 'solutions']);

  await page.getByRole('button', { name: 'Move The challenge', exact: true }).focus();
  await page.keyboard.press('Space');
  const said = page.locator('[id^=DndLiveRegion]');
  await expect(said).toContainText('The challenge is in its old place');
  await page.keyboard.press('ArrowDown');
  await expect(said).toContainText('The challenge is before Published leaderboards');
  await page.keyboard.press('Space');
  await expect.poll(two).toEqual(['solutions', 'challenge']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => cellIds(page)).toEqual(before);

  const handle = page.getByRole('button', { name: 'Move The challenge', exact: true });
  const after = before.indexOf('solutions') + 1;
  const target = page.locator(`[data-place="${after}"]`);
  await handle.hover();
  await page.mouse.down();
  await page.mouse.move(600, 450, { steps: 4 });
  await target.evaluate((place) => place.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await target.boundingBox();
  await page.mouse.move(600, box!.y + 6, { steps: 4 });
  await page.mouse.move(600, box!.y + 10, { steps: 2 });
  await page.mouse.up();
  await expect.poll(two).toEqual(['solutions', 'challenge']);

  await chooseInMenu(page, 'Published leaderboards', 'Duplicate');
  const copy = page.locator('#published-leaderboards-2');
  await copy.getByRole('radio', { name: 'Task 3' }).click();
  await expect(
    page.locator('#published-leaderboards').getByRole('radio', { name: 'Task 1' }),
  ).toBeChecked();
  await copy.getByRole('button', { name: 'Menu of Published leaderboards' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(copy).toHaveCount(0);

  await chooseInMenu(page, 'Solutions', 'Hide');
  await expect(page.locator('#solutions svg.figure-plot')).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Outline' })).toContainText(
    'Solutions, hidden',
  );
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Restore all cells' }).click();
  await expect.poll(() => cellIds(page)).toEqual(before);
  await expect(page.locator('#solutions svg.figure-plot')).toBeVisible();
});

test('of two tabs with one notebook, one saves it and the other says so', async ({
  page,
  context,
}) => {
  await openEmpty(page);
  await addBefore(page, 'Leaderboard', 'Text');
  await expect(page.locator('#text-1 .cm-content')).toBeFocused();
  await page.keyboard.type('first');
  await autosaved(page);
  const other = await context.newPage();
  await openEmpty(other);
  const told = (tab: typeof page) => tab.locator('[data-bar="elsewhere"]');
  await expect(told(other)).toContainText('open in another tab');
  await expect(told(page)).toHaveCount(0);
  await other.getByRole('button', { name: 'Edit text' }).click();
  await other.locator('#text-1 .cm-content').fill('lost unless taken back');
  await page.locator('#text-1 .cm-content').fill('first, then more');
  await autosaved(page);
  await other.getByRole('button', { name: 'Edit here instead' }).click();
  await expect(other.locator('#text-1')).toContainText('first, then more');
  await expect(told(other)).toHaveCount(0);
  await expect(told(page)).toBeVisible();
  await other.locator('#text-1 .cm-content').fill('from the second');
  await autosaved(other);
  await page.reload();
  await expect(page.locator('#text-1')).toContainText('from the second');
});

test('notebooks are listed, renamed, copied, opened and deleted', async ({ page }) => {
  await openEmpty(page);
  await addBefore(page, 'Leaderboard', 'Text');
  await expect(page.locator('#text-1 .cm-content')).toBeFocused();
  await page.keyboard.type('one');
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New' }).click();
  await expect(page.locator('#text-1')).toHaveCount(0);
  await page.getByRole('button', { name: 'Notebook', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Saved notebooks…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Notebooks' });
  await dialog.getByRole('button', { name: 'Rename Untitled notebook' }).click();
  await dialog.getByRole('textbox').fill('With a text');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Duplicate With a text' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Delete With a text (copy)' }).click();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'With a text', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('#text-1')).toContainText('one');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('With a text');
});
