import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE_PROGRAMS, findEngine } from '@/lib/cli/check/find-engines.mjs';
import { auroc, averagePrecision, rankPositives } from '@/lib/metrics';
import { Random } from '@/lib/metrics/bootstrap/random';
import { summaryOfCounts } from '@/lib/results/from-score-counts';
import { countsSql } from '@/lib/results/sql/counts-sql';
import { ready } from '../ingest/read';
import {
  expectedRows,
  expectRows,
  QUERIES,
  rowText,
  tablesOf,
  testSet,
} from '../results/sql/test-set';
import { type ClickHouse, startClickHouse } from './clickhouse';
import { type Postgres, startPostgres } from './postgres';

const random = new Random(11);
const ties = testSet(300);
/** Some scores with all their digits. */
const set = {
  ...ties,
  scores: ties.scores.map((own) =>
    own.map((score) => (score < 0.5 ? score : random.next() / 2 ** 32)),
  ),
};
const tables = Object.entries(tablesOf(set));

type Cell = string | number | null;

/** Columns of a table whose values are text; the others are numbers. */
const TEXT = ['id', 'patient', 'sex', 'class'];

const jsonRows = (lines: string) =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => rowText(JSON.parse(line)))
    .sort();

function programsOf(engine: keyof typeof ENGINE_PROGRAMS) {
  const programs = findEngine(engine);
  const { title, debianPackage } = ENGINE_PROGRAMS[engine];
  if (!programs) {
    console.log(
      `${title} is not tested: it is not here, and could not be installed (Debian: ${debianPackage}).`,
    );
  }
  return programs;
}

const postgresPrograms = programsOf('postgres');
const clickhousePrograms = programsOf('clickhouse');

describe.skipIf(!postgresPrograms)('score counts in PostgreSQL', () => {
  let server: Postgres | undefined;
  const name = (column: string) => `"${column.replaceAll('"', '""')}"`;
  const cell = (value: Cell) =>
    value === null
      ? 'NULL'
      : typeof value === 'number'
        ? String(value)
        : `'${value.replaceAll("'", "''")}'`;

  beforeAll(async () => {
    server = await startPostgres(postgresPrograms!);
    for (const [table, rows] of tables) {
      const columns = Object.keys(rows[0]!);
      const numbers = table.startsWith('labels') ? 'smallint' : 'double precision';
      const types = columns.map((c) => `${name(c)} ${TEXT.includes(c) ? 'text' : numbers}`);
      const values = rows.map((row) => `(${Object.values(row).map(cell).join(', ')})`);
      await server.run(
        `CREATE TABLE ${table} (${types.join(', ')}); INSERT INTO ${table} VALUES ${values.join(', ')};`,
      );
    }
  });
  afterAll(() => server?.stop());

  it.each(QUERIES)('are those counted image by image: %s', async (_, query) => {
    const sql = `SELECT row_to_json(q) FROM (${countsSql('postgres', query)}) AS q;`;
    expectRows(jsonRows(await server!.run(sql, 'values')), expectedRows(set, query));
  });

  it('open as a submission with the AP and AUROC of the images', async () => {
    await expectStatistics(await server!.run(`${countsSql('postgres', QUERIES[4]![1])};`));
  });
});

/** Expects of a file of score counts the AP and AUROC of the raw scores and labels. */
async function expectStatistics(csv: string): Promise<void> {
  const { content } = await ready('counts.csv', csv);
  if (content.role !== 'score-counts') throw new Error(`read as ${content.role}`);
  const { classes } = summaryOfCounts(content.counted);
  expect(classes).toHaveLength(set.classes.length);
  for (const own of classes) {
    const index = set.classes.indexOf(own.class);
    const labels = Uint8Array.from(set.labels[index]!, (label) => label ?? 255);
    const ranking = rankPositives(Float64Array.from(set.scores[index]!), labels);
    expect(Math.abs(own.ap - averagePrecision(ranking))).toBeLessThan(1e-12);
    expect(Math.abs(own.auroc - auroc(ranking))).toBeLessThan(1e-12);
  }
}

/** The shard of a row of a table, given the number of its image. */
const PLACEMENTS: Readonly<Record<string, (table: string, image: number) => 0 | 1>> = {
  'all rows in the second shard': () => 1,
  'labels in one shard, predictions in the other': (table) => (table.startsWith('labels') ? 0 : 1),
  'rows all over': (table, image) => ((image * (table.length + 3)) % 7 < 3 ? 0 : 1),
};

describe.skipIf(!clickhousePrograms)('score counts in ClickHouse, of two shards', () => {
  let cluster: ClickHouse | undefined;
  const name = (column: string) => `\`${column.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;

  beforeAll(async () => {
    cluster = await startClickHouse(clickhousePrograms!);
  });
  afterAll(() => cluster?.stop());

  /** Makes a table anew on both shards, and the Distributed table over both on the first. */
  async function create(table: string, columns: readonly string[]): Promise<void> {
    const numbers = table.startsWith('labels') ? 'Nullable(Int8)' : 'Float64';
    const typed = columns.map((column) => {
      const nullable = column === 'patient' || column === 'sex';
      const text = nullable ? 'Nullable(String)' : 'String';
      return `${name(column)} ${TEXT.includes(column) ? text : numbers}`;
    });
    const local = `day Date DEFAULT toDate('2020-01-01'), ${typed.join(', ')}`;
    for (const shard of [0, 1] as const) {
      const engine = 'MergeTree(day, id, 8192)';
      await cluster!.run(shard, `DROP TABLE IF EXISTS local_${table}`);
      await cluster!.run(shard, `CREATE TABLE local_${table} (${local}) ENGINE = ${engine}`);
    }
    const engine = `Distributed(two, default, local_${table}, rand())`;
    await cluster!.run(0, `DROP TABLE IF EXISTS ${table}`);
    await cluster!.run(0, `CREATE TABLE ${table} AS local_${table} ENGINE = ${engine}`);
  }

  describe.each(Object.entries(PLACEMENTS))('with %s', (_, shardOf) => {
    beforeAll(async () => {
      for (const [table, rows] of tables) {
        await create(table, Object.keys(rows[0]!));
        for (const shard of [0, 1] as const) {
          const own = rows.filter((row) => shardOf(table, set.ids.indexOf(row.id)) === shard);
          if (own.length === 0) continue;
          const lines = own.map((row) => JSON.stringify(row)).join('\n');
          await cluster!.run(shard, `INSERT INTO local_${table} FORMAT JSONEachRow\n${lines}`);
        }
      }
    });

    it.each(QUERIES)('are those counted image by image: %s', async (_name, query) => {
      const sql = `${countsSql('clickhouse', query)} FORMAT JSONEachRow`;
      expectRows(jsonRows(await cluster!.run(0, sql)), expectedRows(set, query));
    });

    it('open as a submission with the AP and AUROC of the images', async () => {
      const sql = `${countsSql('clickhouse', QUERIES[4]![1])} FORMAT CSVWithNames`;
      await expectStatistics(await cluster!.run(0, sql));
    });
  });
});
