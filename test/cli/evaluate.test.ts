import { existsSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPTION_NAMES } from '@/lib/cli/evaluate/option-list';
import { RESULT_TABLES, WRITTEN_TABLES } from '@/lib/scoring/result-tables';
import { csvRows, Folder, startCommand } from './evaluate-command';

// Edema of A: 0.9+ 0.8- 0.5+ 0.1-: AP (1 + 2/3) / 2. B ranks both positives first: AP 1.
// Mass has no positive: no AP.
const FILES = {
  'labels.csv': 'id,Edema,Mass\na,1,0\nb,0,0\nc,1,0\nd,0,0\n',
  'A.csv': 'id,Mass,prob_edema\nd,0.2,0.1\nc,0.1,0.5\nb,0.6,0.8\na,0.3,0.9\n',
  'B.csv': 'id,Edema,Mass\na,0.7,0\nb,0.25,0\nc,0.6,0\nd,0.1,0\n',
  'counts.csv': 'class,positives,images\nEdema,500,1000\nMass,5,1000\n',
};
const BASIC = ['--labels', 'labels.csv', '--predictions'];

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.write(FILES);
});
afterEach(() => folder.remove());

describe('what is printed', () => {
  it('is a leaderboard, aligned, from best to last', async () => {
    const { code, out, err } = await startCommand(folder.path, [...BASIC, 'A.csv', 'B.csv']).ended;
    expect(err).toBe('No positive image, so no AP, AUROC or FNR: Mass\n');
    expect(code).toBe(0);
    const [caption, blank, ...lines] = out.split('\n');
    expect(caption).toBe(
      'Test set: 4 images, 2 classes. Positive where score > 0.5; 15 calibration bins; ' +
        "bands by the labels' own prevalence.",
    );
    expect(blank).toBe('');
    expect(lines.slice(0, 3).map((line) => line.trim().split(/ {2,}/))).toEqual([
      expect.arrayContaining(['rank', 'team', 'mAP', 'mAUROC', 'micro F1', 'mBrier']),
      expect.arrayContaining(['1', 'B', '1.0000']),
      expect.arrayContaining(['2', 'A', '0.8333', '0.7500']),
    ]);
    expect(new Set(lines.slice(0, 3).map((line) => line.length)).size).toBe(1);
  });

  it('shows undefined as a dash in the table and as null or nothing elsewhere', async () => {
    folder.write({ 'labels.csv': 'id,Mass\na,0\nb,0\n', 'C.csv': 'id,Mass\na,0.1\nb,0.2\n' });
    const run = (format: string) => folder.run(...BASIC, 'C.csv', '--format', format);
    const [table, json, csv] = await Promise.all(['table', 'json', 'csv'].map(run));
    expect(table!.out.split('\n')[3]).toMatch(/^ +- {2}C +- +- +- +0\.1500 +- +- +- +0\.0250$/);
    expect(JSON.parse(json!.out)).toMatchObject([{ team: 'C', map: null, rank: null }]);
    expect(csvRows(csv!.out)).toMatchObject([{ team: 'C', map: '', rank: '' }]);
  });

  it('is the same in JSON and CSV, in full precision', async () => {
    const run = (format: string) => folder.run(...BASIC, 'A.csv', 'B.csv', '--format', format);
    const [json, csv] = await Promise.all(['json', 'csv'].map(run));
    const rows = JSON.parse(json!.out);
    expect(rows.map((row: { team: string }) => row.team)).toEqual(['B', 'A']);
    expect(rows[1].map).toBeCloseTo(5 / 6, 15);
    expect(Object.keys(rows[0])).toEqual(Object.keys(RESULT_TABLES.team_metrics.columns));
    const cells = csvRows(csv!.out);
    expect(Object.keys(cells[0]!)).toEqual(Object.keys(RESULT_TABLES.team_metrics.columns));
    for (const [i, row] of cells.entries()) {
      for (const [key, text] of Object.entries(row)) {
        const value = rows[i][key];
        expect(typeof value === 'number' ? Number(text) : text, key).toBe(value);
      }
    }
  });

  it('follows task, threshold, bins and training counts', async () => {
    const { out } = await folder.run(
      ...[...BASIC, 'A.csv', '--task', 'Task 7', '--threshold', '0.05', '--bins', '4'],
      ...['--counts', 'counts.csv', '--out', 'results'],
    );
    expect(out).toMatch(/^Task 7: .*score > 0\.05; 4 calibration bins; .*counts of counts\.csv/);
    const classes = csvRows(folder.read('results/class_metrics.csv'));
    expect(classes).toMatchObject([
      { task: 'Task 7', class: 'Edema', band: 'head', recall: '1', specificity: '0' },
      { task: 'Task 7', class: 'Mass', band: 'tail', recall: '', specificity: '0' },
    ]);
    const bins = csvRows(folder.read('results/calibration_bins.csv'));
    expect(bins.filter((row) => row.class === 'Edema')).toHaveLength(4);
    expect(new Set(bins.map((row) => row.class))).toEqual(
      new Set(['Edema', 'Mass', 'all classes', 'head classes', 'tail classes']),
    );
  });

  it('is help that names every option', async () => {
    const { code, out, err } = await folder.run('--help', '--nonsense');
    expect([code, err]).toEqual([2, expect.stringContaining('--nonsense')]);
    expect(out).toBe('');
    const help = await folder.run('-h');
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const name of OPTION_NAMES) expect(help.out).toMatch(new RegExp(`^  .*--${name}\\b`, 'm'));
    for (const table of WRITTEN_TABLES) expect(help.out).toContain(table);
  });
});

describe('which files are scored', () => {
  const teams = async (...predictions: string[]) => {
    const { out, err, code } = await folder.run(...BASIC, ...predictions, '--format', 'json');
    expect([code, err]).toEqual([0, expect.not.stringContaining('Error')]);
    return JSON.parse(out).map((row: { team: string }) => row.team);
  };

  it('those of a pattern the shell left alone, by name', async () => {
    mkdirSync(folder.at('in'));
    folder.write({ 'in/model_10.csv': FILES['A.csv'], 'in/model_9.csv': FILES['B.csv'] });
    expect(await teams('in/*.csv')).toEqual(['model_9', 'model_10']);
  });

  it('those that are named otherwise than their files', async () => {
    folder.write({ 'x=y.csv': FILES['B.csv'] });
    expect(await teams('Team A=A.csv', 'x=y.csv')).toEqual(['x=y', 'Team A']);
  });

  it('those it can match in part, saying which part', async () => {
    folder.write({ 'C.csv': 'id,Edema,Other\na,0.9,0.5\nb,0.1,0.5\nx,0.3,0.5\n' });
    const { code, err } = await folder.run(...BASIC, 'C.csv');
    expect(code).toBe(0);
    expect(err.split('\n').slice(1)).toEqual([
      'C.csv: 2 images of the labels have no prediction and are left out, for example c, d',
      'C.csv: 1 predicted images have no label, for example x',
      'C.csv: scored on 1 class only; no column for Mass',
      'C.csv: columns without a class in the labels: Other',
      '',
    ]);
  });

  it('converts scores on another scale with --scale', async () => {
    folder.write({ 'C.csv': 'id,Edema\na,70\nb,25\nc,60\nd,10\n' });
    const refused = await folder.run(...BASIC, 'C.csv');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/look like percentages.*\n--scale "C.csv=percent"/);
    const { out } = await folder.run(...BASIC, 'C.csv', '--scale', 'percent', '--format', 'json');
    expect(JSON.parse(out)[0].mbrier).toBeCloseTo((0.09 + 0.0625 + 0.16 + 0.01) / 4, 15);
  });

  it('with a note where training counts are of no use', async () => {
    folder.write({ 'counts.csv': 'class,positives\nEdema,500\nMass,5\n' });
    const args = [...BASIC, 'A.csv', '--counts', 'counts.csv'];
    const without = await folder.run(...args);
    expect(without.err).toContain('counts.csv is not used');
    expect(without.out).toContain("the labels' own prevalence");
    folder.write({ 'others.csv': 'class,positives,images\nHilum,500,1000\n' });
    const none = await folder.run(...BASIC, 'A.csv', '--counts', 'others.csv');
    expect(none.err).toContain('others.csv names no class of the labels: no training prevalence');
    expect(none.out).toContain('no training prevalence, so no bands');
    const { err, out } = await folder.run(...args, '--training-images', '1000');
    expect(err).not.toContain('counts.csv');
    expect(out).toContain('training counts of counts.csv');
  });
});

it('ended by a signal, it leaves nothing behind', async () => {
  const row = (i: number) => `${i},${i % 2}`;
  const rows = Array.from({ length: 500 }, (_, i) => row(i)).join('\n');
  folder.write({ 'many.csv': `id,Edema\n${rows}\n` });
  const many = Array.from({ length: 200 }, (_, i) => `T${i}.csv`);
  for (const [i, name] of many.entries()) {
    folder.write({ [name]: `id,Edema\n${rows.replace('\n1,1', `\n1,0.${i}1`)}\n` });
  }
  const before = folder.list();
  // Replicates make it take long, so that the signal comes before its end on any machine.
  const work = ['--bootstrap', '5000', '--out', 'results'];
  const args = ['--labels', 'many.csv', '--predictions', ...many, ...work];
  const { child, ended } = startCommand(folder.path, args);
  while (!folder.list().some((name) => name.startsWith('.'))) {
    expect(child.exitCode).toBeNull();
    await new Promise((settle) => setTimeout(settle, 5));
  }
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130, out: '' });
  expect(folder.list()).toEqual(before);
  expect(existsSync(folder.at('results'))).toBe(false);
});
