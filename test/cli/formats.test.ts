import { gzipSync } from 'node:zlib';
import { Float32, Float64, Utf8, vectorFromArray } from 'apache-arrow';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvSink } from '@/lib/cli/evaluate/csv-sink';
import { score } from '@/lib/cli/evaluate/score';
import type { ScoreScale } from '@/lib/ingest/types';
import { WRITTEN_TABLES } from '@/lib/scoring/result-tables';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { parquetOf } from '../ingest/files';
import { nodeReader } from '../scoring/readers';
import { Folder } from './evaluate-command';

const TABLES = ['class_metrics', 'calibration_bins', 'operating_points'] as const;
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

const inOrder = ids.map((_, i) => i);
const exact = (c: number, i: number) => String(scores[c]![i]!);
const zip = (name: string, text: string) => zipSync({ [name]: new TextEncoder().encode(text) });
const single = (c: number, i: number) => String(Math.fround(scores[c]![i]!));

const LABELS = csv(',', inOrder, (c, i) => labels[c]![i]!);

/** The same numbers in several files; those of a group give the same results to the last bit. */
const GROUPS: readonly (readonly [string, ScoreScale, Record<string, string | Uint8Array>])[] = [
  [
    '64 bits',
    'probability',
    {
      'double.parquet': parquet(new Float64(), inOrder),
      'shuffled.parquet': parquet(new Float64(), shuffled),
      'comma.csv': csv(',', shuffled, exact),
      'tab.csv.gz': gzipSync(csv('\t', inOrder, exact)),
      'decimal-comma.zip': zip('a.csv', csv(';', shuffled, exact).replaceAll('.', ',')),
      'quoted.csv': csv(',', inOrder, (c, i) => `"${exact(c, i)}"`),
    },
  ],
  [
    '32 bits',
    'probability',
    {
      'float.parquet': parquet(new Float32(), inOrder),
      'shuffled.parquet': parquet(new Float32(), shuffled),
    },
  ],
  [
    'logits',
    'logit',
    {
      'comma.csv': csv(',', inOrder, single),
      'shuffled.csv.gz': gzipSync(csv(';', shuffled, single)),
    },
  ],
];

describe.each(GROUPS)('scores of %s', (_, scale, files) => {
  let folder: Folder;
  beforeAll(async () => {
    folder = new Folder();
    folder.write({ 'labels.csv': LABELS, ...files });
    const sink = await csvSink(folder.path, [...WRITTEN_TABLES]);
    const reader = nodeReader();
    const inputs = {
      labels: folder.at('labels.csv'),
      files: Object.keys(files).map((name) => ({ path: folder.at(name), team: name })),
      scales: [{ file: null, scale }],
      settings: DEFAULT_SETTINGS,
    };
    await score(reader, inputs, sink, { note: () => undefined, progress: () => undefined });
    await reader.close();
    await sink.close(true);
  });
  afterAll(() => folder.remove());

  // 17 significant digits tell any two doubles apart.
  it.each(TABLES)('give the same %s in any file', (table) => {
    const names = Object.keys(files);
    const lines = folder.read(`${table}.csv`).split('\n');
    const of = (name: string) =>
      lines.filter((line) => line.includes(`,${name},`)).map((line) => line.replace(name, 'team'));
    expect(of(names[0]!).length).toBeGreaterThan(3);
    for (const name of names.slice(1)) expect(of(name), name).toEqual(of(names[0]!));
  });
});
