import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Float32, Float64, Utf8, vectorFromArray } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvSink } from '@/lib/cli/evaluate/csv-sink';
import { score } from '@/lib/cli/evaluate/score';
import type { Database, ScoreScale } from '@/lib/engine';
import { openNativeDatabase } from '@/lib/engine/native/open';
import { openNodeWasmDatabase } from '@/lib/engine/wasm/open-node';
import { RESAMPLED_TABLES, WRITTEN_TABLES } from '@/lib/export/result-columns';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { Folder } from '../cli/evaluate-command';
import { parquetOf } from '../engine/files';

const TABLES = [...WRITTEN_TABLES, ...RESAMPLED_TABLES];
const IMAGES = 2000;
const CLASSES = ['Edema', 'Mass', 'Hernia', 'Fibrosis'];
const PREVALENCE = [0.3, 0.05, 0.003, 0];

let state = 20240601;
/** A linear congruential generator: uniform over [0, 1). */
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

const ids = Array.from({ length: IMAGES }, (_, i) => `image ${i}`);
const labels = PREVALENCE.map((p) =>
  ids.map(() => (random() < 0.02 ? '' : random() < p ? '1' : '0')),
);
const scores = labels.map((column) =>
  column.map((label) => (random() + random() + (label === '1' ? 1 : 0)) / 3),
);
const shuffled = ids.map((_, i) => (i * 777) % IMAGES);

type Value = (classIndex: number, image: number) => string;

function csv(separator: string, rows: readonly number[], value: Value): string {
  const line = (image: number) =>
    [ids[image]!, ...CLASSES.map((_, c) => value(c, image))].join(separator);
  return [['id', ...CLASSES].join(separator), ...rows.map(line)].join('\n');
}

function parquet(type: Float32 | Float64, rows: readonly number[]): Uint8Array {
  return parquetOf([
    [
      'id',
      vectorFromArray(
        rows.map((i) => ids[i]!),
        new Utf8(),
      ),
    ],
    ...CLASSES.map((name, c) => {
      const column = rows.map((i) => scores[c]![i]!);
      return [`prob_${name}`, vectorFromArray(column, type)] as const;
    }),
  ]);
}

const logit = (p: number) => String(Math.log(p / (1 - p)));
const inOrder = ids.map((_, i) => i);

const FILES: Record<string, string | Uint8Array> = {
  'labels.csv': csv(',', inOrder, (c, i) => labels[c]![i]!),
  'counts.csv': 'class,positives,images\nEdema,900,3000\nMass,150,3000\nHernia,9,3000\n',
  'float.parquet': parquet(new Float32(), inOrder),
  'double.parquet': parquet(new Float64(), shuffled),
  'tied.csv.gz': gzipSync(csv(';', shuffled, (c, i) => scores[c]![i]!.toFixed(1))),
  'some.csv': csv('\t', shuffled.slice(500), (c, i) => scores[c]![i]!.toPrecision(9)),
  'percent.csv': csv(',', shuffled, (c, i) => String(scores[c]![i]! * 100)),
  'logit.csv': csv(',', shuffled, (c, i) => logit(scores[c]![i]!)),
};

const RUNS: readonly (readonly [scale: ScoreScale, files: readonly string[]])[] = [
  ['probability', ['float.parquet', 'double.parquet', 'tied.csv.gz', 'some.csv']],
  ['percent', ['percent.csv']],
  ['logit', ['logit.csv']],
];

describe.each(RUNS)('scores as %s, through the native and the browser engine', (scale, files) => {
  let folder: Folder;
  beforeAll(async () => {
    folder = new Folder();
    folder.write(FILES);
    await scoreWith('native', openNativeDatabase);
    await scoreWith('wasm', openNodeWasmDatabase);
  });
  afterAll(() => folder.remove());

  async function scoreWith(name: string, open: () => Promise<Database>): Promise<void> {
    mkdirSync(folder.at(name));
    const sink = await csvSink(folder.at(name), TABLES);
    const db = await open();
    const inputs = {
      labels: folder.at('labels.csv'),
      counts: folder.at('counts.csv'),
      files: files.map((file) => ({ path: folder.at(file), team: file })),
      scale,
      settings: DEFAULT_SETTINGS,
      bootstrap: { replicates: 100, seed: 7, cluster: null, level: 0.95 },
    };
    await score(db, inputs, sink, { note: () => undefined, progress: () => undefined });
    await db.close();
    await sink.close(true);
  }

  // 17 significant digits tell any two doubles apart.
  it.each(TABLES)('%s is equal to the last bit', (table) => {
    const [native, wasm] = ['native', 'wasm'].map((name) => folder.read(`${name}/${table}.csv`));
    const pairs = files.length > 1 || table !== 'pairwise_comparisons';
    expect(native!.split('\n').length).toBeGreaterThan(pairs ? 2 : 1);
    expect(wasm).toBe(native);
  });
});
