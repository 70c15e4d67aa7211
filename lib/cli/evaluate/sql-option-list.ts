import type { OptionText } from './option-text';

/** Options of `--sql`, which prints a query. */
export const SQL_OPTIONS = {
  sql: {
    value: 'ENGINE',
    text: [
      'Evaluates nothing, but prints a query that makes score counts in a database: duckdb,',
      'postgres, clickhouse, spark or bigquery. Save its result as CSV or Parquet and give it to',
      '--predictions. DuckDB, PostgreSQL and ClickHouse are tested; the SQL for Spark and BigQuery',
      'is checked by a parser and not tested on these engines.',
    ],
  },
  'labels-table': {
    value: 'TABLE',
    text: [
      'For --sql: the table with the labels, 1 for positive and 0 for negative; any other value',
      'is unknown. Each image must be in it once. DuckDB also takes files: "labels/*.parquet".',
    ],
  },
  'predictions-table': {
    value: 'TABLE',
    text: [
      'For --sql: the table with the scores of one team, 0 to 1. Each image must be in it once.',
    ],
  },
  wide: {
    text: ['For --sql: a row for each image, a column for each class (default).'],
  },
  long: {
    text: [
      'For --sql: a row for each image and class, with columns class and label in the one table',
      'and class and score in the other.',
    ],
  },
  subgroups: {
    value: 'LIST',
    text: [
      'Attributes, separated by commas, by whose values images are counted. For --results:',
      'columns of the labels or metadata, "none" for none; default: all. For --sql: columns of',
      'the labels table.',
    ],
  },
  replicates: {
    value: 'N',
    text: [
      'For --sql: counts of N replicates of a Poisson bootstrap, 1 to 5,000, by --seed and',
      '--cluster (a column of the labels table; without it single images). Their weights are',
      'the same on every engine.',
    ],
  },
} satisfies Record<string, OptionText>;
