import { autosaved } from './support/document';
import { dropFiles, openEmpty, openFilesPanel, settled } from './support/notebook';
import { expect, test } from './support/test';

const LABELS = {
  name: 'labels.csv',
  content: `dicom_id,Edema,Effusion\n${Array.from({ length: 20 }, (_, i) => `i${i},${i % 2},${i % 3 === 0 ? 1 : 0}`).join('\n')}\n`,
};

test('files are requested again with their choices, or stored if the user wants', async ({
  page,
}) => {
  await openEmpty(page);
  await dropFiles(page, [LABELS]);
  await settled(page, ['labels.csv']);
  await page.getByRole('button', { name: /How it was read ?: labels\.csv/ }).click();
  const sources = page.locator('#sources');
  await sources.getByRole('textbox', { name: 'Task' }).fill('Ward 7');
  await sources
    .getByRole('button', { name: 'Apply' })

    .click();
  await expect(sources).toContainText('Ward 7: 20 images');
  await autosaved(page);

  await page.reload();
  const wanted = page.getByRole('region', { name: 'Files of this notebook' });
  await expect(wanted).toContainText('labels.csv');
  await openFilesPanel(page);
  await dropFiles(page, [LABELS]);
  await expect(sources).toContainText('Ward 7: 20 images');
  await expect(wanted).toHaveCount(0);

  await page.getByRole('checkbox', { name: 'Store files in this browser' }).check();
  await expect(page.getByTestId('kept-files')).toContainText(
    `They use ${LABELS.content.length} bytes`,
  );
  await page.reload();
  await openFilesPanel(page);
  await expect(sources).toContainText('Ward 7: 20 images');
  await expect(wanted).toHaveCount(0);

  await page.getByRole('button', { name: 'Remove stored files' }).click();
  await autosaved(page);
  await page.reload();
  await expect(wanted).toContainText('labels.csv');
  await dropFiles(page, [{ ...LABELS, content: LABELS.content.replace('i0,0,1', 'i0,1,1') }]);
  await expect(
    page.getByText(/labels\.csv is not the file this notebook was made with/),
  ).toBeVisible();
});
