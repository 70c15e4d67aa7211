import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuerySession } from '@/lib/sql/query/session';
import { OPEN, openQueries, query, sampleTables } from '../support';

// Also in the browser's DuckDB: what is refused there matters most.
describe.each(['native', 'wasm'] as const)('queries of the reader (%s)', (kind) => {
  let open: ReturnType<typeof openQueries>;
  let session: QuerySession;
  beforeAll(async () => {
    open = openQueries(sampleTables(), OPEN[kind]);
    session = open.session;
    await session.reads.scalar('SELECT 1');
  });
  afterAll(() => open.duckdb.close());

  async function run(sql: string, name = 'q') {
    session.setQueries([query('q', sql, name)]);
    await session.run('q');
    return session.state('q');
  }
  async function failure(sql: string) {
    const { phase } = await run(sql);
    if (phase.kind !== 'failed') throw new Error(`${sql} is ${phase.kind}`);
    return phase.error;
  }

  it('knows when the rows it read have changed', async () => {
    const sql = "SELECT fnr FROM class_metrics WHERE team = 'A'";
    expect((await run(sql)).result?.rows).toEqual([{ fnr: 0.25 }]);
    expect(session.isStale('q')).toBe(false);
    open.catalog.set(sampleTables(0.5));
    expect(session.isStale('q')).toBe(true);
    await session.run('q');
    expect(session.state('q').result?.rows).toEqual([{ fnr: 0.5 }]);
    open.catalog.set(sampleTables());
  });

  it.each([
    'DROP TABLE class_metrics',
    'DROP TABLE labels_csv',
    'DROP TABLE "my".x; DROP TABLE labels_csv',
    'DROP TABLE my.x, labels_csv',
    'INSERT INTO labels_csv VALUES (1)',
    'WITH x AS (SELECT 1) INSERT INTO class_metrics SELECT * FROM x',
    "UPDATE class_metrics SET team = 'X'",
    'DELETE FROM class_metrics',
    'ALTER TABLE class_metrics RENAME TO x',
    'CREATE TABLE x AS SELECT 1',
    'CREATE TABLE main.x AS SELECT 1',
    'CREATE TABLE my.x (i INTEGER)',
    'CREATE TABLE my.x AS SELECT 1; DROP TABLE labels_csv',
    'CREATE MACRO f(a) AS a',
    'SELECT 1; DROP TABLE labels_csv',
    'SELECT 1); DROP TABLE labels_csv; SELECT (1',
    "SELECT '1'); DROP TABLE labels_csv; --'",
    'SELECT $$1$$; DROP TABLE labels_csv',
    '/* SELECT */ DROP TABLE labels_csv',
    "ATTACH ':memory:' AS other",
    "COPY class_metrics TO 'x.csv'",
    "EXPORT DATABASE 'x'",
    'INSTALL json',
    'LOAD json',
    'PRAGMA database_list',
    "SET search_path = 'my'",
    'CALL pragma_version()',
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
    "SELECT * FROM 'https://elsewhere.test/x.parquet'",
    "SELECT * FROM read_text('package.json')",
    "SELECT * FROM read_blob('opfs://notebooks/a/labels.csv')",
    "SELECT * FROM sniff_csv('package.json')",
    "SELECT * FROM glob('*') UNION ALL SELECT 'x' FROM read_text('*')",
    "SELECT getenv('HOME')",
    "SELECT * FROM enable_logging('QueryLog', storage := 'file')",
    "SELECT * FROM query('ATTACH ''x.db''')",
    "CREATE VIEW my.x AS SELECT * FROM read_text('package.json')",
    'SET enable_external_access = true',
    "CREATE SECRET (TYPE http, BEARER_TOKEN 'x')",
    "SELECT * FROM query('DROP TABLE labels_csv')",
    'BEGIN',
    '(ANALYZE) DELETE FROM labels_csv',
    '(ANALYZE) DROP TABLE labels_csv',
    '(ANALYZE) SELECT 1; DROP TABLE labels_csv',
    'VERBOSE SELECT 1; DROP TABLE labels_csv',
    'ANALYZE SELECT 1',
    'SELECT nothing(; DROP TABLE labels_csv',
    'SELECT nothing(1); DROP TABLE labels_csv',
    '',
    '-- nothing',
  ])('refuses %s', async (sql) => {
    const db = await open.duckdb.get();
    await open.tables.ensure(db, ['labels_csv']);
    expect((await failure(sql)).message).not.toBe('');
    expect((await db.query('SELECT count(*) AS n FROM labels_csv')).columns.get('n')).toEqual(
      Float64Array.of(4),
    );
  });

  it('lets the user create, read and drop tables and views', async () => {
    session.setQueries([
      query('make', 'CREATE OR REPLACE VIEW my.best AS\nSELECT team, fnr FROM class_metrics'),
      query('q', 'SELECT count(*) AS n FROM my.best'),
    ]);
    await session.run('q');
    expect(session.state('q').result?.rows).toEqual([{ n: 2 }]);
    expect(session.state('make').phase).toEqual({
      kind: 'done',
      note: 'The view my.best was made.',
    });
    expect((await run('DROP VIEW my.best;')).phase.kind).toBe('done');
    expect((await failure('SELECT * FROM my.best')).message).toMatch(/best/);
  });

  it('runs a query after those it reads, and refuses cycles', async () => {
    session.setQueries([
      query('b', 'SELECT sum(i) AS s FROM a'),
      query('a', 'SELECT * FROM range(4) r(i)'),
    ]);
    await session.run('b');
    expect(session.state('b').result?.rows).toEqual([{ s: 6 }]);
    session.setQueries([query('b', 'SELECT sum(i) AS s FROM a'), query('a', 'SELECT 5 AS i')]);
    expect(session.isStale('b')).toBe(false);
    await session.run('a');
    expect(session.isStale('b')).toBe(true);
    session.setQueries([query('b', 'FROM a'), query('a', 'SELECT * FROM (FROM "b")')]);
    await session.run('b');
    expect(session.state('b').phase).toMatchObject({
      error: { message: 'Queries read each other in a cycle: b, which reads a, which reads b.' },
    });
  });

  it.each([
    ['SELECT\n  team, nosuch\nFROM class_metrics', 2, 9],
    ['SELECT *\nFROM class_metrics\nWHER team = 1', 3, 6],
    ['SELECT * FROM nosuch', 1, 15],
    ['SELECT (1', 1, 10],
    ['CREATE TABLE my.x AS\n  SELECT nosuch', 2, 10],
    ['-- first\nDELETE FROM x', 2, 1],
  ])('places what is wrong in %j', async (sql, line, column) => {
    expect((await failure(sql)).place).toEqual({ line, column });
  });

  it('shows ten thousand rows and says how many there are', async () => {
    const { result } = await run('SELECT i FROM range(25000) r(i) ORDER BY i DESC');
    expect(result).toMatchObject({ total: 25_000, kept: 25_000 });
    expect(result?.rows).toHaveLength(10_000);
    expect(result?.rows[0]).toEqual({ i: 24_999 });
  });

  it('summarises columns of every type', async () => {
    const { summaries } = await run(`
      SELECT * FROM (VALUES (1.5::DOUBLE, 'a', true, NULL::INTEGER, 'inf'::DOUBLE),
        (2, 'b', false, NULL, 'nan'), (9.5, 'a', NULL, NULL, 0)) t(x, s, b, n, odd)`);
    expect(summaries?.get('x')).toMatchObject({
      nulls: 0,
      distinct: 3,
      range: { low: 1.5, high: 9.5 },
    });
    expect(summaries?.get('x')?.bins.reduce((a, b) => a + b)).toBe(3);
    expect(summaries?.get('s')?.top).toEqual([
      { value: 'a', count: 2 },
      { value: 'b', count: 1 },
    ]);
    expect(summaries?.get('b')).toMatchObject({ nulls: 1, distinct: 2 });
    expect(summaries?.get('n')).toMatchObject({ nulls: 3, distinct: 0, top: [] });
    expect(summaries?.get('odd')).toMatchObject({ range: { low: 0, high: 0 } });
  });

  it('keeps every digit of long integers, and shows dates as dates', async () => {
    const { result } = await run(
      "SELECT 9007199254740993 AS big, 12.50::DECIMAL(6,2) AS dec, DATE '2024-02-29' AS day, [1, 2] AS list",
    );
    expect(result?.rows).toEqual([
      { big: '9007199254740993', dec: 12.5, day: '2024-02-29', list: '[1, 2]' },
    ]);
  });

  it('requires unique names', async () => {
    expect((await run('SELECT 1', 'class_metrics')).phase).toMatchObject({
      error: { message: expect.stringContaining('is a table of the notebook') },
    });
    expect((await run('SELECT 1', 'select')).phase.kind).toBe('failed');
    expect((await run('SELECT 1', '1x')).phase.kind).toBe('failed');
  });

  it('returns exactly one value, or an error that says why not', async () => {
    await expect(
      session.reads.scalar("SELECT fnr FROM class_metrics WHERE team = 'A'"),
    ).resolves.toBe(0.25);
    await expect(session.reads.scalar('SELECT fnr FROM class_metrics')).rejects.toThrow(
      'More than one row',
    );
    await expect(session.reads.scalar('SELECT fnr FROM class_metrics WHERE false')).rejects.toThrow(
      'No row',
    );
  });
});
