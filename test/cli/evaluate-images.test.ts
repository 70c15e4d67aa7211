import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageSource } from '@/lib/notebook/session/images/image-source';
import { tableOf } from '@/lib/scoring/result-tables';
import { filledColumns } from '@/lib/scoring/tables/declare';
import { labelCandidateRows } from '@/lib/scoring/tables/label-candidates';
import { callsOfTask, missTable } from '@/lib/scoring/tables/misses';
import { sessionWith } from '../notebook/support';
import { csvRows, Folder } from './evaluate-command';

// Tracks of birds; the second team has another order and lacks a class and a row.
const FILES = {
  'labels.csv': 'track,Owl,Wren\na,1,0\nb,0,1\nc,1,\nd,0,0\ne,1,1\nf,0,0\n',
  'North.csv': 'track,Owl,Wren\na,0.9,0.1\nb,0.8,0.7\nc,0.2,0.4\nd,0.3,0.9\ne,0.6,0.2\nf,0.1,0.3\n',
  'South.csv': 'track,Owl\nf,0.2\nb,0.9\nc,0.1\na,0.5\ne,0.7\n',
};
const ARGS = ['--labels', 'labels.csv', '--predictions', 'North.csv', 'South.csv', '--task', 'T'];

describe('files of single images', () => {
  let folder: Folder;
  beforeAll(() => {
    folder = new Folder();
    folder.write(FILES);
  });
  afterAll(() => folder.remove());

  it('hold every positive with the number of teams that miss it', async () => {
    const end = await folder.run(...ARGS, '--misses', 'misses.csv');
    expect(end).toMatchObject({ code: 0 });
    const rows = csvRows(folder.read('misses.csv')).map((row) =>
      ['image', 'class', 'teams', 'missed_by'].map((key) => row[key]).join(' '),
    );
    expect(rows).toEqual(['a Owl 2 1', 'c Owl 2 2', 'e Owl 2 0', 'b Wren 1 0', 'e Wren 1 1']);
  });

  it('hold the candidates of wrong labels, as the page finds them', async () => {
    const end = await folder.run(
      ...ARGS,
      '--misses',
      'misses.csv',
      '--label-candidates',
      'candidates.csv',
    );
    expect(end).toMatchObject({ code: 0 });
    const texts = (columns: readonly { name: string; values: ArrayLike<unknown> }[]) =>
      Array.from({ length: columns[0]!.values.length }, (_, i) =>
        Object.fromEntries(columns.map(({ name, values }) => [name, String(values[i] ?? '')])),
      );
    const session = await sessionWith(
      Object.entries(FILES).map(([name, text]) => new File([text], name)),
    );
    const [task] = session.state.tasks;
    await session.amend(task!.id, { overrides: {}, task: 'T' });
    const source = imageSource(session, task!.id, new AbortController().signal)!;
    const candidates = await labelCandidateRows(source, null);
    // Owl: c has two thirds of the negatives above it for North, all for South, which is left out.
    // Wren, of one team: e has d and f above it; d lies above both positives, f above e.
    expect(
      candidates.map(({ image, label, disagreement }) => [image, label, disagreement]),
    ).toEqual([
      ['c', 1, expect.closeTo(2 / 3, 8)],
      ['b', 0, expect.closeTo(2 / 3, 8)],
      ['e', 1, expect.closeTo(2 / 3, 8)],
      ['d', 0, 1],
      ['f', 0, 0.5],
    ]);
    const printed = csvRows(folder.read('candidates.csv'));
    const shown = texts(filledColumns(tableOf('label_candidates'), candidates));
    expect(printed.map(({ image, place }) => [image, place])).toEqual(
      shown.map(({ image, place }) => [image, place]),
    );
    printed.forEach((row, i) => {
      expect(Number(row.disagreement)).toBe(Number(shown[i]!.disagreement));
    });
    const misses = missTable([await callsOfTask(source, 0.5)], null);
    expect(csvRows(folder.read('misses.csv')).map((row) => row.image)).toEqual(
      texts(filledColumns(tableOf('misses'), misses)).map((row) => row.image),
    );
  });

  it('need labels and images', async () => {
    const end = await folder.run('--predictions', 'North.csv', '--misses', 'm.csv');
    expect(end.code).toBe(2);
    expect(end.err).toContain('--labels');
  });
});
