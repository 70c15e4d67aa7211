import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openNodeReader } from '@/lib/ingest/node-reader';
import { summaryOfCounts } from '@/lib/results/from-score-counts';
import { countsSql } from '@/lib/results/sql/counts-sql';
import { missingForBrowser, timeInBrowser } from './browser';
import { type Measurement, median } from './measure';

const CLASSES = Array.from({ length: 40 }, (_, index) => `Class ${index + 1}`);

/** A long tail: prevalence falls from a quarter to about 1 in 4,000. */
const prevalence = (index: number) => 0.25 * 2 ** (-index / 4);

/**
 * Synthetic labels and scores of four decimals: positives score higher. Both come from a hash of
 * image and class, so that the tables are the same in each run.
 */
function tablesSql(images: number): string[] {
  const uniform = (salt: string) => `(hash(i, '${salt}') >> 11) / 9007199254740992.0`;
  const label = (index: number) => `${uniform(`label ${index}`)} < ${prevalence(index)}`;
  const labels = CLASSES.map((name, index) => `(${label(index)})::UTINYINT AS "${name}"`);
  const scores = CLASSES.map((name, index) => {
    const score = uniform(`score ${index}`);
    return `round(if(${label(index)}, sqrt(${score}), ${score} * ${score}), 4)::FLOAT AS "${name}"`;
  });
  const table = (name: string, columns: readonly string[]) =>
    `CREATE TABLE ${name} AS SELECT i AS id, ${columns.join(', ')} FROM range(${images}) AS r(i)`;
  return [table('labels', labels), table('predictions', scores)];
}

interface Counted {
  /** Milliseconds that the query took. */
  readonly query: number;
  readonly path: string;
}

/** Counts synthetic images in DuckDB, into a Parquet file. */
async function countIn(folder: string, images: number): Promise<Counted> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const statement of tablesSql(images)) await connection.run(statement);
  const sql = countsSql('duckdb', {
    labelsTable: 'labels',
    predictionsTable: 'predictions',
    id: 'id',
    layout: 'wide',
    classes: CLASSES,
    subgroups: [],
    bootstrap: null,
  });
  const path = join(folder, `${images}.parquet`);
  const start = performance.now();
  await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`);
  const query = performance.now() - start;
  connection.closeSync();
  instance.closeSync();
  return { query, path };
}

/** Milliseconds from a file of score counts to all that figures are made of. */
async function openCounts(path: string): Promise<number> {
  const bytes = readFileSync(path);
  const reader = openNodeReader({
    unusualCsv: () => Promise.reject(new Error('the file is no CSV')),
  });
  const time = await median(async () => {
    const outcome = await reader.ingest(new File([bytes], 'counts.parquet'), {});
    if (outcome.kind !== 'ready' || outcome.content.role !== 'score-counts') {
      throw new Error('the counts were not read');
    }
    summaryOfCounts(outcome.content.counted);
  }, 3);
  await reader.close();
  return time;
}

/** The time from choosing a file of score counts to the last figure on the page. */
async function onThePage(section: string, size: string, path: string): Promise<Measurement> {
  const what = `${size}: from the counts to the last figure in Chromium`;
  const missing = missingForBrowser();
  if (missing)
    return { section, what: `${what}: not measured: ${missing}`, milliseconds: Number.NaN };
  return { section, what, milliseconds: await timeInBrowser({ labels: path, predictions: [] }) };
}

/** Score counts of many images made by DuckDB, and opened here and on the page. */
export async function measureEngines(): Promise<Measurement[]> {
  const section = 'score counts of another engine (DuckDB, 40 classes, scores of 4 decimals)';
  const folder = mkdtempSync(join(tmpdir(), 'longtail-engines-'));
  const found: Measurement[] = [];
  try {
    for (const images of [10_000, 10_000_000]) {
      const { query, path } = await countIn(folder, images);
      const size = `${images.toLocaleString('en-US')} images`;
      found.push(
        { section, what: `${size}: the query`, milliseconds: query },
        { section, what: `${size}: opening the counts`, milliseconds: await openCounts(path) },
        await onThePage(section, size, path),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}
