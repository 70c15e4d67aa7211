import { JSDOM } from 'jsdom';
import { beforeEach, expect, test } from 'vitest';
import { changeSettings } from '@/lib/notebook/document/store';
import { notebookReport } from '@/lib/notebook/report';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { startRun } from '@/lib/notebook/uncertainty/runner';
import { resultsFileOf, sessionInNode, sessionWith } from './support';

const rows = Array.from({ length: 60 }, (_, i) => i);
const csv = (name: string, cells: (row: number) => string) =>
  new File([`id,Edema,Mass\n${rows.map((i) => `secret-${i},${cells(i)}`).join('\n')}\n`], name);
const FILES = [
  csv('labels.csv', (i) => `${i % 2},${Number(i % 5 === 0)}`),
  csv('North.csv', (i) => `${((i * 7) % 61) / 61},${((i * 7) % 59) / 59}`),
  csv('South.csv', (i) => `${(0.5 * (i % 2) + (i % 7) / 20).toFixed(3)},${((i * 11) % 59) / 59}`),
];

const page = async (session: Parameters<typeof notebookReport>[0]) => {
  const html = (await notebookReport(session, new JSDOM().window.document))!;
  return { html, document: new JSDOM(html).window.document };
};

beforeEach(() => changeSettings(INITIAL_SETTINGS));

test('the report of a notebook has figures, tables, files and no id, from files and from results', async () => {
  const raw = await sessionWith(FILES);
  await startRun(raw, raw.state.tasks[0]!.id);
  const { html, document } = await page(raw);
  for (const id of ['leaderboard', 'ranks', 'pairs', 'long-tail', 'classes', 'calibration']) {
    expect(document.querySelectorAll(`#${id} figure svg text`).length, id).toBeGreaterThan(2);
  }
  expect(document.querySelector('#leaderboard tbody tr')!.textContent).toContain('South');
  expect(document.querySelector('#method')!.textContent).toContain('seed 7');
  expect(document.querySelectorAll('#method code')).toHaveLength(3);
  expect(document.querySelector('script, link, img, iframe')).toBeNull();
  expect(html).not.toContain('secret-');
  expect(html).not.toContain('>Synthetic data<');

  const opened = await sessionWith([await resultsFileOf(raw)]);
  const board = (own: Document) => own.querySelector('#leaderboard tbody')!.textContent;
  expect(board((await page(opened)).document)).toBe(board(document));
});

test('there is no report without a task', async () => {
  expect(await notebookReport(sessionInNode(), new JSDOM().window.document)).toBeNull();
});
