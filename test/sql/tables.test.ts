import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '@/lib/sql/database';
import { openNativeDatabase } from '@/lib/sql/native/open';
import { double, openQueries, query, sampleTables, table, text } from './support';

let open: ReturnType<typeof openQueries>;
afterEach(() => open.duckdb.close());

const scores = (name: string, options = {}) =>
  table(name, [text('id', ['a', 'b']), double('Edema', [0.5, 0.7])], options);

/** A native database with room for so many tables of 100 bytes. */
async function openSmall(room: number): Promise<Database> {
  const db = await openNativeDatabase();
  const tables = async () => {
    const set = await db.query('SELECT count(*) AS n FROM duckdb_tables() WHERE NOT temporary');
    return Number(set.columns.get('n')?.[0]);
  };
  return { ...db, memoryLeft: async () => 1000 * (room - (await tables())) };
}
const kilobyte = (name: string) => scores(name, { bytes: 1000 });

describe('tables whose rows are not in DuckDB', () => {
  it('are listed, with their columns, from the start', async () => {
    const labels = scores('labels_csv');
    open = openQueries([labels, scores('team_a_csv')]);
    expect(await open.rowsOf("SELECT name FROM (SHOW TABLES) WHERE name <> 'q'")).toEqual([
      { name: 'labels_csv' },
      { name: 'team_a_csv' },
    ]);
    expect(
      await open.rowsOf(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'labels_csv'",
      ),
    ).toEqual([
      { column_name: 'id', data_type: 'VARCHAR' },
      { column_name: 'Edema', data_type: 'DOUBLE' },
    ]);
    expect(labels.made).toBe(0);
    expect(open.tables.all).toMatchObject([
      { name: 'labels_csv', origin: 'file' },
      { name: 'team_a_csv', origin: 'file' },
    ]);
  });

  it('enter when a query names them, once', async () => {
    const labels = scores('labels_csv');
    open = openQueries([labels, scores('team_a_csv')]);
    const sql = 'SELECT avg("Edema") AS mean FROM labels_csv';
    expect(await open.rowsOf(sql)).toEqual([{ mean: 0.6 }]);
    expect(await open.rowsOf(sql)).toEqual([{ mean: 0.6 }]);
    expect(labels.made).toBe(1);
  });

  it.each([
    'SELECT * FROM labels_csv',
    'SELECT count(*) FROM labels_csv',
    "SELECT id FROM labels_csv WHERE id = 'x'",
    'SELECT id FROM labels_csv WHERE id IS NOT NULL',
    'SELECT max("Edema") FROM labels_csv WHERE "Edema" > 0.5',
    'SELECT * FROM range(3) r(i) WHERE CAST(i AS VARCHAR) NOT IN (SELECT id FROM labels_csv)',
    'SELECT * FROM range(3) r(i) LEFT JOIN labels_csv ON id = CAST(i AS VARCHAR)',
    'SELECT EXISTS (SELECT 1 FROM labels_csv)',
    'SUMMARIZE labels_csv',
  ])('are never taken for empty: %s', async (sql) => {
    open = openQueries([scores('labels_csv')]);
    const db = await open.duckdb.get();
    await open.tables.ensure(db, []);
    await expect(db.query(sql)).rejects.toThrow('The rows of "labels_csv" are not in DuckDB');
  });

  it('enter also for a query whose text does not show that it reads them', async () => {
    open = openQueries([scores('labels_csv')]);
    const { session, duckdb } = open;
    await session.reads.scalar('SELECT 1');
    // As a view made in a way that the session does not know of.
    const db = await duckdb.get();
    await db.run('CREATE SCHEMA my');
    await db.run('CREATE VIEW my.hidden AS SELECT * FROM labels_csv');
    expect(await open.rowsOf('SELECT count(*) AS n FROM my.hidden')).toEqual([{ n: 2 }]);
  });

  it('are gone when their file is', async () => {
    const [labels, metrics] = sampleTables();
    open = openQueries([labels!, metrics!]);
    await open.rowsOf('SELECT * FROM labels_csv');
    open.catalog.set([metrics!]);
    await expect(open.rowsOf('SELECT * FROM labels_csv')).rejects.toThrow(/labels_csv/);
    expect(await open.rowsOf('SELECT count(*) AS n FROM class_metrics')).toEqual([{ n: 2 }]);
  });

  it('may have columns of any name and number', async () => {
    const odd = ['a b', 'with "quotes"', "it's", 'select', '行'];
    const many = Array.from({ length: 300 }, (_, i) => double(`c${i}`, [i]));
    open = openQueries([
      table(
        'odd',
        odd.map((name) => text(name, [name])),
      ),
      table('wide', many),
    ]);
    expect(await open.rowsOf('SELECT count(*) AS n FROM (DESCRIBE wide)')).toEqual([{ n: 300 }]);
    expect(await open.rowsOf('SELECT * FROM odd')).toEqual([
      Object.fromEntries(odd.map((n) => [n, n])),
    ]);
  });
});

describe('rows that enter without being named', () => {
  it('do so when DuckDB is open: small tables at once, scores once nothing is computed', async () => {
    const labels = scores('labels_csv', { enters: 'when open' });
    const team = scores('team_a_csv', { enters: 'when idle' });
    const curves = scores('curve_points');
    open = openQueries([labels, team, curves]);
    const { catalog, rowsOf } = open;
    catalog.idle = false;
    catalog.changed();
    expect(labels.made).toBe(0);
    await rowsOf('SELECT 1');
    const until = async (done: () => boolean) => {
      while (!done()) await new Promise((wake) => setTimeout(wake));
    };
    await until(() => labels.made === 1);
    await rowsOf('SELECT 2');
    expect(team.made).toBe(0);
    catalog.idle = true;
    catalog.changed();
    await until(() => team.made === 1);
    expect(curves.made).toBe(0);
  });

  it('leave half of the memory free', async () => {
    const names = ['a_csv', 'b_csv', 'c_csv'];
    const files = names.map((name) => scores(name, { bytes: 1000, enters: 'when open' }));
    open = openQueries(files, () => openSmall(3));
    await open.rowsOf('SELECT 1');
    while (files[0]!.made + files[1]!.made < 2) await new Promise((wake) => setTimeout(wake));
    await open.rowsOf('SELECT 1');
    expect(files.map(({ made }) => made)).toEqual([1, 1, 0]);
  });
});

describe('tables that do not fit into memory together', () => {
  it('make room for the one that is named, and come back when they are', async () => {
    const files = ['a_csv', 'b_csv', 'c_csv'].map(kilobyte);
    open = openQueries(files, () => openSmall(2));
    const count = (name: string) => open.rowsOf(`SELECT count(*) AS n FROM ${name}`);
    for (const { name } of [...files, files[0]!]) expect(await count(name)).toEqual([{ n: 2 }]);
    expect(files.map(({ made }) => made)).toEqual([2, 1, 1]);
  });

  it('are refused with numbers and what to do', async () => {
    const big = scores('big_csv', { bytes: 2.4 * 2 ** 30 });
    open = openQueries([big, scores('small_csv')], () => openSmall(2));
    await expect(open.rowsOf('SELECT * FROM big_csv')).rejects.toThrow(
      'The table big_csv needs about 2.4 GB of memory, and DuckDB has room for 0.0 GB in this page. Read fewer tables at once, or query the file with DuckDB outside of the browser.',
    );
    expect(big.made).toBe(0);
    expect(await open.rowsOf('SELECT count(*) AS n FROM small_csv')).toEqual([{ n: 2 }]);
  });
});

it('a table that cannot be made fails only the queries that name it', async () => {
  const lost = {
    ...scores('lost_csv'),
    arrow: () => Promise.reject(new Error('the file is gone')),
  };
  open = openQueries([lost, scores('labels_csv')]);
  await expect(open.rowsOf('SELECT * FROM lost_csv')).rejects.toThrow('the file is gone');
  expect(await open.rowsOf('SELECT count(*) AS n FROM labels_csv')).toEqual([{ n: 2 }]);
});

it('lists the tables that the reader made, and the results of queries', async () => {
  open = openQueries([scores('labels_csv')]);
  const { session } = open;
  session.setQueries([
    query('best', 'SELECT 1 AS x'),
    query('make', 'CREATE TABLE my.kept AS SELECT 2 AS y'),
  ]);
  await session.run('best');
  await session.run('make');
  expect(await session.userTables()).toEqual([
    { name: 'best', origin: 'user', columns: [{ name: 'x', type: 'INTEGER' }] },
    { name: 'my.kept', origin: 'user', columns: [{ name: 'y', type: 'INTEGER' }] },
  ]);
});
