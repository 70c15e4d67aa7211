import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm';
import { afterAll, expect, test } from 'vitest';
import { buildBuiltIn } from '@/data/built-in';
import type { Manifest } from '@/data/manifest';
import { publishedTables } from '@/data/published-tables';
import { fidelityText } from '@/data/report';
import type { Size } from '@/data/twin/sizes';
import { readResults } from '@/lib/results/read';
import { nodeReader } from '../scoring/readers';

const SIZE: Size = { name: 'small', images: 2500, agreement: false, replicates: 100 };
const out = mkdtempSync(join(tmpdir(), 'built-in-'));
const steps: number[] = [];
const build = (seed = 5) =>
  buildBuiltIn({ size: SIZE, seed, out, onProgress: (_, fraction) => steps.push(fraction) });
const read = (name: string) => readFileSync(join(out, name));
const json = (name: string) => JSON.parse(read(name).toString());
const first = await build();
const manifest: Manifest = json('manifest.json');
const table = (path: string) => tableFromIPC(readParquet(read(path)).intoIPCStream());

afterAll(() => rmSync(out, { recursive: true }));

test('the manifest names every file with its role, task, team, size and hash', () => {
  expect(first.made).toBe(true);
  expect(manifest.synthetic).toBe(true);
  expect(manifest.files.map(({ role, task, team }) => [role, task, team])).toEqual([
    ['labels', 'Task 1', null],
    ['labels', 'Task 2', null],
    ['labels', 'Task 3', null],
    ['counts', null, null],
    ['metadata', null, null],
    ...['A', 'B', 'C', 'D'].map((team) => ['predictions', 'Task 1', team]),
    ...['C', 'A', 'E', 'F'].map((team) => ['predictions', 'Task 2', team]),
    ...['G', 'H', 'I'].map((team) => ['predictions', 'Task 3', team]),
  ]);
  for (const { path, bytes, sha256 } of manifest.files) {
    expect(read(path).length).toBe(bytes);
    expect(createHash('sha256').update(read(path)).digest('hex')).toBe(sha256);
  }
});

test('files are in the layout of the challenge', () => {
  const labels = table('task1_labels.parquet');
  const names = labels.schema.fields.map(({ name }) => name);
  expect(names.slice(0, 6)).toEqual([
    'dicom_id',
    'subject_id',
    'study_id',
    'ViewPosition',
    'ViewCodeSequence_CodeMeaning',
    'fpath',
  ]);
  expect([names.length, labels.numRows]).toEqual([46, SIZE.images]);
  expect(labels.get(0)!.fpath).toBe('files/p90/p90000001/s95000001/twin-0000001.jpg');
  const predictions = table('task1_predictions_A.parquet');
  expect(predictions.schema.fields.map(({ name }) => name)).toEqual([
    'dicom_id',
    ...names.slice(6),
  ]);
  expect([...predictions.getChild('dicom_id')!]).toEqual([...labels.getChild('dicom_id')!]);
  for (const score of predictions.getChild('Hernia')!.toArray() as Float32Array) {
    expect(score >= 0 && score <= 1 && Math.fround(Number(score.toFixed(4))) === score).toBe(true);
  }
  expect(
    [...table('task1_labels.parquet').getChild('Hernia')!].every((v) => v === 0 || v === 1),
  ).toBe(true);
  expect(table('task2_labels.parquet').numRows).toBe(406);
  expect(table('class_counts.parquet').numRows).toBe(40);
  const person = table('metadata.parquet').get(0)!;
  expect(['M', 'F']).toContain(person.sex);
  expect(person.age).toBeGreaterThanOrEqual(18);
});

test('the published tables and the fidelity report are next to them', () => {
  expect(json(manifest.published)).toEqual(publishedTables());
  expect(json(manifest.fidelity)).toEqual(first.fidelity);
  const row = first.fidelity.find(
    (r) => r.task === 'Task 2' && r.team === 'C' && r.class === 'Hernia' && r.metric === 'fnr',
  );
  expect(row).toMatchObject({ published: 0.263, target: 0.263, tolerance: 0.0005 });
  expect(row!.measured).toBeCloseTo(5 / 19, 12);
  const misprinted = first.fidelity.filter(
    (r) => r.task === 'Task 1' && r.team === 'D' && r.class !== null && r.metric === 'fnr',
  );
  expect(misprinted.every(({ published, target }) => published === null && target === null)).toBe(
    true,
  );
  expect(fidelityText(first.fidelity)).toMatch(/\d+ of 1?\d{3} targets are within their tolerance/);
});

test('replicates of each task are in files of their own, with no id', async () => {
  expect(manifest.replicates.map(({ task }) => task)).toEqual(
    [1, 2, 3].map((number) => `Task ${number} (synthetic)`),
  );
  for (const { task, path, bytes } of manifest.replicates) {
    expect(read(path).length).toBe(bytes);
    const { tasks } = await readResults(new Uint8Array(read(path)), path, nodeReader());
    const [found, ...others] = tasks;
    expect([found!.name, others.length, found!.resampling!.done]).toEqual([task, 0, 100]);
    for (const { replicates, submission } of found!.submissions) {
      expect(replicates![0]!.bootstrap.ap).toHaveLength(100);
      expect(JSON.stringify(submission)).not.toContain('twin-0');
    }
    expect(read(path).toString('latin1')).not.toContain('twin-0');
  }
});

test('the results file has the numbers of the files, and no id', async () => {
  const [name] = manifest.results;
  const bytes = new Uint8Array(read(name!));
  const { synthetic, tasks } = await readResults(bytes, name!, nodeReader());
  expect(synthetic).toBe(true);
  expect(tasks.map((task) => [task.name, task.submissions.length])).toEqual([
    ['Task 1 (synthetic)', 4],
    ['Task 2 (synthetic)', 4],
    ['Task 3 (synthetic)', 3],
  ]);
  expect(tasks[0]!.attributes.map((own) => own.name)).toEqual([
    'ViewPosition',
    'sex',
    'age',
    'ViewCodeSequence_CodeMeaning',
  ]);
  for (const [index, { submissions }] of tasks.entries()) {
    for (const { team, file, summary } of submissions) {
      expect(manifest.files.map(({ sha256 }) => sha256)).toContain(file!.sha256);
      for (const { class: own, ap } of summary.classes) {
        const row = first.fidelity.find(
          (r) =>
            r.task === `Task ${index + 1}` &&
            r.team === team &&
            r.class === own &&
            r.metric === 'ap',
        );
        expect(ap).toBeCloseTo(row!.measured!, 12);
      }
    }
  }
  expect(read(name!).toString('latin1')).not.toContain('twin-0');
});

test('progress runs from 0 towards 1', () => {
  expect(steps[0]).toBe(0);
  expect(steps.every((step, i) => step >= (steps[i - 1] ?? 0) && step < 1)).toBe(true);
});

test('what is there already is not made again; what differs is', async () => {
  const hashes = (m: Manifest) => m.files.map(({ sha256 }) => sha256);
  expect((await build()).made).toBe(false);
  appendFileSync(join(out, 'class_counts.parquet'), ' ');
  expect((await build()).made).toBe(true);
  expect(hashes(json('manifest.json'))).toEqual(hashes(manifest));
  expect((await build(6)).made).toBe(true);
  expect(hashes(json('manifest.json'))).not.toEqual(hashes(manifest));
});

test('a board without one submission is an example to join', async () => {
  const { results, labels, submission } = manifest.example!;
  expect([labels, submission]).toEqual(['task2_labels.parquet', 'task2_predictions_F.parquet']);
  const board = await readResults(new Uint8Array(read(results)), results, nodeReader());
  expect(board.tasks.map(({ name }) => name)).toEqual(['Task 2 (synthetic)']);
  const [task] = board.tasks;
  expect(task!.submissions.map(({ team }) => team)).toEqual(['A', 'C', 'E']);
  expect(task!.submissions.every((own) => own.replicates !== null)).toBe(true);
  expect(board.synthetic).toBe(true);
});
