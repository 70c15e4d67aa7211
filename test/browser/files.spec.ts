import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { cancelAtOnce, dropFiles, openEmpty, savedRows, settled } from './support/notebook';
import { expect, test } from './support/test';

const LABELS = { name: 'labels.csv', content: 'id,Edema,Hernia\na,1,0\nb,0,1\nc,1,0\nd,0,\n' };
const MODEL = {
  name: 'model.csv',
  content: 'id,Hernia,prob_edema\nd,0.1,0.8\nc,0.2,0.5\nb,0.6,0.1\na,0.7,0.9\n',
};

const ap = async (page: Parameters<typeof savedRows>[0], team: string) =>
  (await savedRows(page, 'class-by-class'))
    .filter((row) => row.team === team)
    .map((row) => [row.class, Number(row.ap)]);

test('files by the picker, gzipped and zipped', async ({ page }) => {
  await openEmpty(page);
  const bytes = (text: string) => new TextEncoder().encode(text);
  await page.setInputFiles('input[type=file][multiple]', [
    { name: 'labels.csv.gz', mimeType: '', buffer: gzipSync(bytes(LABELS.content)) },
    {
      name: 'A.zip',
      mimeType: '',
      buffer: Buffer.from(zipSync({ 'submission.csv': bytes(MODEL.content) })),
    },
  ]);
  await settled(page, ['labels.csv.gz', 'A.zip']);
  expect(await ap(page, 'A')).toEqual([
    ['Edema', expect.closeTo(5 / 6, 12)],
    ['Hernia', expect.closeTo(1 / 2, 12)],
  ]);
  await expect(page.getByText(/1 label is unknown/)).toBeVisible();
});

test('files that cannot be used say why, and leave loaded files unchanged', async ({ page }) => {
  await openEmpty(page);
  await dropFiles(page, [LABELS, MODEL]);
  await settled(page, ['labels.csv', 'model.csv']);
  const before = await savedRows(page, 'class-by-class');
  const bad = [
    { name: 'empty.csv', content: '', says: /empty/ },
    { name: 'false.parquet', content: 'id,Edema\na,0.1\n', says: /Parquet/ },
    { name: 'ragged.csv', content: 'id,Edema\na,0.1\nb,0.2,0.3\n', says: /line 3/ },
    { name: 'twice.csv', content: 'id,Edema\na,0.1\na,0.2\n', says: /"a"/ },
    { name: 'strange.csv', content: 'id,Edema\nx,0.1\ny,0.2\n', says: /id/ },
    { name: 'other.csv', content: 'id,Gout\na,0.1\nb,0.2\n', says: /Gout/ },
    { name: 'nan.csv', content: 'id,Edema\na,0.1\nb,NaN\n', says: /Edema.*NaN/ },
    { name: 'logits.csv', content: 'id,Edema\na,-2.5\nb,3.1\n', says: /logit/ },
    { name: 'again.csv', content: LABELS.content, says: /loaded already, as labels\.csv/ },
  ];
  await dropFiles(page, bad);
  await settled(
    page,
    bad.map((file) => file.name),
  );
  for (const { name, says } of bad) {
    const card = page.locator(`[data-source="${name}"]`);
    const needsChoice = ['logits.csv', 'twice.csv'].includes(name);
    const status = needsChoice ? 'needs-choice' : 'failed';
    await expect(card).toHaveAttribute('data-status', status);
    await expect(card).toContainText(says);
    await expect(card.getByText(name).nth(1)).toBeVisible();
  }
  expect(await savedRows(page, 'class-by-class')).toEqual(before);

  await page.getByRole('button', { name: 'Apply the logistic function' }).click();
  await expect(page.locator('[data-source="logits.csv"]')).toHaveAttribute('data-status', 'ready');
  await expect(page.locator('#leaderboard footer')).toContainText(
    'logits.csv (logistic function applied)',
  );
});

test('every footer names every converted file, however many there are', async ({ page }) => {
  await openEmpty(page);
  const files = Array.from({ length: 6 }, (_, i) => ({
    name: `m${i}.csv`,
    content: `id,Edema\na,0.${i + 1}\nb,0.2\nc,0.3\nd,0.1\n`,
  }));
  const percent = { name: 'zz.csv', content: 'id,Edema,Hernia\na,90,20\nb,10,80\nc,5,4\nd,2,2\n' };
  await dropFiles(page, [LABELS, ...files, percent]);
  await settled(page, ['labels.csv', ...files.map((file) => file.name), 'zz.csv']);
  await page.getByRole('button', { name: 'Divide by 100' }).click();
  await expect(page.locator('[data-source="zz.csv"]')).toHaveAttribute('data-status', 'ready');
  const footers = page.locator('main footer').filter({ hasText: 'labels.csv' });
  await expect.poll(() => footers.count()).toBeGreaterThan(6);
  const wrong = async () =>
    (await footers.allTextContents()).filter(
      (text) => !text.includes('zz.csv (divided by 100)') || !text.includes('and 4 more'),
    );
  await expect.poll(wrong).toEqual([]);
});

test('a refused file still shows its recognized role, and why', async ({ page }) => {
  await openEmpty(page);
  await dropFiles(page, [{ name: 'labels.csv', content: 'id,Edema,Mass\na,1,0\nb,2,1\nc,0,0\n' }]);
  await settled(page, ['labels.csv']);
  const card = page.locator('[data-source="labels.csv"]');
  await expect(card).toContainText('Edema" holds 2 in row 2');
  await expect(card).toContainText(/Read as labels: 1 of 2 class columns hold only 0 and 1/);
  await expect(card).toContainText('Ids: "id" is a known id column.');
  await card.getByRole('button', { name: /How it was read ?: labels\.csv/ }).click();
  await expect(card.getByLabel('Role')).toHaveValue('labels');
  await expect(card.getByText('2 of 3 columns are classes')).toBeVisible();
});

test('predictions before labels wait for them', async ({ page }) => {
  await openEmpty(page);
  await dropFiles(page, [MODEL]);
  await settled(page, ['model.csv']);
  await expect(page.locator('[data-source="model.csv"]')).toHaveAttribute('data-status', 'waiting');
  await dropFiles(page, [LABELS]);
  await expect(page.locator('[data-source="model.csv"]')).toHaveAttribute('data-status', 'ready');
});

test('the reader overrules team and class', async ({ page }) => {
  await openEmpty(page);
  await dropFiles(page, [
    LABELS,
    { name: 'x.csv', content: 'id,lung water\na,0.9\nb,0.8\nc,0.5\nd,0.1\n' },
  ]);
  await settled(page, ['labels.csv', 'x.csv']);
  const card = page.locator('[data-source="x.csv"]');
  await expect(card).toHaveAttribute('data-status', 'failed');
  await card.getByRole('button', { name: /How it was read ?: x\.csv/ }).click();
  await card.getByText(/columns are classes/).click();
  await card.getByLabel('Class of column lung water').selectOption('Edema');
  await card.getByRole('textbox', { name: 'Team' }).fill('Waterworks');
  await card.getByRole('button', { name: 'Apply' }).click();
  await settled(page, ['x.csv']);
  await expect(card).toHaveAttribute('data-status', 'ready');
  expect(await ap(page, 'Waterworks')).toEqual([['Edema', expect.closeTo(5 / 6, 12)]]);
});

test('an address can name files on the page’s origin only', async ({ page, site }) => {
  await page.goto(
    '/?labels=data/task2_labels.parquet&predictions=data/task2_predictions_A.parquet',
  );
  await settled(page, ['task2_labels.parquet', 'task2_predictions_A.parquet']);
  await expect(page.locator('#leaderboard footer')).toContainText('406 images, 26 classes');
  await expect(page.getByRole('button', { name: /^Synthetic twin:/ })).toHaveCount(0);
  await page.goto(`/?labels=${encodeURIComponent('http://example.test/labels.csv')}`);
  await expect(page.getByText(`asks only ${site.origin}`)).toBeVisible();
});

test('loading can be cancelled', async ({ page }) => {
  await openEmpty(page);
  await dropFiles(page, [LABELS]);
  await settled(page, ['labels.csv']);
  const header = `id,${Array.from({ length: 40 }, (_, i) => `class ${i}`).join(',')}`;
  const row = `,${Array.from({ length: 40 }, (_, i) => (i / 40).toFixed(3)).join(',')}`;
  const rows = Array.from({ length: 30_000 }, (_, i) => `image${i}${row}`);
  const pressed = cancelAtOnce(page);
  await dropFiles(page, [{ name: 'big.csv', content: [header, ...rows].join('\n') }]);
  await pressed;
  await expect(page.locator('[data-source="big.csv"]')).toHaveCount(0);
  await expect(page.locator('[data-source="labels.csv"]')).toHaveAttribute('data-status', 'ready');
  await dropFiles(page, [MODEL]);
  await settled(page, ['model.csv']);
  await expect(page.locator('[data-source="model.csv"]')).toHaveAttribute('data-status', 'ready');
});
