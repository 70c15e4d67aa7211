import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '@/lib/sql/database';
import { fileOf, parquetOfQuery } from '../ingest/files';
import { nodeReader } from '../scoring/readers';
import { OPEN, openQueries } from './support';

/** A value of every type that a file may hold, and a row without any. */
const VALUES = {
  text: `'a "b" 行'`,
  empty: `''`,
  flag: 'true',
  tiny: '(-7)::TINYINT',
  byte: '255::UTINYINT',
  small: '(-300)::SMALLINT',
  word: '70000::INTEGER',
  unsigned: '4294967295::UINTEGER',
  wide: '9007199254740993::BIGINT',
  single: '0.1::FLOAT',
  double: '5e-324::DOUBLE',
  nan: `'nan'::DOUBLE`,
  infinite: `'-inf'::FLOAT`,
  day: `DATE '2020-02-29'`,
  time: `TIME '03:04:05.5'`,
  stamp: `TIMESTAMP '1969-12-31 23:59:59.999999'`,
  seconds: `TIMESTAMP_MS '2020-01-02 03:04:05.12'`,
  money: '(-0.07)::DECIMAL(10,2)',
  huge: '12345678901234567890123456.5::DECIMAL(38,1)',
  bytes: `'a\\xFF\\x00'::BLOB`,
};
const QUERY = `SELECT ${Object.entries(VALUES)
  .map(([name, value]) => `${value} AS "${name}"`)
  .join(', ')}`;

describe.each(['native', 'wasm'] as const)('a file in DuckDB (%s)', (kind) => {
  let open: ReturnType<typeof openQueries>;
  let db: Database;

  beforeAll(async () => {
    const bytes = await parquetOfQuery(
      `${QUERY} UNION ALL BY NAME SELECT NULL::VARCHAR AS text ORDER BY text NULLS LAST`,
    );
    const reader = nodeReader();
    const file = fileOf('types.parquet', bytes);
    const { facts } = await reader.ingest(file, {});
    const table = {
      name: 'types',
      origin: 'file',
      columns: facts!.columns.map(({ name, sqlType }) => ({ name, type: sqlType })),
      dependsOn: [facts],
      enters: 'when named',
      bytes: 1000,
      arrow: () => reader.arrow(file, { layout: 'wide' }),
    } as const;
    open = openQueries([table], OPEN[kind]);
    db = await open.duckdb.get();
  });
  afterAll(() => open.duckdb.close());

  const describeTable = async (of: string) => {
    const { columns } = await db.query(`DESCRIBE ${of}`);
    return Object.fromEntries(
      [...columns.get('column_name')!].map((name, i) => [name, columns.get('column_type')![i]]),
    );
  };

  it('has the types and values that DuckDB itself reads from it', async () => {
    await open.tables.ensure(db, ['types']);
    expect(await describeTable('types')).toEqual(await describeTable(`(${QUERY})`));
    const spelled = Object.keys(VALUES)
      .map((name) => `CAST("${name}" AS VARCHAR) AS "${name}"`)
      .join(', ');
    const found = await db.query(`SELECT ${spelled} FROM types`);
    const expected = await db.query(`SELECT ${spelled} FROM (${QUERY})`);
    for (const name of Object.keys(VALUES)) {
      expect([...found.columns.get(name)!], name).toEqual([...expected.columns.get(name)!, null]);
    }
  });
});

describe('a file that is listed only', () => {
  it('has the same types as when its rows are there', async () => {
    const bytes = await parquetOfQuery(QUERY);
    const reader = nodeReader();
    const file = fileOf('types.parquet', bytes);
    const { facts } = await reader.ingest(file, {});
    const columns = facts!.columns.map(({ name, sqlType }) => ({ name, type: sqlType }));
    const rest = { origin: 'file', dependsOn: [], enters: 'when named', bytes: 1 } as const;
    const open = openQueries([
      { name: 'listed', columns, ...rest, arrow: () => reader.arrow(file, { layout: 'wide' }) },
      { name: 'there', columns, ...rest, arrow: () => reader.arrow(file, { layout: 'wide' }) },
    ]);
    const db = await open.duckdb.get();
    await open.tables.ensure(db, ['there']);
    const types = async (table: string) => [
      ...(await db.query(`DESCRIBE ${table}`)).columns.get('column_type')!,
    ];
    expect(await types('listed')).toEqual(await types('there'));
    await open.duckdb.close();
  });
});
