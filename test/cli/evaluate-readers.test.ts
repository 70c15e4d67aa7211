import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRows, Folder } from './evaluate-command';

const REAL = join('..', 'shared', 'real', 'ecg-readers');
const present = existsSync(REAL);
if (!present) console.log(`${REAL} is absent: human readers are not tested on the real set`);

const real = (name: string) => resolve(REAL, name);
const READERS = [
  'cardiologist1',
  'cardiologist2',
  'cardiology_residents',
  'emergency_residents',
  'medical_students',
];
const STATISTICS = ['precision', 'recall', 'specificity', 'f1', 'kappa'] as const;

describe.skipIf(!present)('five human readers of ECGs', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = new Folder();
    const { code, err } = await folder.run(
      ...['--labels', real('gold_standard.csv'), '--predictions', real('dnn.npy')],
      ...[real('dnn_seed_1.npy'), '--readers', ...READERS.map((name) => real(`${name}.csv`))],
      ...['--row-order', '--out', 'out'],
    );
    expect(code, err).toBe(0);
  });
  afterAll(() => folder.remove());

  const same = (value: string | undefined, expected: string | undefined) => {
    // scikit-learn says 0 where precision or F1 is undefined.
    expect(Math.abs(Number(value || 0) - Number(expected || 0))).toBeLessThan(1e-12);
  };

  it('have the statistics of scikit-learn, and teams have kappa', () => {
    const reference = csvRows(readFileSync(real('reference.csv'), 'utf8'));
    const readers = csvRows(folder.read('out/reader_metrics.csv'));
    const teams = csvRows(folder.read('out/class_metrics.csv'));
    expect(readers).toHaveLength(READERS.length * 6);
    for (const expected of reference) {
      const rows = expected.kind === 'scores' ? teams : readers;
      const row = rows.find(
        (own) => (own.reader ?? own.team) === expected.who && own.class === expected.class,
      );
      if (!row && expected.who!.startsWith('dnn_seed')) continue;
      expect(row, expected.who).toBeDefined();
      expect(row!.positives).toBe(expected.positives);
      for (const name of STATISTICS) same(row![name], expected[name]);
    }
  });

  it('have the F1 that the paper prints', () => {
    const rows = csvRows(folder.read('out/reader_metrics.csv'));
    const f1 = (reader: string) =>
      rows.filter((row) => row.reader === reader).map((row) => Number(row.f1).toFixed(3));
    // Ribeiro et al., Nature Communications 11, 1760, table 2.
    expect(f1('cardiology_residents')).toEqual([
      '0.776',
      '0.917',
      '0.947',
      '0.882',
      '0.769',
      '0.882',
    ]);
    expect(f1('emergency_residents')).toEqual([
      '0.719',
      '0.852',
      '0.912',
      '0.848',
      '0.696',
      '0.946',
    ]);
    expect(f1('medical_students')).toEqual(['0.732', '0.928', '0.915', '0.750', '0.706', '0.873']);
  });
});
