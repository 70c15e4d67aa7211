import { Dialect, parse, transpile } from '@polyglot-sql/sdk';
import { afterAll, describe, expect, it } from 'vitest';
import type { CountsQuery } from '@/lib/results/sql/counts-query';
import { countsSql } from '@/lib/results/sql/counts-sql';
import { duckdbWith } from './duckdb';
import { expectedRows, expectRows, HOSTILE_NAMES, QUERIES, testSet } from './test-set';

const PARSERS = { spark: Dialect.Spark, bigquery: Dialect.BigQuery } as const;
type Parsed = keyof typeof PARSERS;
const CASES = (Object.keys(PARSERS) as Parsed[]).flatMap((engine) =>
  QUERIES.map(([title, query]) => [engine, title, query] as const),
);

const set = testSet(60);
const database = await duckdbWith(set);
// A function of Spark that the translation leaves as it is.
await database.run('CREATE MACRO sequence(first, last) AS range(first, last + 1)');
afterAll(() => database.close());

function asDuckDb(engine: Parsed, query: CountsQuery): string {
  const translated = transpile(countsSql(engine, query), PARSERS[engine], Dialect.DuckDB);
  const { success, sql: statements, error } = translated;
  if (!success || !statements) throw new Error(error ?? 'nothing was translated');
  expect(statements).toHaveLength(1);
  return statements[0]!;
}

describe('SQL for engines that are not here', () => {
  it.each(CASES)('is one statement to a parser: %s, %s', (engine, _, query) => {
    const sql = countsSql(engine, query);
    expect(parse(sql, PARSERS[engine])).toMatchObject({ success: true, error: null });
    expect(parse(sql.replace(/\bFROM\b/, ''), PARSERS[engine]).success).toBe(false);
  });

  // DuckDB has no function `stack`, which makes rows of the columns of a wide table in Spark.
  it.each(CASES.filter(([engine, , query]) => engine !== 'spark' || query.layout === 'long'))(
    'counts as image by image, translated to DuckDB: %s, %s',
    async (engine, _, query) => {
      expectRows(await database.rows(asDuckDb(engine, query)), expectedRows(set, query));
    },
  );

  it('names the columns of wide tables as they are, in Spark', () => {
    const sql = asDuckDb('spark', QUERIES[0]![1]);
    for (const name of HOSTILE_NAMES) {
      expect(sql).toContain(`l."${name.replaceAll('"', '""')}"`);
      expect(sql).toContain(`'${name.replaceAll("'", "''")}'`);
    }
  });
});
