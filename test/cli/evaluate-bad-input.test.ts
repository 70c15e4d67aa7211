import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionInNode } from '../notebook/support';
import { Folder } from './evaluate-command';

const LABELS = 'id,Edema,Mass\na,1,0\nb,0,0\nc,1,1\n';
const GOOD = 'id,Edema,Mass\na,0.9,0.1\nb,0.1,0.2\nc,0.4,0.3\n';

/** Predictions files that cannot be used, in the order given. */
const BAD = {
  'good.csv': GOOD,
  'empty.csv': '',
  'no_parquet.parquet': GOOD,
  'ragged.csv': 'id,Edema,Mass\na,0.9,0.1\nb,0.1,0.2,0.3\n',
  'no_id.csv': 'Edema,Mass\n0.9,0.1\n0.1,0.2\n',
  'twice_an_id.csv': 'id,Edema\na,0.9\na,0.8\n',
  'other_ids.csv': 'id,Edema\nx,0.9\ny,0.8\n',
  'other_classes.csv': 'id,Hernia\na,0.9\nb,0.8\n',
  'beyond.csv': 'id,Edema\na,0.9\nb,1.5e9\n',
  'nan.csv': 'id,Edema\na,0.9\nb,nan\n',
  'percent.csv': 'id,Edema\na,90\nb,10\n',
  'header_only.csv': 'id,Edema\n',
  'copy.csv': GOOD,
  'good_predictions.csv': 'id,Edema,Mass\na,0.3,0.1\nb,0.2,0.3\nc,0.1,0.2\n',
  'copy_of_labels.csv': LABELS,
};

/** What the browser's machine says of the same files: a message each, where there is one. */
async function browserMessages(
  files: Readonly<Record<string, string>>,
  role: 'labels' | 'predictions' | 'counts' | 'metadata',
): Promise<string[]> {
  const session = sessionInNode();
  const labels = {
    file: new File([LABELS], 'labels.csv'),
    choices: { overrides: { role: 'labels' as const } },
  };
  await session.add([labels], 'own');
  for (const [name, text] of Object.entries(files)) {
    const file = new File([text], name);
    await session.add([{ file, choices: { overrides: { role } } }], 'own');
  }
  return session.state.sources.flatMap(({ status }) =>
    'message' in status ? [status.message] : [],
  );
}

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.write({ 'labels.csv': LABELS, ...BAD });
});
afterEach(() => folder.remove());

describe('input that cannot be used', () => {
  it('is named all at once, in the words of the browser, and nothing is written', async () => {
    const before = folder.list();
    const args = ['--labels', 'labels.csv', '--predictions', ...Object.keys(BAD)];
    const { code, out, err } = await folder.run(...args, '--out', 'deep/results');
    expect([code, out]).toEqual([1, '']);
    expect(folder.list()).toEqual(before);
    const expected = await browserMessages(BAD, 'predictions');
    // Copies tie, and files of one name get another.
    expect(expected).toHaveLength(Object.keys(BAD).length - 3);
    const hints = [
      '--row-order matches rows without ids, and classes without names, by their order in the files; nothing checks that it is the same.',
      '--duplicates mean averages the rows of an id (of labels: their majority).',
      '--duplicates max takes the maximum of the rows of an id.',
      '--scale "percent.csv=percent": divide by 100.',
      '--scale "percent.csv=rank": use the order only.',
    ];
    expect(err.trimEnd().split('\n')).toEqual([...expected, ...hints]);
  });

  it.each([
    ['labels', 'id,Edema\na,2\nb,0\n'],
    ['counts', 'class,positives,images\nEdema,-5,1000\n'],
    ['metadata', 'id,sex\na,F\na,M\n'],
  ] as const)('is named where it is the %s', async (role, text) => {
    folder.write({ 'bad.csv': text });
    const given = { labels: 'labels.csv', predictions: 'good.csv', [role]: 'bad.csv' };
    const args = Object.entries(given).flatMap(([name, file]) => [`--${name}`, file]);
    const { code, out, err } = await folder.run(...args, '--out', 'results');
    expect([code, out]).toEqual([1, '']);
    const [message, ...hints] = err.trimEnd().split('\n');
    expect([message]).toEqual(await browserMessages({ 'bad.csv': text }, role));
    expect(hints.every((hint) => hint.startsWith('--'))).toBe(true);
    expect(folder.list()).not.toContain('results');
  });

  it('is named as given on the command line', async () => {
    const absolute = folder.at('beyond.csv');
    const run = (file: string) => folder.run('--labels', 'labels.csv', '--predictions', file);
    const ends = await Promise.all(
      [absolute, './beyond.csv', 'gone.csv', 'gone/*.csv', '.'].map((file) => run(file)),
    );
    expect(ends.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
    expect(ends.map(({ err }) => err.trimEnd())).toEqual([
      expect.stringContaining(`${absolute}: column "Edema" holds`),
      expect.stringContaining('./beyond.csv: column "Edema" holds'),
      'gone.csv: cannot be read: there is no such file',
      'gone/*.csv: matches no file',
      '.: is a folder; expected a file',
    ]);
  });

  it('leaves the results of an earlier run as they were', async () => {
    const run = (file: string) =>
      folder.run('--labels', 'labels.csv', '--predictions', file, '--out', 'results');
    expect(await run('good.csv')).toMatchObject({ code: 0 });
    const before = folder.list('results').map((name) => folder.read(`results/${name}`));
    expect(await run('percent.csv')).toMatchObject({ code: 1 });
    expect(folder.list('results').map((name) => folder.read(`results/${name}`))).toEqual(before);
  });

  it('is a file where the folder for results should be, too', async () => {
    const args = ['--labels', 'labels.csv', '--predictions', 'good.csv', '--out', 'labels.csv/x'];
    const { code, err } = await folder.run(...args);
    expect([code, err]).toEqual([2, expect.stringContaining('labels.csv is a file; expected a f')]);
    expect(folder.read('labels.csv')).toBe(LABELS);
  });

  it('cannot write to the terminal by the names it brings', async () => {
    folder.write({ 'C.csv': 'id,Edema\u001b[2J\na,0.5\nb,7\n' });
    const { err } = await folder.run('--labels', 'labels.csv', '--predictions', 'C.csv');
    expect(err).toContain('\ufffd[2J');
    expect(err).not.toContain('\u001b');
  });
});
