import type { Engine } from '@/lib/results/sql/counts-query';
import { countsSql } from '@/lib/results/sql/counts-sql';
import type { SqlOptions } from './sql-options';

/** Title of each engine, and whether the SQL was tested on it. */
const TITLES: Readonly<Record<Engine, readonly [string, boolean]>> = {
  duckdb: ['DuckDB', true],
  postgres: ['PostgreSQL', true],
  clickhouse: ['ClickHouse', true],
  spark: ['Spark', false],
  bigquery: ['BigQuery', false],
};

/** What `--sql` prints. No name is in the comments: a name may hold a line end. */
export function printedSql({ engine, query }: SqlOptions): string {
  const [title, tested] = TITLES[engine];
  const lines = [
    `Score counts for ${title}: save the result as CSV or Parquet and open it as a submission.`,
    'Labels are 1 and 0, all others are unknown. Each image (and class) must be in each table once.',
    ...(tested ? [] : [`This SQL was checked by a parser and not tested on ${title}.`]),
  ];
  return `${lines.map((line) => `-- ${line}\n`).join('')}${countsSql(engine, query)};\n`;
}
