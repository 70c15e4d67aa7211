import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRows, Folder } from './evaluate-command';

const REAL = join('..', 'shared', 'real', 'nih-chestxray14');
const present = existsSync(REAL);
if (!present) console.log(`${REAL} is absent: the command is not tested on the real set`);

const real = (name: string) => resolve(REAL, `${name}.csv`);

const METRICS = {
  ap: 'ap',
  auroc: 'auroc',
  f1: 'f1_at_',
  fnr: 'fnr_at_',
  brier: 'brier',
  ece: 'ece_15',
  ece_decision: 'ece_15_decision',
};

describe.skipIf(!present)('the real set through the command', () => {
  let folder: Folder;
  beforeAll(() => {
    folder = new Folder();
  });
  afterAll(() => folder.remove());

  it.each([
    ['0.5', '0_5'],
    ['0.1', '0_1'],
  ])('agrees with scikit-learn at threshold %s', async (threshold, suffix) => {
    const { code } = await folder.run(
      ...['--labels', real('labels'), '--predictions', real('model_a'), real('model_b')],
      ...['--counts', real('classes'), '--threshold', threshold, '--out', threshold],
    );
    expect(code).toBe(0);
    const rows = csvRows(folder.read(`${threshold}/class_metrics.csv`));
    const reference = csvRows(readFileSync(real('reference'), 'utf8'));
    expect(rows).toHaveLength(reference.length);
    for (const expected of reference) {
      const name = expected.class!.replaceAll('_', ' ');
      const row = rows.find((r) => r.team === expected.model && r.class === name);
      expect(row).toMatchObject({ positives: expected.positives, images: expected.images });
      for (const [column, wanted] of Object.entries(METRICS)) {
        const value = expected[wanted.endsWith('_at_') ? wanted + suffix : wanted];
        const difference = Math.abs(Number(row![column]) - Number(value));
        expect(difference, `${expected.model} ${name} ${column}`).toBeLessThan(1e-9);
      }
    }
  });

  it('is ranked, and banded by its training counts', () => {
    const teams = csvRows(folder.read('0.5/team_metrics.csv'));
    expect(teams.map(({ team, rank }) => [team, rank])).toEqual([
      ['model_a', '1'],
      ['model_b', '2'],
    ]);
    expect(Number(teams[0]!.mauroc)).toBeCloseTo(0.8379, 4);
    const bands = csvRows(folder.read('0.5/band_metrics.csv'));
    expect(bands.slice(0, 3).map(({ band, classes }) => [band, classes])).toEqual([
      ['head', '3'],
      ['medium', '10'],
      ['tail', '1'],
    ]);
  });
});
