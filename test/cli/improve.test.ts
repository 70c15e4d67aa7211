import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRows, Folder } from './evaluate-command';

const ECG = '../shared/real/ecg-readers';
if (!existsSync(ECG))
  console.log(`${ECG} is absent: tuned thresholds are not tested on the real set`);
/** 200 recordings of 50 animals: scores of the owl are high by 0.3, those of the wren are not. */
function birds(): Record<string, string> {
  const labels = ['clip,animal,Owl,Wren'];
  const scores = ['clip,Owl,Wren'];
  for (let i = 0; i < 200; i++) {
    const [owl, wren] = [i % 4 === 0, i % 5 === 1];
    const noise = ((i * 37) % 100) / 250;
    labels.push(`c${i},a${i % 50},${Number(owl)},${Number(wren)}`);
    scores.push(
      `c${i},${((owl ? 0.6 : 0.3) + noise).toFixed(3)},${((wren ? 0.6 : 0.1) + noise).toFixed(3)}`,
    );
  }
  return { 'labels.csv': labels.join('\n'), 'model.csv': scores.join('\n') };
}

describe('longtail improve', () => {
  let folder: Folder;
  beforeAll(() => {
    folder = new Folder();
    folder.write(birds());
  });
  afterAll(() => folder.remove());

  const files = ['--labels', 'labels.csv', '--predictions', 'model.csv', '--cluster', 'animal'];

  it('tunes thresholds, prints the gain, and writes tables and thresholds', async () => {
    const { code, out, err } = await folder.improve('thresholds', ...files, '--out', 'tuned');
    expect(err).not.toMatch(/error/i);
    expect(code).toBe(0);
    expect(out).toContain('cross-fitted; 95 % intervals');
    expect(folder.list('tuned')).toEqual([
      'threshold_gains.csv',
      'thresholds.json',
      'tuned_thresholds.csv',
    ]);
    const rows = csvRows(folder.read('tuned/tuned_thresholds.csv'));
    const of = Object.fromEntries(rows.map((row) => [row.class, row]));
    // No score of an owl is below 0.6, and F1 of the owl gains where others are called at 0.5.
    expect(Number(of.Owl!.threshold)).toBeGreaterThan(0.5);
    expect(Number(of.Owl!.f1_tuned)).toBeGreaterThan(Number(of.Owl!.f1_before));
    const { teams, criterion } = JSON.parse(folder.read('tuned/thresholds.json'));
    expect(criterion).toBe('f1');
    expect(teams.model.Owl).toBe(Number(of.Owl!.threshold));
  });

  it('recalibrates, and writes its tables', async () => {
    const args = ['calibrate', ...files, '--method', 'platt', '--out', 'mapped'];
    const { code } = await folder.improve(...args, '--confidence', '0.9');
    expect(code).toBe(0);
    const rows = csvRows(folder.read('mapped/recalibration.csv'));
    expect(new Set(rows.map((row) => row.class))).toEqual(new Set(['Owl', 'Wren']));
    expect(folder.list('mapped')).toEqual(['recalibration.csv', 'recalibration_gains.csv']);
  });

  it('makes an ensemble that is a submission like any other', async () => {
    folder.write({ 'other.csv': folder.read('model.csv').replace(/,0\.3\d*/g, ',0.35') });
    const members = ['--labels', 'labels.csv', '--predictions', 'A=model.csv', 'B=other.csv'];
    const args = ['ensemble', ...members, '--cluster', 'animal', '--out', 'combined'];
    const { code, out } = await folder.improve(...args, '--weights', 'A=3');
    expect(code).toBe(0);
    expect(out).toContain('What each member adds');
    expect(folder.list('combined')).toEqual([
      'ensemble.csv',
      'ensemble_classes.csv',
      'ensemble_gains.csv',
      'ensemble_members.csv',
      'ensemble_pairs.csv',
      'ensemble_weights.csv',
    ]);
    const [weight] = csvRows(folder.read('combined/ensemble_members.csv'));
    expect(weight).toMatchObject({ team: 'A', weight: '0.75000000000000000' });
    const [all] = csvRows(folder.read('combined/ensemble_gains.csv'));
    const scored = await folder.run(
      ...['--labels', 'labels.csv', '--predictions', 'combined/ensemble.csv', '--format', 'json'],
    );
    const [{ map }] = JSON.parse(scored.out);
    expect(Number(all!.after)).toBeCloseTo(map, 12);
    const wrong = await folder.improve('ensemble', ...members, '--weights', 'C=1');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('there is no member C')]);
  });

  it('gives operating points, and refuses options that play no part', async () => {
    const { code } = await folder.improve('rates', ...files, '--out', 'points');
    expect(code).toBe(0);
    const rows = csvRows(folder.read('points/fixed_rates.csv'));
    expect(rows).toHaveLength(2 * 6);
    for (const row of rows) expect(Number(row[row.held!])).toBeGreaterThanOrEqual(Number(row.at));
    const wrong = await folder.improve('rates', ...files, '--folds', '3');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--folds does not go')]);
  });

  it('names an option that is wrong, and writes nothing', async () => {
    const { code, err } = await folder.improve(
      'thresholds',
      ...files,
      '--folds',
      '1',
      '--out',
      'x',
    );
    expect(code).toBe(2);
    expect(err).toContain('--folds');
    expect(existsSync(folder.at('x'))).toBe(false);
  });

  it.skipIf(!existsSync(ECG))('gains on exams of real readers what their README says', async () => {
    const [labels, scores] = ['gold_standard.csv', 'dnn.npy'].map((name) => resolve(ECG, name));
    const args = ['--labels', labels!, '--predictions', scores!];
    const options = ['--fewest', '0', '--row-order', '--out', 'ecg'];
    const { code, err } = await folder.improve('thresholds', ...args, ...options);
    expect(err).not.toContain('expected');
    expect(code).toBe(0);
    const [all] = csvRows(folder.read('ecg/threshold_gains.csv')).filter((row) => row.band === '');
    expect(Number(all!.f1_before)).toBeCloseTo(0.7759, 4);
    expect(Number(all!.f1_same)).toBeCloseTo(0.9155, 4);
  });
});
