import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESAMPLED_TABLES, RESULT_TABLES } from '@/lib/scoring/result-tables';
import { csvOf, testSet } from '../inference/support';
import { csvRows, Folder } from './evaluate-command';

const SET = testSet(300, 3, 3);
const FILES = csvOf(SET);
const META = ['dicom_id,ward', ...Array.from({ length: 300 }, (_, i) => `i${i},${i % 20}`)];
const BASIC = ['--labels', 'task1_labels.csv', '--predictions', 'team_0.csv', 'team_1.csv'];
const DRAW = [...BASIC, 'team_2.csv', '--bootstrap', '100', '--seed', '3'];

let folder: Folder;
beforeAll(async () => {
  folder = new Folder();
  folder.write({ ...FILES, 'meta.csv': META.join('\n') });
  const [ended] = await Promise.all([
    folder.run(...DRAW, '--out', 'out'),
    folder.run(...DRAW, '--out', 'again'),
  ]);
  expect(ended).toMatchObject({ code: 0, err: '' });
  folder.write({ 'printed.txt': ended.out });
});
afterAll(() => folder.remove());

describe('--bootstrap', () => {
  it('prints the interval under each value, what was resampled and which teams do not differ', () => {
    const [, caption, ranks, , , first, interval] = folder.read('printed.txt').split('\n');
    expect(caption).toBe(
      `Below each value: 95 % jackknife intervals, corrected for bias, so a value may lie beside its interval. Ranks are of 100 replicates: ${SET.clusters} groups ` +
        'of images resampled by subject_id of task1_labels.csv, seed 3.',
    );
    const team = first!.trim().split(/ {2,}/)[1]!;
    const [row] = csvRows(folder.read('out/bootstrap_metrics.csv')).filter(
      (r) => r.team === team && r.metric === 'map' && r.scope === 'team',
    );
    const ends = [row!.lower, row!.upper].map((end) => Number(end).toFixed(4)).join('-');
    expect(interval).toContain(ends);
    const sets = csvRows(folder.read('out/rank_sets.csv'));
    const set = sets.find((r) => r.team === team && r.metric === 'map')!.rank_set!;
    expect(ranks).toContain('Below each rank');
    expect(interval!.trim().split(/ +/)[0]).toBe(set);
    expect(first).toContain(Number(row!.estimate).toFixed(4));
  });

  it('writes the tables of replicates, with the columns of their rows', () => {
    for (const table of RESAMPLED_TABLES) {
      const rows = csvRows(folder.read(`out/${table}.csv`));
      expect(rows.length, table).toBeGreaterThan(5);
      expect(Object.keys(rows[0]!)).toEqual(Object.keys(RESULT_TABLES[table].columns));
    }
    const first = csvRows(folder.read('out/rank_distribution.csv'))[0]!;
    expect(first).toMatchObject({ metric: 'map', full_rank: '1', rank: '1', replicates: '100' });
  });

  it('gives the same tables for the same seed', () => {
    for (const table of RESAMPLED_TABLES) {
      expect(folder.read(`again/${table}.csv`)).toBe(folder.read(`out/${table}.csv`));
    }
  });

  it('resamples by a column of the metadata, with ends beside the values in CSV', async () => {
    const by = ['--metadata', 'meta.csv', '--cluster', 'ward', '--level', '0.9'];
    const [{ out, code }, wrong] = await Promise.all([
      folder.run(...DRAW, ...by, '--format', 'csv'),
      folder.run(...DRAW, '--cluster', 'ward'),
    ]);
    expect(code).toBe(0);
    const [best] = csvRows(out);
    expect(Number(best!.rank_lower)).toBe(1);
    expect(Number(best!.rank_upper)).toBeGreaterThanOrEqual(1);
    expect(Number(best!.map_lower)).toBeLessThan(Number(best!.map));
    expect(Number(best!.map_upper)).toBeGreaterThan(Number(best!.map));
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain(
      'there is no column "ward" to resample by; expected one of subject_id',
    );
  });
});
