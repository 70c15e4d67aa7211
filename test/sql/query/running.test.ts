import { afterEach, describe, expect, it } from 'vitest';
import { DatabaseClosed } from '@/lib/sql/crash';
import type { Database } from '@/lib/sql/database';
import { openNativeDatabase } from '@/lib/sql/native/open';
import { openQueries, query, sampleTables } from '../support';

const ENDLESS = 'SELECT count(*) FROM range(1000000) a(i), range(1000000) b(j) WHERE i * j % 7 = 8';

let open: ReturnType<typeof openQueries>;
afterEach(() => open.duckdb.close());

/** Resolves when a query is being run. */
async function running(id: string): Promise<void> {
  const { session } = open;
  while (session.state(id).phase.kind !== 'running') await new Promise((wake) => setTimeout(wake));
}

describe('what a query reads', () => {
  it('is brought up to date once more where it changes meanwhile', async () => {
    open = openQueries(sampleTables(0.1));
    const { catalog, duckdb, session, rowsOf } = open;
    const db = await duckdb.get();
    const insert = db.createFromArrow;
    db.createFromArrow = async (...rest) => {
      await insert(...rest);
      db.createFromArrow = insert;
      catalog.set(sampleTables(0.2));
    };
    expect(await rowsOf("SELECT fnr FROM class_metrics WHERE team = 'A'")).toEqual([{ fnr: 0.2 }]);
    expect(session.isStale('q')).toBe(false);
  });
});

describe('a query that takes too long', () => {
  it('goes on when one that waits for it is cancelled', async () => {
    open = openQueries();
    const { session } = open;
    session.setQueries([query('long', ENDLESS), query('next', 'SELECT * FROM labels_csv')]);
    const long = session.run('long');
    await running('long');
    const next = session.run('next');
    await running('next');
    session.cancel('next');
    await next;
    expect(session.state('next').phase.kind).toBe('cancelled');
    expect(session.state('long').phase.kind).toBe('running');
    session.cancel('long');
    await long;
    expect(session.state('long').phase.kind).toBe('cancelled');
  });

  it('is cancelled, and another can run', async () => {
    open = openQueries();
    const { session, rowsOf } = open;
    session.setQueries([query('long', ENDLESS)]);
    const run = session.run('long');
    await running('long');
    session.cancel('long');
    await run;
    expect(session.state('long').phase.kind).toBe('cancelled');
    expect(await rowsOf('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is ended with the database where it does not stop; others then start again', async () => {
    let opened = 0;
    let asked = 0;
    /** A database that cannot cancel, and the first of which answers none of these queries. */
    const openStuck = async (): Promise<Database> => {
      const isFirst = ++opened === 1;
      const db = await openNativeDatabase();
      let end: (error: Error) => void = () => undefined;
      const never = new Promise<never>((_, reject) => {
        end = reject;
      });
      never.catch(() => undefined);
      return {
        ...db,
        query: (sql) => {
          if (!isFirst || !/'(stuck|other)'/.test(sql)) return db.query(sql);
          asked++;
          return never;
        },
        close: async () => {
          end(new DatabaseClosed());
          await db.close();
        },
      };
    };
    open = openQueries(sampleTables(), openStuck);
    const { session } = open;
    session.setQueries([
      query('stuck', "SELECT 'stuck' AS x"),
      query('another', "SELECT 'other' AS x"),
    ]);
    const stuck = session.run('stuck');
    const another = session.run('another');
    while (asked < 2) await new Promise((wake) => setTimeout(wake));
    session.cancel('stuck');
    await Promise.all([stuck, another]);
    expect(session.state('stuck').phase.kind).toBe('cancelled');
    expect(session.state('another').result?.rows).toEqual([{ x: 'other' }]);
    expect(opened).toBe(2);
  });
});
