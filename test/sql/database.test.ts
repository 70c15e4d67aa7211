import { Dictionary, Float64, Int32, Utf8, vectorFromArray } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columnsFromIpc } from '@/lib/ingest/arrow/columns-from-ipc';
import { cellText } from '@/lib/ingest/values';
import type { Database } from '@/lib/sql/database';
import { openNativeDatabase } from '@/lib/sql/native/open';
import { quoteIdentifier, quoteText } from '@/lib/sql/quote';
import { arrowOf } from '../ingest/files';
import { OPEN } from './support';

describe.each(['native', 'wasm'] as const)('the database (%s)', (kind) => {
  let opened: Database;
  const db = () => opened;
  beforeAll(async () => {
    opened = await OPEN[kind]();
  });
  afterAll(() => opened.close());

  test('answers with the same columns', async () => {
    const set = await db().query(`SELECT * FROM (VALUES
      (1::TINYINT, 2::UTINYINT, 3::BIGINT, 1.25::DECIMAL(9,2), 0.5::FLOAT, 0.25::DOUBLE, true, 'a', NULL::INTEGER),
      (-1, 255, NULL, NULL, NULL, 'nan', NULL, NULL, 7))
      t(tiny, byte, big, decimal, float, double, bool, text, missing)`);
    expect(set.rows).toBe(2);
    expect(Object.fromEntries(set.columns)).toEqual({
      tiny: Int32Array.of(1, -1),
      byte: Uint8Array.of(2, 255),
      big: Float64Array.of(3, Number.NaN),
      decimal: Float64Array.of(1.25, Number.NaN),
      float: Float32Array.of(0.5, Number.NaN),
      double: Float64Array.of(0.25, Number.NaN),
      bool: [true, null],
      text: ['a', null],
      missing: [null, 7],
    });
  });

  test('answers with dates, times and lists as the same text', async () => {
    const set =
      await db().query(`SELECT date '2020-01-02' AS d, timestamp '2020-01-02 03:04:05' AS t,
      timestamp '2020-01-02 03:04:05.25' AS f, 'x'::ENUM('x', 'y') AS e, count(*) AS n, sum(2::BIGINT) AS s,
      -5000000000 AS negative, 1::HUGEINT AS huge, 4294967295::UINTEGER AS u`);
    expect(Object.fromEntries(set.columns)).toEqual({
      d: ['2020-01-02'],
      t: ['2020-01-02 03:04:05'],
      f: ['2020-01-02 03:04:05.25'],
      e: ['x'],
      n: Float64Array.of(1),
      s: Float64Array.of(2),
      negative: Float64Array.of(-5_000_000_000),
      huge: Float64Array.of(1),
      u: Float64Array.of(4_294_967_295),
    });
  });

  test('an answer without rows still has its columns', async () => {
    const set = await db().query(`SELECT 1 AS a, 'x' AS b WHERE false`);
    expect(set.rows).toBe(0);
    expect([...set.columns.keys()]).toEqual(['a', 'b']);
  });

  test('makes and replaces a table of an Arrow stream', async () => {
    const stream = (n: number) =>
      arrowOf([
        [
          'team',
          vectorFromArray(
            Array.from({ length: n }, (_, i) => `t${i % 2}`),
            new Dictionary(new Utf8(), new Int32()),
          ),
        ],
        [
          'map',
          vectorFromArray(
            Array.from({ length: n }, (_, i) => (i ? i / n : null)),
            new Float64(),
          ),
        ],
      ]);
    await db().createFromArrow('result rows', stream(3));
    await db().createFromArrow('result rows', stream(4));
    const set = await db().query(`SELECT * FROM ${quoteIdentifier('result rows')}`);
    expect(Object.fromEntries(set.columns)).toEqual({
      team: ['t0', 't1', 't0', 't1'],
      map: Float64Array.of(Number.NaN, 0.25, 0.5, 0.75),
    });
    await db().run('DROP TABLE "result rows"');
    expect((await db().query('SHOW TABLES')).rows).toBe(0);
  });

  test('replaces a view by a table on request', async () => {
    const stream = () => arrowOf([['x', vectorFromArray([7], new Int32())]]);
    await db().run('CREATE VIEW made AS SELECT 1 AS x');
    await db().createFromArrow('made', stream(), 'view');
    await db().createFromArrow('made', stream(), 'table');
    expect((await db().query('SELECT x FROM made')).columns.get('x')).toEqual(Int32Array.of(7));
    await db().run('DROP TABLE made');
  });

  test('returns an Arrow stream with DuckDB types', async () => {
    const ipc = await db().queryArrow(`SELECT * FROM (VALUES
      (9007199254740993::BIGINT, 0.5::DOUBLE, 'a', true), (NULL, NULL, NULL, NULL)) t(big, x, s, b)`);
    const { rows, columns } = columnsFromIpc([ipc]);
    expect(rows).toBe(2);
    expect(columns.map(({ name, sqlType }) => [name, sqlType])).toEqual([
      ['big', 'BIGINT'],
      ['x', 'DOUBLE'],
      ['s', 'VARCHAR'],
      ['b', 'BOOLEAN'],
    ]);
    expect(columns.map((column) => cellText(column, 0))).toEqual([
      '9007199254740993',
      '0.5',
      'a',
      'true',
    ]);
    for (const { missing } of columns) expect(missing).toEqual(Uint8Array.of(0, 1));
  });

  test('quotes what it is given', async () => {
    const odd = `a"b'c; DROP TABLE x --`;
    const set = await db().query(`SELECT ${quoteText(odd)} AS ${quoteIdentifier(odd)}`);
    expect(set.columns.get(odd)).toEqual([odd]);
  });

  test.each([
    `SELECT * FROM read_csv('https://example.com/a.csv')`,
    `SELECT * FROM read_csv('/etc/passwd')`,
    `COPY (SELECT 1) TO '/tmp/longtail-leak.csv'`,
    `ATTACH '/tmp/longtail-leak.db'`,
    'LOAD httpfs',
    `SET enable_external_access = true`,
    `SET autoinstall_known_extensions = true`,
    `SET allowed_directories = ['/']`,
  ])('reaches nothing outside itself: %s', async (sql) => {
    await expect(db().run(sql)).rejects.toThrow(/disabled|locked|access|cannot|not allowed/i);
  });

  test('an error in one statement leaves the next alone', async () => {
    await expect(db().query('SELECT nonsense')).rejects.toThrow(/nonsense/);
    expect((await db().query('SELECT 1 AS a')).rows).toBe(1);
  });
});

test('the native database ends what it does before it is closed, and refuses what comes later', async () => {
  const database = await openNativeDatabase();
  const count = database.query('SELECT count(*) AS n FROM range(20000000) t(i) WHERE i % 7 = 3');
  const outcomes = Promise.allSettled([count, database.close(), database.query('SELECT 1')]);
  expect((await count).columns.get('n')?.[0]).toBe(2857143);
  const [, closed, late] = await outcomes;
  expect(closed.status).toBe('fulfilled');
  expect(late).toMatchObject({ reason: { message: 'DuckDB was closed' } });
});
