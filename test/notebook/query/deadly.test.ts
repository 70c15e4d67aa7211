import { afterEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type Database, DatabaseDeath } from '@/lib/engine';
import { openNodeWasmDatabase } from '@/lib/engine/wasm/open-node';
import { QuerySession } from '@/lib/notebook/query/session';
import { Workspace } from '@/lib/notebook/session/workspace';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { Tables } from '@/lib/notebook/tables/tables';
import { EvaluationClient } from '@/lib/scoring/client';
import { inProcess } from '../../scoring/in-process';

vi.setConfig({ testTimeout: 30_000 });

let deaths = 0;
const opened: Database[] = [];
afterEach(async () => {
  for (const db of opened.splice(0)) await db.close();
});

/** A database that a statement with this word in it ends. */
async function openMortal(onDeath: (why: string) => void): Promise<Database> {
  const db = await openNodeWasmDatabase();
  opened.push(db);
  let dead: DatabaseDeath | null = null;
  const guard = <T>(sql: string, call: () => Promise<T>): Promise<T> => {
    if (!dead && sql.includes('deadly')) {
      dead = new DatabaseDeath('out of memory');
      deaths++;
      onDeath(dead.why);
    }
    return dead ? Promise.reject(dead) : call();
  };
  return {
    ...db,
    run: (sql, signal) => guard(sql, () => db.run(sql, signal)),
    query: (sql, signal) => guard(sql, () => db.query(sql, signal)),
  };
}

const query = (name: string, sql: string) => ({ id: name, name, sql });

test('a query that ends the database fails in words, and is not run again of itself', async () => {
  const workspace = new Workspace({
    openDatabase: openMortal,
    openEvaluation: () => new EvaluationClient(inProcess, 1),
  });
  const session = new QuerySession(
    { database: () => workspace.database(), restart: () => workspace.restartDatabase() },
    new Tables(
      workspace,
      createStore(() => INITIAL_SETTINGS),
    ),
  );
  session.setQueries([
    query('fatal', "SELECT 'deadly' AS x"),
    query('plain', 'SELECT 2 AS x'),
    query('reader', 'SELECT x FROM plain'),
    query('heir', 'SELECT x FROM fatal'),
  ]);
  /** What cells in sight do: they run what is out of date. */
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
  expect(phase).toMatchObject({ kind: 'failed', error: { message: /database stopped.*memory/ } });
  for (const id of ['plain', 'reader']) expect(session.state(id).result?.rows).toEqual([{ x: 2 }]);
  expect(session.state('heir').phase.kind).toBe('failed');
  expect(deaths).toBe(1);

  // Run by hand it is tried again.
  await session.run('fatal');
  expect(deaths).toBe(2);
  expect(await settle()).toBeLessThan(12);
  expect(session.state('reader').result?.rows).toEqual([{ x: 2 }]);
  expect(deaths).toBe(2);
});
