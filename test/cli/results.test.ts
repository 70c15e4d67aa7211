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
    ...['--labels', `${name}_labels.csv`, '--task', 'Site'],
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
