import { describe, expect, it } from 'vitest';
import { openSession } from './support';

const query = (id: string, sql: string, name = id) => ({ id, name, sql });

describe('what a query reads', () => {
  it('is brought up to date once more where settings move meanwhile', async () => {
    const { session, settings, workspace } = await openSession('native');
    const db = await workspace.database();
    const put = db.createFromArrow.bind(db);
    db.createFromArrow = async (...rest) => {
      await put(...rest);
      if (settings.getState().threshold !== 0.8) settings.setState({ threshold: 0.8 });
    };
    const sql = "SELECT fnr FROM class_metrics WHERE team = 'TeamA' AND class = 'Edema'";
    session.setQueries([query('q', sql)]);
    await session.run('q');
    expect(session.state('q').result?.rows).toEqual([{ fnr: 2 / 3 }]);
    expect(session.isStale('q')).toBe(false);
    await db.close();
  });

  it('may lack a file that could not be read again, and reads the others', async () => {
    const { session, workspace } = await openSession('native');
    const db = await workspace.database();
    const { loaded } = workspace.state.sources.find(({ file }) => file.name === 'task1_TeamB.csv')!;
    await db.run(`DROP TABLE "${loaded!.table}"`);
    session.setQueries([
      query('q', 'SELECT count(*) AS n FROM task1_labels_csv'),
      query('gone', 'SELECT count(*) AS n FROM task1_teamb_csv'),
    ]);
    await session.run('q');
    expect(session.state('q').result?.rows).toEqual([{ n: 6 }]);
    await session.run('gone');
    expect(session.state('gone').phase).toMatchObject({
      kind: 'failed',
      error: { message: expect.stringContaining('task1_teamb_csv') },
    });
    await db.close();
  });
});

describe('a query that takes too long', () => {
  it('goes on when one that waits for it is cancelled', async () => {
    const { session, workspace } = await openSession('native');
    const sql = 'SELECT count(*) FROM range(1000000) a(i), range(1000000) b(j) WHERE i * j % 7 = 8';
    session.setQueries([query('long', sql), query('next', 'SELECT n FROM label_counts')]);
    const long = session.run('long');
    await new Promise((wake) => setTimeout(wake, 200));
    const next = session.run('next');
    await new Promise((wake) => setTimeout(wake, 50));
    session.cancel('next');
    await next;
    expect(session.state('next').phase.kind).toBe('cancelled');
    // Longer than a cancelled query may go on before the database is ended with it.
    await new Promise((wake) => setTimeout(wake, 1300));
    expect(session.state('long').phase.kind).toBe('running');
    session.cancel('long');
    await long;
    await (await workspace.database()).close();
  });

  it('is cancelled', async () => {
    const { session, workspace } = await openSession('native');
    const sql = 'SELECT count(*) FROM range(1000000) a(i), range(1000000) b(j) WHERE i * j % 7 = 8';
    session.setQueries([query('long', sql)]);
    const run = session.run('long');
    await new Promise((wake) => setTimeout(wake, 200));
    expect(session.state('long').phase.kind).toBe('running');
    session.cancel('long');
    await run;
    expect(session.state('long').phase.kind).toBe('cancelled');
    session.setQueries([query('long', 'SELECT 1 AS one')]);
    await session.run('long');
    expect(session.state('long').result?.rows).toEqual([{ one: 1 }]);
    await (await workspace.database()).close();
  });
});
