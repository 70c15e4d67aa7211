import type { Engine } from './counts-query';
import { tableParts } from './counts-query';

/** What differs between engines that follow the SQL standard in the rest. */
export interface Dialect {
  identifier(name: string): string;
  text(value: string): string;
  table(name: string): string;
  /** An expression as text. */
  asText(expression: string): string;
  /** The first digits of the MD5 of a text's UTF-8, as text in lower case compared by bytes. */
  hash(expression: string): string;
  /**
   * Follows the joins of a FROM clause: a row `c` with columns class, label, score for each class.
   *
   * @param classes name, label and score of each class, as SQL
   */
  unpivot(classes: readonly (readonly [string, string, string])[]): string;
  /**
   * Whether `unpivot` is an expression of a SELECT that gives the rows, as structs. In DuckDB this is
   * several times as fast as a join.
   */
  readonly unpivotsInSelect?: boolean;
  /** A table `r` with the column replicate, 1 to n. */
  replicates(n: number): string;
}

const doubled = (quote: string) => (text: string) =>
  `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Quoted text in which a backslash escapes. */
export const escaped = (quote: string) => (text: string) => {
  const inner = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll(/[\n\r\t]/g, (character) => ESCAPES[character]!);
  return `${quote}${inner}${quote}`;
};

const namedBy = (identifier: (name: string) => string) => (name: string) =>
  tableParts(name).map(identifier).join('.');

const lines = (items: readonly string[]) => `\n    ${items.join(',\n    ')}\n  `;

const DATA_FILE = /\.(?:parquet|csv|csv\.gz|tsv)$/i;

const duckdb: Dialect = {
  identifier: doubled('"'),
  text: doubled("'"),
  table: (name) => (DATA_FILE.test(name) ? duckdb.text(name) : namedBy(duckdb.identifier)(name)),
  asText: (expression) => `CAST(${expression} AS VARCHAR)`,
  hash: (expression) => `substr(md5(${expression}), 1, 8)`,
  unpivot: (classes) => {
    const rows = classes.map(
      ([name, label, score]) => `{'class': ${name}, 'label': ${label}, 'score': ${score}}`,
    );
    return `UNNEST([${lines(rows)}])`;
  },
  unpivotsInSelect: true,
  replicates: (n) => `range(1, ${n + 1}) AS r(replicate)`,
};

const postgres: Dialect = {
  identifier: doubled('"'),
  text: doubled("'"),
  table: (name) => namedBy(postgres.identifier)(name),
  asText: (expression) => `CAST(${expression} AS TEXT)`,
  hash: (expression) => `substr(md5(convert_to(${expression}, 'UTF8')), 1, 8) COLLATE "C"`,
  unpivot: (classes) => {
    const rows = classes.map((values) => `(${values.join(', ')})`);
    return `CROSS JOIN LATERAL (VALUES ${lines(rows)}) AS c(class, label, score)`;
  },
  replicates: (n) => `generate_series(1, ${n}) AS r(replicate)`,
};

const spark: Dialect = {
  identifier: doubled('`'),
  text: escaped("'"),
  table: (name) => namedBy(spark.identifier)(name),
  asText: (expression) => `CAST(${expression} AS STRING)`,
  hash: (expression) => `substr(md5(${expression}), 1, 8)`,
  unpivot: (classes) => {
    const values = classes.map((own) => own.join(', '));
    return `LATERAL VIEW stack(${classes.length}, ${lines(values)}) c AS class, label, score`;
  },
  replicates: (n) => `(SELECT explode(sequence(1, ${n})) AS replicate) AS r`,
};

const bigquery: Dialect = {
  identifier: escaped('`'),
  text: escaped("'"),
  table: (name) => namedBy(bigquery.identifier)(name),
  asText: (expression) => `CAST(${expression} AS STRING)`,
  hash: (expression) => `SUBSTR(TO_HEX(MD5(${expression})), 1, 8)`,
  unpivot: (classes) => {
    const rows = classes.map(
      ([name, label, score]) => `STRUCT(${name} AS class, ${label} AS label, ${score} AS score)`,
    );
    return `CROSS JOIN UNNEST([${lines(rows)}]) AS c`;
  },
  replicates: (n) => `(SELECT replicate FROM UNNEST(GENERATE_ARRAY(1, ${n})) AS replicate) AS r`,
};

/** ClickHouse has its own form of joins: see `clickhouse.ts`. */
export const DIALECTS: Readonly<Record<Exclude<Engine, 'clickhouse'>, Dialect>> = {
  duckdb,
  postgres,
  spark,
  bigquery,
};
