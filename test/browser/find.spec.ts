import { openSettings, setThreshold } from './support/notebook';
import { expect, test } from './support/test';

test('a class, a section and a setting are found by keyboard', async ({ twin: page }) => {
  await page.locator('body').press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  const field = dialog.getByRole('combobox', { name: 'Search' });
  await expect(field).toBeFocused();
  await field.fill('edema');
  await expect(dialog.getByRole('option', { selected: true })).toHaveText(/^Edema/);
  await field.press('Enter');
  await expect(dialog).toHaveCount(0);
  const chip = page.getByRole('button', { name: 'Remove Edema from the selection' });
  await expect(chip).toBeVisible();
  await expect(page.locator('#one-class')).toBeFocused();
  await chip.click();

  await page.locator('body').press('Control+k');
  await field.fill('who');
  const first = await dialog.getByRole('option', { selected: true }).textContent();
  await field.press('ArrowDown');
  await expect(dialog.getByRole('option', { selected: true })).not.toHaveText(first!);
  await field.fill('0.3');
  await field.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Threshold', exact: true })).toHaveValue('0.300');
  await page.locator('body').press('Control+k');
  await field.fill('no such thing');
  await expect(dialog).toContainText('Nothing found.');
  await field.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('what differs from the defaults is seen in the bar, and one click takes it back', async ({
  twin: page,
}) => {
  const bar = page.getByRole('region', { name: 'Settings of the whole notebook' });
  const chip = bar.getByRole('button', { name: /back to the default$/ });
  await expect(chip).toHaveCount(0);
  await setThreshold(page, '0.2');
  await openSettings(page);
  await page.getByRole('combobox', { name: 'Class order' }).selectOption('name');
  await page.keyboard.press('Escape');
  await expect(chip).toHaveText(['Threshold 0.200', 'Classes by name']);
  await chip.first().click();
  await expect(chip).toHaveText(['Classes by name']);
  await chip.first().click();
  await expect(chip).toHaveCount(0);
});

test('a term is looked up where it stands, with its formula', async ({ twin: page }) => {
  const term = page.locator('#leaderboard').getByRole('button', { name: 'average precision' });
  await term.scrollIntoViewIfNeeded();
  await term.focus();
  await term.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Average precision (AP)' });
  await expect(panel).toContainText('Area under the precision-recall curve');
  await expect(panel.locator('.katex')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(term).toBeFocused();
});

test('the tour has three stops and comes once', async ({ page }) => {
  await page.goto('/?tour');
  const tour = page.getByRole('region', { name: 'Tour' });
  await expect(tour).toContainText('1 of 3');
  await tour.getByRole('button', { name: 'Next' }).click();
  await expect(page.locator('[data-tour]')).toHaveAttribute('data-bar', 'settings');
  await tour.getByRole('button', { name: 'Next' }).click();
  await expect(page.locator('[data-tour]')).toHaveAttribute('id', 'sources');
  await tour.getByRole('button', { name: 'Done' }).click();
  await expect(tour).toHaveCount(0);
  await page.reload();
  await expect(page.locator('#leaderboard svg.figure-plot').first()).toBeVisible();
  await expect(tour).toHaveCount(0);
});
