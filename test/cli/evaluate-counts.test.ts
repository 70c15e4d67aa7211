import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdbWith } from '../results/sql/duckdb';
import { testSet } from '../results/sql/test-set';
import { csvRows, Folder } from './evaluate-command';

const CLASSES = ['Edema', 'Pleural Effusion', 'Mass'];
const set = testSet(400, CLASSES);
let folder: Folder;

/** Rows of a result table that `--out` wrote, numbers as numbers. */
const table = (out: string, name: string) =>
  csvRows(folder.read(`${out}/${name}.csv`)).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, cell]) => [
        key,
        cell === '' || Number.isNaN(Number(cell)) ? cell : Number(cell),
      ]),
    ),
  );

function expectClose(
  found: readonly Record<string, unknown>[],
  wanted: readonly Record<string, unknown>[],
  keys: readonly string[],
): void {
  const sorted = (rows: readonly Record<string, unknown>[]) =>
    [...rows].sort((a, b) => (String(a.class) < String(b.class) ? -1 : 1));
  expect(found).toHaveLength(wanted.length);
  sorted(found).forEach((row, index) => {
    for (const key of keys) {
      const other = sorted(wanted)[index]![key];
      if (typeof other === 'number') expect(row[key]).toBeCloseTo(other, 12);
      else expect(row[key]).toBe(other);
    }
  });
}

beforeAll(async () => {
  folder = new Folder();
  const database = await duckdbWith(set);
  await database.run(`COPY labels TO '${folder.at('labels.csv')}' (FORMAT csv, HEADER)`);
  await database.run(`COPY predictions TO '${folder.at('A.csv')}' (FORMAT csv, HEADER)`);
  const more = ['--subgroups', 'sex', '--replicates', '100', '--cluster', 'patient'];
  const args = ['--labels-table', 'labels', '--predictions-table', 'predictions'];
  const printed = await folder.run(
    '--sql',
    'duckdb',
    ...args,
    '--classes',
    CLASSES.join(),
    ...more,
  );
  expect(printed).toMatchObject({ code: 0, err: '' });
  folder.write({ 'counts.csv': await database.csv(printed.out.replace(/;\s*$/, '')) });
  database.close();
});
afterAll(() => folder.remove());

describe('score counts in the terminal', () => {
  it('give the numbers of the raw files', async () => {
    const raw = await folder.run(
      '--labels',
      'labels.csv',
      '--predictions',
      'A.csv',
      '--out',
      'raw',
    );
    expect(raw.code).toBe(0);
    const counts = await folder.run('--predictions', 'A=counts.csv', '--out', 'counted');
    expect(counts).toMatchObject({ code: 0, err: '' });
    const keys = ['class', 'team', 'positives', 'ap', 'auroc', 'brier', 'f1', 'fnr', 'ece'];
    expectClose(table('counted', 'class_metrics'), table('raw', 'class_metrics'), keys);
    const means = ['team', 'map', 'mauroc', 'mf1', 'mece'];
    expectClose(table('counted', 'team_metrics'), table('raw', 'team_metrics'), means);
    expect(counts.out).toContain('95 % percentile intervals of 100 replicates');
    const intervals = table('counted', 'bootstrap_metrics').filter((row) => row.metric === 'map');
    const percentile = intervals.find((row) => row.method === 'percentile')!;
    const { map } = table('counted', 'team_metrics')[0]!;
    expect(percentile.lower).toBeLessThan(map as number);
    expect(percentile.upper).toBeGreaterThan(map as number);
  });

  it('stand beside those of another team, paired where its replicates are of the same images', async () => {
    folder.write({ 'B.csv': `${folder.read('counts.csv')}\n` });
    const both = await folder.run('--predictions', 'counts.csv', 'B.csv', '--out', 'both');
    expect(both).toMatchObject({ code: 0, err: '' });
    const pairs = table('both', 'pairwise_comparisons');
    expect(pairs.find((row) => row.metric === 'map')).toMatchObject({ difference: 0 });
  });

  it('obey --incomplete and --keep-going', async () => {
    const rows = folder.read('counts.csv').split('\n');
    const without = rows.filter((row) => !row.startsWith('Edema,')).join('\n');
    folder.write({ 'fewer.csv': without, 'broken.csv': 'class,score\nEdema,0.5\n' });
    const files = ['--predictions', 'fewer.csv', 'counts.csv', '--format', 'json'];
    const ranks = (out: string) =>
      Object.fromEntries(
        (JSON.parse(out) as { team: string; rank: number | null; classes: number }[]).map((row) => [
          row.team,
          [row.rank, row.classes],
        ]),
      );
    const marked = await folder.run(...files);
    expect(ranks(marked.out)).toEqual({ fewer: [null, 2], counts: [1, 3] });
    const ranked = await folder.run(...files, '--incomplete', 'rank');
    expect(Object.values(ranks(ranked.out)).every(([rank]) => rank! > 0)).toBe(true);
    const refused = await folder.run(...files, '--incomplete', 'refuse');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('fewer.csv: scores 2 of 3 classes');
    const going = await folder.run(
      ...files.slice(0, 3),
      'broken.csv',
      '--format',
      'json',
      '--incomplete',
      'refuse',
      '--keep-going',
    );
    expect(Object.keys(ranks(going.out))).toEqual(['counts']);
    expect(going.err).toMatch(/broken\.csv: .*The other files are scored[\s\S]*fewer\.csv/);
  });

  it('are not pooled twice, and say so', async () => {
    const args = (name: string) => ['--results', name, '--level', 'exact', '--task', name];
    await folder.run('--predictions', 'A=counts.csv', ...args('1.longtail.zip'));
    await folder.run('--predictions', 'A=counts.csv', ...args('2.longtail.zip'));
    const files = ['1.longtail.zip', '2.longtail.zip'];
    const pooled = await folder.longtail('merge', ...files, '--pool', '--out', 'p.longtail.zip');
    expect(pooled.code).toBe(1);
    expect(pooled.err).toContain('it has the same labels as 1.longtail.zip');
  });

  it('are saved as results, with the counts or without', async () => {
    for (const level of ['summary', 'exact']) {
      const args = ['--results', `${level}.longtail.zip`, '--level', level];
      const { code, err } = await folder.run('--predictions', 'A=counts.csv', ...args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
    }
    expect(folder.list()).toEqual(
      expect.arrayContaining(['exact.longtail.zip', 'summary.longtail.zip']),
    );
  });

  it.each([
    [['--predictions', 'A.csv'], 2, '--labels is missing'],
    [['--predictions', 'counts.csv', '--bootstrap', '100'], 2, '--bootstrap needs the images'],
    [['--predictions', 'counts.csv', 'other.csv'], 1, 'class "Edema" has'],
    [['--predictions', 'counts.csv', 'A.csv'], 1, 'A.csv: has no column "class"'],
  ])('refuse %j', async (args, code, message) => {
    const rows = folder.read('counts.csv').split('\n');
    folder.write({ 'other.csv': rows.filter((row) => !/^Edema,0\.5,.*,0$/.test(row)).join('\n') });
    const ended = await folder.run(...args);
    expect(ended).toMatchObject({ code, out: '' });
    expect(ended.err).toContain(message);
  });
});
