import { readFileSync } from 'node:fs';
import { dropFiles, openEmpty, openSettings, savedRows, settled } from './support/notebook';
import { expect, test } from './support/test';

const LABELS = {
  name: 'labels.csv',
  content: 'clip,troglodytes,Owl,Robin\na,1,0,0\nb,1,1,0\nc,0,0,0\nd,0,0,1\n',
};
const MODEL = {
  name: 'model.csv',
  content: 'clip,Wren,Owl,Robin\na,0.9,0.1,0.2\nb,0.8,0.7,0.3\nc,0.2,0.2,0.1\nd,0.3,0.1,0.7\n',
};
const BIRDS = {
  format: 'longtail-challenge',
  version: 1,
  name: 'Birds',
  item: { one: 'recording', many: 'recordings' },
  classes: [
    { name: 'Wren', aliases: ['Troglodytes'], group: 'small' },
    { name: 'Owl', group: 'large' },
    { name: 'Robin', group: 'small' },
  ],
  bands: [{ name: 'common', above: 0.3 }, { name: 'rare' }],
  threshold: 0.25,
};

test('a description is dropped, followed, edited, undone and saved', async ({ page }) => {
  await openEmpty(page);
  await dropFiles(page, [LABELS, MODEL]);
  await dropFiles(page, [{ name: 'birds.json', content: JSON.stringify(BIRDS) }]);
  await settled(page, ['labels.csv', 'model.csv']);
  const challenge = page.getByTestId('challenge');
  await expect(challenge).toContainText('Birds, chosen: 3 classes');
  await expect(challenge).toContainText('Bands: common > 30 %, rare < 30 %');
  const bands = async () =>
    (await savedRows(page, 'class-by-class')).map((row) => [row.class, row.band]);
  await expect.poll(bands).toEqual([
    ['Wren', 'common'],
    ['Owl', 'rare'],
    ['Robin', 'rare'],
  ]);

  await openSettings(page);
  await page.getByLabel('Divide classes by').selectOption('group');
  await expect.poll(bands).toContainEqual(['Owl', 'large']);
  await openSettings(page);
  await page.getByLabel('Divide classes by').selectOption('prevalence');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Edit description' }).click();
  const dialog = page.getByRole('dialog');
  const name = dialog.getByLabel('Name of class 2');
  await name.fill('Wren');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog.getByRole('alert')).toContainText('classes[1] "Wren" has a spelling of');
  await name.fill('Owl');
  await dialog.getByLabel('Band 2').fill('seldom');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect(challenge).toContainText('seldom < 30 %');

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save description' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('birds.challenge.json');
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(saved).toEqual({
    ...BIRDS,
    bands: [{ name: 'common', above: 0.3 }, { name: 'seldom' }],
  });

  await page.keyboard.press('ControlOrMeta+z');
  await expect(challenge).toContainText('rare < 30 %');
});

test('a wrong description is refused by path, and changes nothing', async ({ page }) => {
  await openEmpty(page);
  await dropFiles(page, [LABELS, MODEL]);
  await settled(page, ['labels.csv']);
  await dropFiles(page, [
    { name: 'wrong.json', content: JSON.stringify({ ...BIRDS, threshold: 3 }) },
  ]);
  await expect(page.getByText('wrong.json: threshold is 3; expected at most 1')).toBeVisible();
  await expect(page.getByTestId('challenge')).toContainText('No known challenge');
});
