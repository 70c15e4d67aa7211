import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bandNames } from '@/lib/challenge/bands';
import { BUILT_IN } from '@/lib/challenge/built-in';
import { type Challenge, challengeText, itemOf } from '@/lib/challenge/challenge';
import { leaderboard } from '@/lib/cli/evaluate/leaderboard';
import { parseOptions } from '@/lib/cli/evaluate/options';
import { type Scored, score } from '@/lib/cli/evaluate/score';
import { allSinks } from '@/lib/cli/evaluate/table-sink';
import { unusualCsv } from '@/lib/cli/evaluate/unusual-csv';
import { openNodeReader } from '@/lib/ingest/node-reader';
import { Folder } from './evaluate-command';

const ROWS = 40;

/** A column's place in the files of a layout, so that all values are made by one rule. */
const hash = (row: number, column: number) => ((row * 7919 + column * 104_729) % 1009) / 1009;
const quoted = (text: string) => `"${text}"`;

/** Label and prediction files as the challenge lays them out, with few rows. */
function filesOf({ classes, tasks, columns = {} }: Challenge): Record<string, string> {
  const names = tasks?.[0]?.classes ?? classes.map(({ name }) => name);
  const [id = 'image_id'] = columns.id ?? [];
  const patient = columns.patient ?? [];
  const attributes = (columns.attributes ?? []).filter((name) => !/[[\]]/.test(name));
  const others = [...patient, ...attributes];
  const label = (row: number, c: number) => Number((row + 3 * c) % (3 + (c % 9)) === 0);
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  const table = (head: readonly string[], line: (row: number) => readonly (string | number)[]) =>
    [head.map(quoted), ...rows.map(line)].map((cells) => cells.join(',')).join('\n');
  return {
    'labels.csv': table([id, ...others, ...names], (row) => [
      `item-${row}`,
      ...others.map((_, c) => (c % 2 === 0 ? row % 5 : `word ${row % 4}`)),
      ...names.map((_, c) => label(row, c)),
    ]),
    'A.csv': table([id, ...names], (row) => [
      `item-${row}`,
      ...names.map((_, c) => (label(row, c) + 2 * hash(row, c)) / 3),
    ]),
  };
}

let folder: Folder;
beforeAll(() => {
  folder = new Folder();
});
afterAll(() => folder.remove());

async function scoreFiles(...options: string[]): Promise<Scored> {
  const args = ['--labels', folder.at('labels.csv'), '--predictions', folder.at('A.csv')];
  const parsed = parseOptions([...args, ...options]);
  if (parsed === 'help') throw new Error('asked for help');
  const reader = openNodeReader({ unusualCsv });
  try {
    const files = [{ path: folder.at('A.csv'), team: 'A' }];
    const watch = { note: () => undefined, progress: () => undefined };
    return await score(reader, { ...parsed, files }, allSinks([]), watch);
  } finally {
    await reader.close();
  }
}

describe.each(Object.keys(BUILT_IN))('files of %s', (key) => {
  it('are recognised, and scored as the challenge says', async () => {
    const challenge = BUILT_IN[key]!;
    folder.write(filesOf(challenge));
    const scored = await scoreFiles();
    expect(scored.challenge).toMatchObject({ challenge, from: 'built-in' });
    const names = challenge.tasks?.[0]?.classes ?? challenge.classes.map(({ name }) => name);
    expect(scored.task.classes).toHaveLength(names.length);
    expect(scored.teams[0]!.map).toBeGreaterThan(0);
    const text = leaderboard([scored], 'table');
    expect(text).toContain(`Challenge: ${challenge.name} (by its classes)`);
    expect(text).toContain(` ${ROWS} ${itemOf(challenge).many}, ${names.length} classes.`);
  });
});

it('the table of NIH ChestX-ray14, whose cells list findings, is recognised', async () => {
  const names = BUILT_IN['nih-chestx-ray14']!.classes.map(({ name }) => name.replace(' ', '_'));
  const findings = (row: number) => {
    const own = names.filter((_, c) => (row + c) % 5 === 0 || row === c);
    return row % 7 === 6 ? 'No Finding' : own.join('|');
  };
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  const id = (row: number) => `${String(row).padStart(8, '0')}_000.png`;
  folder.write({
    'labels.csv': [
      'Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position',
      ...rows.map((row) => `${id(row)},${findings(row)},0,${row},58,M,PA`),
    ].join('\n'),
    'A.csv': [
      ['Image Index', ...names].join(','),
      ...rows.map((row) => [id(row), ...names.map((_, c) => hash(row, c))].join(',')),
    ].join('\n'),
  });
  const { challenge, task } = await scoreFiles();
  expect(challenge.challenge.name).toBe('NIH ChestX-ray14');
  expect(task.classes).toHaveLength(14);
});

describe('a challenge of the reader', () => {
  const birds: Challenge = {
    name: 'Birds',
    item: { one: 'recording', many: 'recordings' },
    classes: [
      { name: 'Wren', aliases: ['Troglodytes'], group: 'small' },
      { name: 'Owl', group: 'large' },
      { name: 'Robin', group: 'small' },
    ],
    bands: [{ name: 'common', above: 0.3 }, { name: 'rare' }],
    ranking: { metric: 'mbrier', direction: 'lower', ties: [] },
    threshold: 0.25,
  };

  beforeEach(() => {
    folder.write({
      'birds.json': challengeText(birds),
      'labels.csv': 'clip,troglodytes,Owl,Robin\na,1,0,0\nb,1,1,0\nc,0,0,0\nd,0,0,1\n',
      'A.csv': 'clip,Wren,Owl,Robin\na,0.9,0.1,0.2\nb,0.8,0.7,0.3\nc,0.2,0.2,0.1\nd,0.3,0.1,0.7\n',
    });
  });

  it('gives its spellings, bands, ranking and threshold', async () => {
    const { challenge, task } = await scoreFiles('--challenge', folder.at('birds.json'));
    expect(task.classes.map(({ name }) => name)).toEqual(['Wren', 'Owl', 'Robin']);
    expect(challenge.settings).toMatchObject({ threshold: 0.25, ranking: birds.ranking });
    expect(bandNames(challenge.settings.bands!)).toEqual(['common', 'rare']);
  });

  it('gives the word for one row to notes and to the leaderboard', async () => {
    folder.write({ 'A.csv': 'clip,Wren,Owl,Robin\na,0.9,0.1,0.2\nb,0.8,0.7,0.3\nc,0.2,0.2,0.1\n' });
    const scored = await scoreFiles('--challenge', folder.at('birds.json'));
    expect(scored.notes.join()).toContain('1 recordings of the labels have no prediction');
    expect(leaderboard([scored], 'table')).toContain('4 recordings, 3 classes');
  });

  it('gives the word for one row to errors of labels and predictions', async () => {
    const text = 'clip,Wren,Owl,Robin\n';
    folder.write({ 'A.csv': text });
    const challenge = ['--challenge', folder.at('birds.json')];
    const expected = /has column names but no rows; expected a row for each recording$/;
    await expect(scoreFiles(...challenge)).rejects.toThrow(expected);
    folder.write({ 'labels.csv': text });
    await expect(scoreFiles(...challenge)).rejects.toThrow(expected);
  });

  it('says what labels mean', async () => {
    folder.write({
      'labels.csv': 'clip,Wren,Owl,Robin\na,1,seen,\nb,1,1,0\nc,0,0,\nd,0,0,1\n',
      'stated.json': challengeText({
        ...birds,
        meanings: { blank: 'negative', words: { seen: 'positive' } },
      }),
    });
    const { task } = await scoreFiles('--challenge', folder.at('stated.json'));
    expect(task.classes.map(({ positives, images }) => [positives, images])).toEqual([
      [2, 4],
      [2, 4],
      [1, 4],
    ]);
  });

  it('says which columns hold ids, lists of classes, and attributes', async () => {
    const columns = { id: ['rec'], attributes: ['Rain_Level'], lists: ['heard'] };
    folder.write({
      'birds.json': challengeText({ ...birds, columns }),
      'labels.csv': "rec,heard,rain level\n7,{'Owl': 0.0},1\n8,{},0\n9,{'Wren': 0},0\n",
      'A.csv': 'rec,Wren,Owl,Robin\n7,0.1,0.9,0.5\n8,0.2,0.7,0.3\n9,0.8,0.1,0.1\n',
    });
    const { task, teams } = await scoreFiles('--challenge', folder.at('birds.json'));
    expect(task.classes.map(({ name, positives }) => [name, positives])).toEqual([
      ['Owl', 1],
      ['Wren', 1],
      ['Robin', 0],
    ]);
    expect(teams[0]!.map).toBe(1);
  });

  it('gives way to options', async () => {
    const file = folder.at('birds.json');
    const grouped = await scoreFiles('--challenge', file, '--divide', 'group');
    expect(bandNames(grouped.challenge.settings.bands!)).toEqual(['small', 'large']);
    const cut = await scoreFiles('--challenge', file, '--head', '0.2', '--threshold', '0.4');
    expect(cut.challenge.settings.threshold).toBe(0.4);
    expect(bandNames(cut.challenge.settings.bands!)).toEqual(['head', 'medium', 'tail']);
  });

  it('is refused by path where it is wrong', async () => {
    folder.write({ 'wrong.json': challengeText({ ...birds, threshold: 3 }) });
    await expect(scoreFiles('--challenge', folder.at('wrong.json'))).rejects.toThrow(
      /wrong\.json: threshold is 3; expected at most 1$/,
    );
    await expect(scoreFiles('--challenge', 'bird')).rejects.toThrow(/expected a JSON file, or one/);
  });

  it('must have groups to divide by them', async () => {
    await expect(scoreFiles('--divide', 'group')).rejects.toThrow(/no class of Files has a group/);
  });
});
