import { afterAll, beforeAll, expect, it } from 'vitest';
import { sessionFindings } from '@/lib/notebook/findings';
import { findingRows } from '@/lib/scoring/tables/findings';
import { csvRows, Folder } from '../cli/evaluate-command';
import { sessionInNode } from '../notebook/support';
import { plain } from './inputs';

/** 120 images, half of them of each sex; every second one is positive. A misses women only. */
const IDS = Array.from({ length: 120 }, (_, i) => `i${i}`);
const sexOf = (i: number) => (i < 60 ? 'F' : 'M');
const FILES = {
  'labels.csv': `id,Edema\n${IDS.map((id, i) => `${id},${i % 2}`).join('\n')}\n`,
  'A.csv': `id,Edema\n${IDS.map((id, i) => `${id},${i % 2 && !(i < 30) ? 0.9 : 0.1 + i / 1000}`).join('\n')}\n`,
  'B.csv': `id,Edema\n${IDS.map((id, i) => `${id},${((i * 37) % 100) / 100}`).join('\n')}\n`,
  'sex.csv': `id,sex\n${IDS.map((id, i) => `${id},${sexOf(i)}`).join('\n')}\n`,
};

let folder: Folder;
beforeAll(() => {
  folder = new Folder();
  folder.write(FILES);
});
afterAll(() => folder.remove());

it('finds the same gap between subgroups in the terminal and in the notebook', async () => {
  const { code } = await folder.run(
    ...['--labels', 'labels.csv', '--predictions', 'A.csv', 'B.csv', '--metadata', 'sex.csv'],
    ...['--results', 'all.longtail.zip', '--out', 'out'],
  );
  expect(code).toBe(0);
  const gap = csvRows(folder.read('out/findings.csv')).find((row) => row.topic === 'subgroups');
  // 15 of 30 positives of women missed, none of 30 of men.
  expect(gap).toMatchObject({ team: 'A', class: 'Edema', strength: 'clear' });
  expect(Number(gap!.value)).toBe(0.5);
  expect(plain(gap!.finding!)).toMatch(
    /^A misses Edema in 50 % of positives where sex is F and in 0 % where it is M: a gap of 50 points/,
  );

  const session = sessionInNode();
  const files = Object.entries(FILES).map(([name, text]) => ({ file: new File([text], name) }));
  await session.add(files, 'own');
  const shown = findingRows(await sessionFindings(session, new AbortController().signal));
  expect(shown.find((row) => row.topic === 'subgroups')!.finding).toBe(gap!.finding);

  const again = await folder.run('all.longtail.zip', '--out', 'again');
  expect(again).toMatchObject({ code: 0 });
  const stored = csvRows(folder.read('again/findings.csv'));
  expect(stored.find((row) => row.topic === 'subgroups')!.finding).toBe(gap!.finding);
});
