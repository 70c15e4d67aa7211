import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Bool, Float32, Float64, Int32, Utf8, type Vector, vectorFromArray } from 'apache-arrow';
import { zipSync } from 'fflate';
import * as parquet from 'parquet-wasm/node';
import { headMediumTail } from '@/lib/challenge/bands';
import { Random } from '@/lib/metrics';
import { VERSION } from '@/lib/notebook/persistence/saved';
import { parquetOf } from '../ingest/files';
import type { Seed } from './mutate';

const IMAGES = 300;
const CLASSES = ['Edema', 'Hernia', 'Pleural Effusion', 'Mass'];

interface Rows {
  readonly ids: string[];
  readonly labels: number[][];
  readonly scores: number[][];
}

function rowsOf(seed: number): Rows {
  const random = new Random(seed);
  const ids = Array.from({ length: IMAGES }, (_, i) => `image-${String(i).padStart(4, '0')}`);
  const labels = CLASSES.map((_, c) => ids.map(() => (random.below(10) <= c ? 1 : 0)));
  const scores = CLASSES.map((_, c) =>
    ids.map((_, i) => (random.below(7000) + 3000 * labels[c]![i]!) / 10_000),
  );
  return { ids, labels, scores };
}

function csv({ ids }: Rows, columns: number[][], separator = ','): string {
  const lines = ids.map((id, i) => [id, ...columns.map((column) => column[i])].join(separator));
  return `${[['dicom_id', ...CLASSES].join(separator), ...lines].join('\n')}\n`;
}

const { Compression, WriterVersion } = parquet;

function parquetSeeds(rows: Rows): Seed[] {
  const ids: readonly [string, Vector] = ['dicom_id', vectorFromArray(rows.ids, new Utf8())];
  const scores = (type: Float32 | Float64) =>
    CLASSES.map((name, c) => [name, vectorFromArray(rows.scores[c]!, type)] as const);
  const kinds = [
    ['labels-int', rows.labels.map((l) => vectorFromArray(l, new Int32())), Compression.ZSTD],
    [
      'labels-bool',
      rows.labels.map((l) => vectorFromArray(l.map(Boolean), new Bool())),
      Compression.SNAPPY,
    ],
  ] as const;
  const file = (name: string, bytes: Uint8Array): Seed => ({
    name: `${name}.parquet`,
    kind: 'parquet',
    bytes,
  });
  return [
    ...kinds.map(([name, vectors, compression]) =>
      file(
        name,
        parquetOf([ids, ...vectors.map((v, c) => [CLASSES[c]!, v] as const)], { compression }),
      ),
    ),
    file('zstd', parquetOf([ids, ...scores(new Float32())])),
    file(
      'plain',
      parquetOf([ids, ...scores(new Float64())], {
        compression: Compression.UNCOMPRESSED,
        dictionary: false,
      }),
    ),
    file(
      'groups',
      parquetOf([ids, ...scores(new Float32())], {
        compression: Compression.GZIP,
        rowGroup: 64,
        version: WriterVersion.V2,
      }),
    ),
    file('brotli', parquetOf([ids, ...scores(new Float32())], { compression: Compression.BROTLI })),
    file('lz4', parquetOf([ids, ...scores(new Float64())], { compression: Compression.LZ4_RAW })),
  ];
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** A notebook of this version of the schema, and one of the first. */
function notebookSeeds(): Seed[] {
  const cells = [
    { kind: 'built-in', id: 'leaderboard', cell: 'leaderboard' },
    { kind: 'text', id: 'text-1', text: '# Findings\n\n$x^2$ and **bold**' },
    { kind: 'sql', id: 'query-1', name: 'best', sql: 'SELECT 1 AS one' },
    { kind: 'chart', id: 'chart-1', spec: '{"source":"class_metrics","mark":"dot"}' },
  ];
  const format = 'longtail-notebook';
  const settings = { threshold: 0.5, order: 'name' };
  const second = {
    format,
    version: VERSION,
    title: 'Fuzzed',
    cells: cells.map((cell) => ({ ...cell, hidden: false })),
    settings: { ...settings, bands: headMediumTail(0.2, 0.02), bins: 15, hiddenTeams: [] },
    choices: { leaderboard: { metric: 'map' } },
    selection: { classes: ['Edema'], teams: [], bands: ['tail'] },
    files: [
      {
        name: 'labels.csv',
        size: 12,
        hash: 'ab'.repeat(32),
        choices: { overrides: { role: 'labels', classes: { e: 'Edema' } }, task: 'T' },
      },
    ],
  };
  return [
    ['now', second],
    ['first', { format, version: 1, cells, settings }],
  ].map(([name, saved]) => ({
    name: `${name}.longtail.json`,
    kind: 'notebook',
    bytes: bytes(JSON.stringify(saved, null, 2)),
  }));
}

const RESULTS = new URL('../fixtures/results/version-1.longtail.zip', import.meta.url);

/** Files that read well: labels, predictions and notebooks in every wrapping that is taken. */
export function goodFiles(): Seed[] {
  const rows = rowsOf(1);
  const labels = csv(rows, rows.labels);
  const scores = csv(rows, rows.scores);
  return [
    { name: 'labels.csv', kind: 'csv', bytes: bytes(labels) },
    { name: 'scores.csv', kind: 'csv', bytes: bytes(scores) },
    {
      name: 'semicolons.csv',
      kind: 'csv',
      bytes: bytes(csv(rows, rows.scores, ';').replaceAll('.', ',')),
    },
    { name: 'scores.csv.gz', kind: 'gzip', bytes: gzipSync(scores) },
    { name: 'submission.zip', kind: 'zip', bytes: zipSync({ 'a.csv': bytes(scores) }) },
    { name: 'board.longtail.zip', kind: 'zip', bytes: readFileSync(RESULTS) },
    ...parquetSeeds(rows),
    ...notebookSeeds(),
  ];
}

/** What is loaded before, and must stay as it is. */
export function loadedFirst(): { name: string; content: string }[] {
  const rows = rowsOf(2);
  return [
    { name: 'first-labels.csv', content: csv(rows, rows.labels) },
    { name: 'first-model.csv', content: csv(rows, rows.scores) },
  ];
}
