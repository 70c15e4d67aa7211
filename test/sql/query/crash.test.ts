import { afterEach, expect, test } from 'vitest';
import { DatabaseCrash } from '@/lib/sql/crash';
import type { Database } from '@/lib/sql/database';
import { openNativeDatabase } from '@/lib/sql/native/open';
import { double, openQueries, query, table, text } from '../support';

let crashes = 0;
const opened: Database[] = [];
afterEach(async () => {
  crashes = 0;
  for (const db of opened.splice(0)) await db.close();
});

/** A database that crashes at a statement or table with this word in it. */
async function openFragile(onCrash: () => void): Promise<Database> {
  const db = await openNativeDatabase();
  opened.push(db);
  let crashed: DatabaseCrash | null = null;
  const guard = <T>(words: string, call: () => Promise<T>): Promise<T> => {
    if (!crashed && words.includes('deadly')) {
      crashed = new DatabaseCrash('out of memory');
      crashes++;
      onCrash();
    }
    return crashed ? Promise.reject(crashed) : call();
  };
  return {
    ...db,
    run: (sql, signal) => guard('', () => db.run(sql, signal)),
    query: (sql, signal) => guard(sql, () => db.query(sql, signal)),
    createFromArrow: (name, ...rest) => guard(name, () => db.createFromArrow(name, ...rest)),
  };
}

const SAYS = /^DuckDB crashed while running this query/;

test('a query that crashes DuckDB reports it and does not run again by itself', async () => {
  const { session } = openQueries([], openFragile);
  session.setQueries([
    query('fatal', "SELECT 'deadly' AS x"),
    query('plain', 'SELECT 2 AS x'),
    query('reader', 'SELECT x FROM plain'),
    query('heir', 'SELECT x FROM fatal'),
  ]);
  /** What visible cells do: they run what is out of date. */
  const settle = async () => {
    let runs = 0;
    for (let round = 0; round < 5; round++) {
      for (const { id } of session.queries) {
        const { phase } = session.state(id);
        if (phase.kind === 'idle' || session.isStale(id)) {
          runs++;
          await session.run(id);
        }
      }
    }
    return runs;
  };
  expect(await settle()).toBeLessThan(12);
  const { phase } = session.state('fatal');
  expect(phase).toMatchObject({ kind: 'failed', error: { message: expect.stringMatching(SAYS) } });
  for (const id of ['plain', 'reader']) expect(session.state(id).result?.rows).toEqual([{ x: 2 }]);
  expect(session.state('heir').phase.kind).toBe('failed');
  expect(crashes).toBe(1);

  // Run by hand it is tried again.
  await session.run('fatal');
  expect(crashes).toBe(2);
  expect(await settle()).toBeLessThan(12);
  expect(session.state('reader').result?.rows).toEqual([{ x: 2 }]);
  expect(crashes).toBe(2);
});

test('a value of a text at which DuckDB crashes is not asked for again', async () => {
  const { session, rowsOf } = openQueries([], openFragile);
  const ask = () => session.reads.scalar("SELECT 'deadly'");
  await expect(ask()).rejects.toThrow(SAYS);
  await expect(ask()).rejects.toThrow(SAYS);
  expect(crashes).toBe(1);
  expect(await rowsOf('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('tables enter the next database when they are named', async () => {
  const labels = table('labels_csv', [text('id', ['a', 'b'])]);
  const { rowsOf } = openQueries([labels], openFragile);
  const sql = 'SELECT count(*) AS n FROM labels_csv';
  expect(await rowsOf(sql)).toEqual([{ n: 2 }]);
  await expect(rowsOf("SELECT 'deadly'")).rejects.toThrow(SAYS);
  expect(await rowsOf(sql)).toEqual([{ n: 2 }]);
  expect(labels.made).toBe(2);
});

test('a table at which DuckDB crashes in the background stays out; queries are not affected', async () => {
  const deadly = table('deadly_csv', [double('x', [1])], { enters: 'when open' });
  const plain = table('plain_csv', [double('x', [1])], { enters: 'when open' });
  const { rowsOf } = openQueries([deadly, plain], openFragile);
  expect(await rowsOf('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  while (crashes === 0) await new Promise((wake) => setTimeout(wake));
  expect(await rowsOf('SELECT x FROM plain_csv')).toEqual([{ x: 1 }]);
  expect(crashes).toBe(1);
  await expect(rowsOf('SELECT x FROM deadly_csv')).rejects.toThrow(SAYS);
});
