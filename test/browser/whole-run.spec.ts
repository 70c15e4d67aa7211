import { dropFiles, openNotebook, savedRows, setThreshold, settled } from './support/notebook';
import { expect, test } from './support/test';

const ids = Array.from({ length: 40 }, (_, index) => `image-${index}`);
const csv = (cell: (index: number) => string) =>
  ['id,Edema,Nodule', ...ids.map((id, index) => `${id},${cell(index)}`)].join('\n');

test('a full run requests only files of its own origin', async ({ page, watch, site }) => {
  await openNotebook(page);
  await dropFiles(page, [
    { name: 'labels.csv', content: csv((i) => `${i % 3 === 0 ? 1 : 0},${i % 8 === 0 ? 1 : 0}`) },
    { name: 'team.csv', content: csv((i) => `${(i % 7) / 7},${(i % 5) / 5}`) },
  ]);
  await settled(page, ['labels.csv', 'team.csv']);
  await setThreshold(page, '0.3');
  const figures = await page.locator('section[id] .figure').all();
  expect(figures.length).toBeGreaterThan(5);
  for (const figure of figures) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('svg').first()).toBeVisible();
  }
  expect(await savedRows(page, 'class-by-class')).toHaveLength(2);

  const asked = watch.requests.map((line) => line.replace(site.origin, ''));
  await test.info().attach('requests', { body: asked.join('\n'), contentType: 'text/plain' });
  // The list is whole only if it holds what the workers ask for.
  expect(asked.join('\n')).toMatch(/GET \/_next\/static\/media\/parquet_wasm_bg\.[\w-]+\.wasm/);
  expect(watch.leaks).toEqual([]);
});
