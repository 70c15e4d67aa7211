import type { Locator, Page } from '@playwright/test';
import { FORMAT, VERSION } from '@/lib/notebook/persistence/saved';
import { dropFiles, openEmpty, setThreshold, settled } from './support/notebook';
import { expect, test } from './support/test';

const csv = (name: string, rows: readonly string[]) => ({
  name,
  content: ['dicom_id,Edema,Hernia,Mass', ...rows.map((row, i) => `i${i},${row}`)].join('\n'),
});

const FILES = [
  csv('labels.csv', ['1,0,1', '0,0,1', '1,1,0', '0,0,0', '1,0,1', '0,0,0']),
  csv('TeamA.csv', ['.9,.1,.8', '.2,.1,.6', '.7,.4,.2', '.4,.6,.1', '.3,.2,.9', '.1,.1,.3']),
  csv('TeamB.csv', ['.6,.3,.5', '.5,.2,.7', '.9,.8,.4', '.6,.1,.2', '.7,.2,.6', '.2,.3,.1']),
];

async function openWithFiles(page: Page): Promise<void> {
  await openEmpty(page);
  await dropFiles(page, FILES);
  await settled(
    page,
    FILES.map(({ name }) => name),
  );
  await expect(page.getByRole('button', { name: 'Teams 2 of 2' })).toBeVisible();
}

async function addCell(page: Page, kind: 'Text' | 'Query' | 'Chart'): Promise<Locator> {
  await page.getByRole('button', { name: 'Add a cell before The long tail' }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  return page.locator(
    `section[data-kind="${{ Text: 'text', Query: 'sql', Chart: 'chart' }[kind]}"]`,
  );
}

async function write(page: Page, editor: Locator, text: string): Promise<void> {
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+Enter');
}

test('a query beside a figure: opened, changed, wrong, cancelled', async ({ page }) => {
  await openWithFiles(page);
  const board = page.locator('#leaderboard');
  await board.getByRole('button', { name: /rows? of/ }).click();
  await board.getByRole('button', { name: 'Open as query cell' }).click();
  const cell = page.locator('section[data-kind="sql"]');
  const status = cell.getByRole('status');
  await expect(status).toContainText('2 rows');
  await expect(cell.getByRole('cell', { name: 'TeamB' })).toBeVisible();
  await expect(cell.getByRole('columnheader', { name: /map/ }).first()).toContainText('2 distinct');

  const editor = cell.getByRole('textbox', { name: 'SQL of query_1' });
  await write(page, editor, 'SELECT team,\n  nosuch FROM team_metrics');
  await expect(cell.getByRole('alert')).toContainText('Line 2');
  await write(page, editor, 'DROP TABLE team_metrics');
  await expect(cell.getByRole('alert')).toContainText('can be made and dropped only in');

  // A join that does not look up from its work: the database is ended with it.
  await write(
    page,
    editor,
    'SELECT count(*) FROM range(3000000) a(i), range(1000000) b(j) WHERE i * j % 7 = 8',
  );
  await cell.getByRole('button', { name: 'Cancel' }).click();
  await expect(status).toContainText('Cancelled');
  await write(page, editor, 'SELECT count(*) AS images FROM labels_csv');
  await expect(status).toContainText('1 row,');
  await expect(cell.getByRole('cell', { name: '6', exact: true })).toBeVisible();
});

test('prose with values and formulas, and a chart of a query', async ({ page }) => {
  await openWithFiles(page);
  const text = await addCell(page, 'Text');
  const words =
    "Team A misses {{ class_metrics.fnr where team = 'TeamA' and class = 'Edema' | .2 }}, $\\frac{1}{3}$.";
  await write(page, text.getByRole('textbox', { name: 'Text' }), words);
  await expect(text).toContainText('Team A misses 0.33');
  await expect(text.locator('.katex')).toBeVisible();
  await setThreshold(page, '0.8');
  await expect(text).toContainText('Team A misses 0.67');

  const query = await addCell(page, 'Query');
  const editor = query.getByRole('textbox', { name: 'SQL of query_1' });
  await write(
    page,
    editor,
    'SELECT class, max(ap) AS best FROM class_metrics GROUP BY class ORDER BY class',
  );
  await expect(query.getByRole('status')).toContainText('3 rows');

  const chart = await addCell(page, 'Chart');
  // It starts on the rows of the query above it.
  await expect(chart.locator('svg[aria-label]')).toHaveAttribute(
    'aria-label',
    /^Dots of 3 rows of query_1/,
  );
  // What is drawn of itself is no step: undo takes the chart, redo brings it back.
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(chart).toHaveCount(0);
  await page.getByRole('button', { name: 'Redo', exact: true }).first().click();
  const data = chart.getByRole('combobox', { name: 'Data', exact: true });
  await data.selectOption('class_metrics');
  await expect(chart.locator('svg[aria-label]')).toHaveAttribute(
    'aria-label',
    /^Dots of 6 rows of class_metrics/,
  );
  await data.selectOption('query_1');
  await expect(chart.locator('svg[aria-label]')).toHaveAttribute('aria-label', /^Dots of 3 rows/);
  // What was filled in for dots was not chosen: bars have their own.
  await chart.getByRole('combobox', { name: 'Mark', exact: true }).selectOption('bars');
  await expect(chart.locator('svg[aria-label]')).toHaveAttribute(
    'aria-label',
    'Bars of 3 rows of query_1: best is highest in Hernia (1) and lowest in Edema (0.9167).',
  );
});

const notebookOf = (word: string) => ({
  name: `${word}.longtail.json`,
  content: JSON.stringify({
    format: FORMAT,
    version: VERSION,
    title: word,
    cells: [
      { kind: 'text', id: 'text-1', hidden: false, text: `Words of ${word}` },
      { kind: 'sql', id: 'query-1', hidden: false, name: 'q', sql: `SELECT '${word}' AS word` },
    ],
    settings: {},
    choices: {},
    selection: {},
  }),
});

test('cells of one notebook do not affect cells of the next with the same ids', async ({
  page,
}) => {
  await openEmpty(page);
  const [text, query] = [page.locator('#text-1'), page.locator('#query-1')];
  for (const word of ['one', 'two']) {
    await dropFiles(page, [notebookOf(word)]);
    await expect(text).toContainText(`Words of ${word}`);
    await expect(text.getByRole('textbox')).toHaveCount(0);
    await page.getByRole('button', { name: 'Run it' }).click();
    await query.scrollIntoViewIfNeeded();
    await expect(query.getByRole('cell', { name: word })).toBeVisible();
    await text.getByRole('button', { name: 'Edit text' }).click();
    for (const editor of [text, query]) {
      await editor.getByRole('textbox', { name: /^(Text|SQL)/ }).click();
      await page.keyboard.press('Control+z');
      await expect(editor.getByRole('textbox', { name: /^(Text|SQL)/ })).toContainText(word);
    }
  }
});
