import { expect, it } from 'vitest';
import { resamplingDesign } from '@/lib/inference/design';
import { resampleMatrix } from '@/lib/inference/resample-task';
import { TextColumn } from '@/lib/ingest/text-column';
import { openArchive } from '@/lib/results/archive';
import { tablePath } from '@/lib/results/names';
import { STORED_TABLE_NAMES } from '@/lib/results/tables';
import { type Results, STORED_CALIBRATIONS } from '@/lib/results/types';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import { alignWithTask, matrixOf, submissionOf } from '@/lib/scoring/fit';
import { poolsOf } from '@/lib/scoring/pools';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { summarize } from '@/lib/scoring/summarize';
import { syntheticColumns } from '../bench/synthetic';
import { bytesOf } from './support';

const IMAGES = 78_946;
const CLASSES = 40;

/** Results of one submission with unrounded scores, of the size of CXR-LT 2024, in three subgroups. */
function results(replicates: number): Results {
  const { scores: singles, labels } = syntheticColumns(IMAGES, CLASSES, 1);
  // As probabilities in double precision, whose every digit is another.
  const scores = singles.map((own, c) =>
    Float64Array.from(own, (score, i) => score * (1 - ((i * 7919 + c) % 104_729) * 1e-13)),
  );
  const columns = scores.map((_, c) => ({
    key: `class ${c}`,
    name: `class ${c}`,
    column: `c${c}`,
  }));
  const ids = TextColumn.of(Array.from({ length: IMAGES }, (_, row) => `i${row}`));
  const task = {
    id: 't',
    fileName: 'labels.csv',
    idColumn: 'id',
    ids,
    classes: columns,
    labels: labels.map((own) => Uint8Array.from(own)),
  };
  const data = {
    id: 's',
    fileName: 'team.parquet',
    idColumn: 'id',
    ids,
    classes: columns,
    scale: 'probability' as const,
    faults: [],
    scales: [],
    scores,
  };
  const alignment = alignWithTask(task, data);
  const matrix = matrixOf(task, data, alignment);
  const classes = columns.map(({ name }, c) => {
    const positives = labels[c]!.reduce((n, label) => n + label, 0);
    return { name, positives, images: IMAGES, unknown: 0, training: null };
  });
  const pools = poolsOf(classes, DEFAULT_SETTINGS.bands);
  const groupOf = Int32Array.from({ length: IMAGES }, (_, row) => (row % 31 === 0 ? 2 : row % 2));
  const groups = ['AP', 'PA', 'lateral'];
  const own = columns.map((_, index) => evaluateClass(matrix, index));
  const summary = summarize(matrix, own, {
    counts: false,
    minimumCount: 1,
    calibrations: STORED_CALIBRATIONS,
    pools,
    attributes: [{ name: 'view', file: 'metadata.csv', groups, groupOf }],
  });
  const use = { column: null, file: null, clusters: IMAGES, images: IMAGES, alone: 0 };
  const clusters = { clusterOf: Uint32Array.from({ length: IMAGES }, (_, row) => row), use };
  const run = {
    task: 'Task',
    seed: 7,
    asked: replicates,
    threshold: 0.5,
    clusters,
    teams: [{ team: 's', scores: own, classes: matrix.classes }],
  };
  const design = resamplingDesign(clusters, classes, 7, replicates);
  const steps = resampleMatrix(matrix, run, design);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const samples = replicates === 0 ? null : step.value;
  const { threshold, bins, binning } = DEFAULT_SETTINGS;
  return {
    generator: 'test',
    level: 'summary',
    synthetic: true,
    minimumCount: 1,
    settings: { threshold, bins, binning },
    notebook: null,
    tasks: [
      {
        name: 'Task',
        file: null,
        images: IMAGES,
        labels: null,
        classes,
        pools,
        attributes: [{ name: 'view', file: 'metadata.csv', groups, unknown: 0, leftOut: 0 }],
        resampling: samples && {
          seed: 7,
          asked: replicates,
          done: replicates,
          threshold: 0.5,
          use,
          digest: '01'.repeat(32),
        },
        submissions: [
          {
            team: 's',
            file: null,
            submission: submissionOf(task, data, alignment),
            summary,
            replicates: samples && samples.teams[0]!.classes,
          },
        ],
      },
    ],
  };
}

/** Bytes of each table, and of the file. */
async function sizes(replicates: number): Promise<Record<string, number>> {
  const bytes = await bytesOf(results(replicates));
  const archive = openArchive(bytes, 'x');
  const found = { file: bytes.length } as Record<string, number>;
  for (const name of STORED_TABLE_NAMES.filter((own) => archive.has(tablePath(own)))) {
    found[name] = (await archive.bytes(tablePath(name))).length;
  }
  return found;
}

it('holds 40 classes of 78,946 images in 300 kB, and with 1,000 replicates in 900 kB', async () => {
  const [without, with1000] = [await sizes(0), await sizes(1000)];
  console.log(without, with1000);
  expect(without.file).toBeLessThan(300_000);
  expect(with1000.file).toBeLessThan(900_000);
});
