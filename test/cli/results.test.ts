import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readResults } from '@/lib/results/read';
import { nodeReader } from '../scoring/readers';
import { Folder } from './evaluate-command';

const folder = new Folder();
afterAll(() => folder.remove());

const CLASSES = ['Edema', 'Mass'];

/** A site's labels with an attribute, and scores of two decimals of two teams. */
function site(name: string, images: number, first: number): Record<string, string> {
  const rows = Array.from({ length: images }, (_, i) => first + i);
  const label = (i: number, c: number) => Number((i * 7 + c * 3) % (4 + c) === 0);
  const score = (i: number, c: number, team: number) =>
    (((i * (13 + team) + c * 5) % 50) / 100 + 0.4 * label(i, c)).toFixed(2);
  const scores = (team: number) =>
    rows.map((i) => `image-${i},${CLASSES.map((_, c) => score(i, c, team)).join(',')}`);
  const labels = rows.map((i) => `image-${i},${label(i, 0)},${label(i, 1)},${i % 3 ? 'PA' : 'AP'}`);
  return {
    [`${name}_labels.csv`]: ['id,Edema,Mass,view', ...labels, ''].join('\n'),
    [`${name}_a.csv`]: ['id,Edema,Mass', ...scores(0), ''].join('\n'),
    [`${name}_b.csv`]: ['id,Edema,Mass', ...scores(1), ''].join('\n'),
  };
}

const evaluateSite = (name: string, ...more: string[]) =>
  folder.run(
    ...['--labels', `${name}_labels.csv`],
    ...(more.includes('--task') ? [] : ['--task', 'Site']),
    ...['--predictions', `A=${name}_a.csv`, `B=${name}_b.csv`],
    ...more,
  );

const read = (name: string) =>
  readResults(new Uint8Array(readFileSync(folder.at(name))), name, nodeReader());

beforeAll(() => {
  folder.write({ ...site('north', 90, 0), ...site('south', 60, 500) });
});

describe('longtail evaluate --results', () => {
  it('writes a file of the leaderboard’s numbers, without the ids of images', async () => {
    const ended = await evaluateSite(
      'north',
      ...['--results', 'north.longtail.zip', '--level', 'exact', '--format', 'json'],
      ...['--bootstrap', '100'],
    );
    expect(ended).toMatchObject({ code: 0 });
    const { tasks, level } = await read('north.longtail.zip');
    expect(level).toBe('exact');
    expect(tasks[0]).toMatchObject({ name: 'Site', images: 90, resampling: { done: 100 } });
    expect(tasks[0]!.attributes).toMatchObject([{ name: 'view', groups: ['PA', 'AP'] }]);
    const { submissions } = tasks[0]!;
    expect(submissions.map(({ team }) => team)).toEqual(['A', 'B']);
    const board = JSON.parse(ended.out) as { team: string; map: number }[];
    for (const { team, map } of board) {
      const { classes } = submissions.find((own) => own.team === team)!.summary;
      expect((classes[0]!.ap + classes[1]!.ap) / 2).toBeCloseTo(map, 12);
    }
    expect(readFileSync(folder.at('north.longtail.zip'), 'latin1')).not.toContain('image-');
  });

  it('calls results synthetic where the manifest beside the files does, and only those files', async () => {
    const manifest = (labels: string) => ({
      'manifest.json': JSON.stringify({
        synthetic: true,
        files: [{ path: 'north_labels.csv', sha256: labels }],
      }),
    });
    const run = (file: string) =>
      evaluateSite('north', '--results', file, '--report', 'report.html', '--level', 'exact');
    const digest = createHash('sha256').update(readFileSync(folder.at('north_labels.csv')));
    folder.write(manifest(digest.digest('hex')));
    expect(await run('synthetic.longtail.zip')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Synthetic data\. /),
    });
    expect(await read('synthetic.longtail.zip')).toMatchObject({ synthetic: true });
    expect(folder.read('report.html')).toContain('>Synthetic data<');

    // Another file of that name.
    folder.write(manifest('0'.repeat(64)));
    expect(await run('real.longtail.zip')).toMatchObject({ code: 0 });
    expect(await read('real.longtail.zip')).toMatchObject({ synthetic: false });
    expect(folder.read('report.html')).not.toContain('>Synthetic data<');

    const both = ['real.longtail.zip', 'synthetic.longtail.zip'];
    await folder.longtail('merge', ...both, '--out', 'both.longtail.zip');
    expect(await read('both.longtail.zip')).toMatchObject({ synthetic: true });
  });

  it('holds no replicates of single images with --min-count, and says so', async () => {
    const merged = ['--results', 'merged.longtail.zip', '--min-count', '5', '--bootstrap', '100'];
    const ended = await evaluateSite('north', ...merged);
    expect(ended.err).toContain('replicates are left out, because --min-count is given');
    const { tasks, minimumCount } = await read('merged.longtail.zip');
    expect(minimumCount).toBe(5);
    expect(tasks[0]!.resampling).toBeNull();
  });

  it('refuses options that need it, and attributes that are not there', async () => {
    expect(await evaluateSite('north', '--min-count', '5')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--min-count needs --results'),
    });
    expect(
      await evaluateSite('north', '--results', 'x.longtail.zip', '--subgroups', 'sex'),
    ).toMatchObject({
      code: 2,
      err: expect.stringContaining('--subgroups names "sex", which no file has'),
    });
  });
});

describe('longtail evaluate with a results file', () => {
  const tables = (out: string) =>
    Object.fromEntries(folder.list(out).map((name) => [name, folder.read(`${out}/${name}`)]));

  it.each([
    ['exact', []],
    ['summary', []],
    ['summary', ['--threshold', '0.3', '--bins', '20', '--head', '0.3', '--tail', '0.23']],
    ['exact', ['--confidence', '0.8', '--incomplete', 'rank']],
  ])('of level %s prints and writes what the raw files give, %j', async (level, settings) => {
    const file = `${level}-board.longtail.zip`;
    const made = ['--bootstrap', '100', ...settings];
    const raw = await evaluateSite(
      'north',
      ...['--results', file, '--level', level, '--out', `raw-${level}`, ...made],
    );
    expect(raw).toMatchObject({ code: 0 });
    const stored = await folder.run(file, ...settings, '--out', `stored-${level}`);
    expect(stored).toMatchObject({ code: 0, err: '' });
    expect(stored.out).toBe(raw.out);
    const [expected, found] = [tables(`raw-${level}`), tables(`stored-${level}`)];
    const ofImages = ['label_contradictions', 'score_contradictions', 'reader_'];
    const names = Object.keys(expected).filter((own) => !ofImages.some((at) => own.startsWith(at)));
    expect(Object.keys(found)).toEqual(names);
    for (const name of names) {
      // Sums over images are in another order where they are made of counts.
      if (level === 'summary') expect(found[name], name).toBe(expected[name]);
      else expect(found[name]!.length, name).toBeGreaterThan(20);
    }
  });

  it('takes the settings of the file, and says what it does not hold', async () => {
    const file = 'settings.longtail.zip';
    await evaluateSite('north', '--results', file, '--threshold', '0.2', '--bins', '12');
    const own = await folder.run(file);
    expect(own.err).toBe('');
    expect(own.out).toContain('Positive where score > 0.2; 12 calibration bins');
    const other = await folder.run(file, '--bins', '13', '--format', 'json');
    expect(other.err).toContain('the results have no calibration with 13 bins');
    expect(JSON.parse(other.out)[0]).toMatchObject({ mece: null, map: expect.any(Number) });
  });

  it('scores every task of it, or the one asked for, and makes its report', async () => {
    const north = ['--results', 'n.longtail.zip', '--task', 'North'];
    await evaluateSite('north', ...north);
    await evaluateSite('south', '--results', 's.longtail.zip', '--task', 'South');
    const files = ['n.longtail.zip', 's.longtail.zip'];
    const both = await folder.run(...files, '--format', 'json');
    expect((JSON.parse(both.out) as { task: string }[]).map(({ task }) => task)).toEqual([
      ...['North', 'North', 'South', 'South'],
    ]);
    const report = ['--report', 'board.html'];
    expect(await folder.run(...files, ...report)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--report shows one task; expected --task, one of "North"'),
    });
    expect(await folder.run(...files, ...report, '--task', 'South')).toMatchObject({ code: 0 });
    expect(folder.read('board.html')).toContain('<svg');
    expect(await folder.run(...files, '--task', 'West')).toMatchObject({
      code: 2,
      err: expect.stringContaining('expected one of "North", "South"'),
    });
  });

  it.each([
    [['settings.longtail.zip', '--labels', 'north_labels.csv'], 2, '--labels does not go with'],
    [['settings.longtail.zip', '--bootstrap', '100'], 2, '--bootstrap does not go with'],
    [['settings.longtail.zip', '--incomplete', 'refuse'], 2, 'expected mark, rank'],
    [['none.longtail.zip'], 1, 'cannot be read'],
    [['north_a.csv'], 2, 'results files end in .zip'],
  ])('refuses %j', async (args, code, message) => {
    const ended = await folder.run(...args);
    expect(ended).toMatchObject({ code, out: '' });
    expect(ended.err).toContain(message);
  });
});

describe('longtail merge', () => {
  it('pools two sites', async () => {
    const south = ['--results', 'south.longtail.zip', '--level', 'exact'];
    expect(await evaluateSite('south', ...south)).toMatchObject({ code: 0 });
    const files = ['north.longtail.zip', 'south.longtail.zip'];
    const ended = await folder.longtail(
      ...['merge', ...files, '--pool', '--task', 'Both', '--out', 'both.longtail.zip'],
    );
    expect(ended).toMatchObject({ code: 0, out: 'Both: 150 images, 2 teams\n' });
    const { tasks } = await read('both.longtail.zip');
    expect(tasks).toMatchObject([{ name: 'Both', images: 150 }]);
  });

  it('says why files cannot be pooled, and writes nothing', async () => {
    await evaluateSite('south', '--results', 'summary.longtail.zip');
    const ended = await folder.longtail(
      ...['merge', 'north.longtail.zip', 'summary.longtail.zip', '--pool'],
      ...['--out', 'none.longtail.zip'],
    );
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('it holds no score counts; expected a file of level exact');
    expect(folder.list()).not.toContain('none.longtail.zip');
  });
});
