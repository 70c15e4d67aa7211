import { savedRows } from './support/notebook';
import { expect, test } from './support/test';

test('the weakness planted on portable images is found; groups follow the task', async ({
  twin: page,
}) => {
  const cell = page.locator('#by-group');
  await cell.scrollIntoViewIfNeeded();
  await expect(cell.locator('svg.figure-plot')).toBeVisible();
  const first = cell.getByRole('group', { name: /gap between/ }).getByRole('row');
  const weak = /Pneumothorax|Consolidation|Fracture/;
  for (const index of [1, 2]) {
    await expect(first.nth(index)).toContainText(weak);
    await expect(first.nth(index)).toContainText('AP');
  }
  const rows = await savedRows(page, 'by-group');
  const of = (group: string) =>
    rows.filter((row) => row.class === 'Pneumothorax' && row.group === group);
  expect(Number(of('AP')[0]!.fnr) - Number(of('PA')[0]!.fnr)).toBeGreaterThan(0.1);

  await cell.getByRole('radio', { name: 'age', exact: true }).click();
  await expect(cell).toContainText('Groups by age of metadata.parquet');
  await expect(cell.locator('svg.figure-plot')).toHaveAttribute('aria-label', /Groups differ most/);

  await page
    .getByLabel('Task', { exact: true })
    .first()
    .selectOption({ label: 'Task 3 (synthetic)' });
  const bands = page.locator('#bands');
  await expect(bands).toContainText('has no bands');
  await expect(bands.locator('footer')).toContainText(
    'no bands: training counts without these classes',
  );
  await expect(page.locator('#long-tail')).toContainText('No bands');
});
