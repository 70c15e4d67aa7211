import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageSource } from '@/lib/notebook/session/images/image-source';
import { compareBoards } from '@/lib/scoring/boards/comparison';
import { allSlices } from '@/lib/scoring/tables/slices';
import { taskGapRows } from '@/lib/scoring/tables/task-gaps';
import { sessionWith } from '../notebook/support';
import { csvRows, Folder } from './evaluate-command';

const TRACKS = Array.from({ length: 300 }, (_, i) => i);
const label = (i: number) => (i % 4 === 0 ? 1 : 0);
const habitat = (i: number) => (i % 3 === 0 ? 'wood' : 'marsh');
// North misses Owls of the wood. Experts heard the first 80 tracks again, and disagree on every tenth.
const FILES = {
  'birds_labels.csv': `track,Owl,Wren\n${TRACKS.map((i) => `t${i},${label(i)},${i % 2}\n`).join('')}`,
  'expert_labels.csv': `track,Owl\n${TRACKS.slice(0, 80)
    .map((i) => `t${i},${i % 10 === 0 ? 1 - label(i) : label(i)}\n`)
    .join('')}`,
  'birds_metadata.csv': `track,habitat\n${TRACKS.map((i) => `t${i},${habitat(i)}\n`).join('')}`,
  'North.csv': `track,Owl,Wren\n${TRACKS.map((i) => {
    const hit = label(i) === 1 && habitat(i) === 'marsh' && i % 7 !== 0;
    return `t${i},${hit ? 0.8 : 0.1 + (i % 9) / 50},${(i % 10) / 10}\n`;
  }).join('')}`,
};
const ARGS = ['--labels', 'birds_labels.csv', '--predictions', 'North.csv'];

describe('tables that need all scores at once', () => {
  let folder: Folder;
  beforeAll(() => {
    folder = new Folder();
    folder.write(FILES);
  });
  afterAll(() => folder.remove());

  it('are those of the page', async () => {
    const end = await folder.run(
      ...ARGS,
      ...['--metadata', 'birds_metadata.csv', '--slices'],
      ...['--second-labels', 'expert_labels.csv', '--out', 'out'],
    );
    expect(end).toMatchObject({ code: 0 });
    const session = await sessionWith(
      Object.entries(FILES).map(([name, text]) => new File([text], name)),
    );
    const task = session.state.tasks.find(({ classes }) => classes.length === 2)!;
    await session.amend(task.id, { overrides: {}, task: 'birds' });
    const source = imageSource(session, task.id, new AbortController().signal)!;
    const slices = await allSlices([source], 0.5);
    const missed = slices.find((row) => row.statistic === 'fnr' && row.slice === 'habitat wood')!;
    expect(missed).toMatchObject({ class: 'Owl', value: 1 });
    const printed = (file: string) => csvRows(folder.read(`out/${file}.csv`));
    const places = printed('slices').map((row) => [row.class, row.statistic, row.slice]);
    expect(places).toEqual(slices.map((row) => [row.class, row.statistic, row.slice]));
    for (const name of ['value', 'rest', 'lower', 'upper', 'p', 'q'] as const) {
      const own = printed('slices').map((row) => Number(row[name]));
      expect(own).toEqual(slices.map((row) => row[name]));
    }
    const comparison = (await compareBoards(source, [], 0.5))!;
    const steps = taskGapRows(comparison).filter(({ step }) => step === 'labels');
    const written = printed('task_gaps').filter(({ step }) => step === 'labels');
    expect(written.map(({ change }) => Number(change))).toEqual(steps.map(({ change }) => change));
    for (const name of ['label_comparison', 'label_effects', 'gold_estimates']) {
      expect(printed(name).length).toBeGreaterThan(0);
    }
  });

  it('need a folder, labels and shared images', async () => {
    const lost = await folder.run(...ARGS, '--slices');
    expect(lost.code).toBe(2);
    expect(lost.err).toContain('--slices needs --out');
    folder.write({ 'other_labels.csv': 'track,Owl\nx1,1\nx2,0\n' });
    const none = await folder.run(
      ...ARGS,
      ...['--second-labels', 'other_labels.csv', '--out', 'none'],
    );
    expect(none.code).not.toBe(0);
    expect(none.err).toContain('other_labels.csv');
  });
});
