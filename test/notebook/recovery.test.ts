import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Database, DatabaseDeath } from '@/lib/engine';
import { openNativeDatabase } from '@/lib/engine/native/open';
import { Workspace } from '@/lib/notebook/session/workspace';
import { EvaluationClient } from '@/lib/scoring/client';
import type { EvaluationPort } from '@/lib/scoring/port';
import type { Request } from '@/lib/scoring/protocol';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { inProcess } from '../scoring/in-process';

// Each opens databases of its own, some of them several.
vi.setConfig({ testTimeout: 30_000 });

const file = (name: string, text: string) => ({ file: new File([text], name) });
const LABELS = file('labels.csv', 'id,Edema,Hernia\na,1,0\nb,0,1\nc,1,0\nd,0,\n');
const MODEL = file(
  'model.csv',
  'id,Hernia,prob_edema\nd,0.1,0.8\nc,0.2,0.5\nb,0.6,0.1\na,0.7,0.9\n',
);
const VIEWS = file('views.csv', 'id,view\nd,PA\nc,AP\nb,AP\na,PA\n');

/** A database that dies at the first statement a test points at, or when it says so. */
function mortal(db: Database, dies: (sql: string) => boolean, onDeath: (why: string) => void) {
  let dead: DatabaseDeath | null = null;
  const die = () => {
    if (dead) return;
    dead = new DatabaseDeath('out of memory');
    onDeath(dead.why);
  };
  const guard = <T>(sql: string, call: () => Promise<T>): Promise<T> => {
    if (dies(sql)) die();
    return dead ? Promise.reject(dead) : call();
  };
  const guarded: Database = {
    ...db,
    run: (sql, signal) => guard(sql, () => db.run(sql, signal)),
    query: (sql, signal) => guard(sql, () => db.query(sql, signal)),
    withFile: (bytes, use) => guard('', () => db.withFile(bytes, use)),
    createFromArrow: (table, ipc) => guard('', () => db.createFromArrow(table, ipc)),
  };
  return { guarded, die };
}

interface Trouble {
  /** Whether the database dies before this statement. */
  database?: (sql: string) => boolean;
  /** Whether the evaluation worker dies in place of answering. */
  evaluation?: (request: Request) => boolean;
}

const opened: Database[] = [];
afterEach(async () => {
  for (const db of opened.splice(0)) await db.close();
});

function open(trouble: Trouble) {
  const state = { databases: 0, killDatabase: () => {}, killWorker: () => {}, statements: [''] };
  const port = (): EvaluationPort => {
    const inner = inProcess();
    const outer: EvaluationPort = {
      onmessage: null,
      onerror: null,
      terminate: () => {
        inner.onmessage = null;
      },
      postMessage: (request) => {
        if (trouble.evaluation?.(request))
          queueMicrotask(() => outer.onerror?.({ message: 'gone' }));
        else inner.postMessage(request);
      },
    };
    inner.onmessage = (event) => outer.onmessage?.(event);
    state.killWorker = () => outer.onerror?.({ message: 'gone' });
    return outer;
  };
  const workspace = new Workspace({
    openDatabase: async (onDeath) => {
      const db = await openNativeDatabase();
      opened.push(db);
      state.databases++;
      const dies = (sql: string) => {
        state.statements.push(sql);
        return trouble.database?.(sql) ?? false;
      };
      const { guarded, die } = mortal(db, dies, onDeath);
      state.killDatabase = die;
      return guarded;
    },
    openEvaluation: () => new EvaluationClient(port, 1),
  });
  return { workspace, state };
}

/** True once, at the nth time that what is asked holds. */
function onceAt<T>(n: number, holds: (value: T) => boolean): (value: T) => boolean {
  let seen = 0;
  return (value) => holds(value) && ++seen === n;
}

const classes = (workspace: Workspace) =>
  [...workspace.state.results.values()].map((result) => result.classes);
const statuses = (workspace: Workspace) =>
  workspace.state.sources.map(({ file: own, status }) => [own.name, status.kind]);

const READY = [
  ['labels.csv', 'ready'],
  ['model.csv', 'ready'],
];

async function undisturbed() {
  const { workspace, state } = open({});
  await workspace.add([LABELS, MODEL], 'own');
  return { classes: classes(workspace), statements: state.statements.length - 1 };
}

describe('the database dies', () => {
  test('while files are read, checked and joined: all is as if it had not', async () => {
    const { classes: expected, statements } = await undisturbed();
    for (const part of [0.2, 0.7, 1]) {
      const at = Math.floor(part * statements);
      const { workspace, state } = open({ database: onceAt(at, () => true) });
      await workspace.add([LABELS, MODEL], 'own');
      expect(statuses(workspace), `death before statement ${at}`).toEqual(READY);
      expect(classes(workspace)).toEqual(expected);
      expect(state.databases).toBe(2);
      expect(workspace.state.failure).toMatch(/^The database stopped.*started anew\.$/);
    }
  });

  test('idle: it is said at once, the tables come back, more can be loaded', async () => {
    const { workspace, state } = open({});
    await workspace.add([LABELS, MODEL], 'own');
    const before = classes(workspace);
    state.killDatabase();
    expect(workspace.state.failure).toBe('The database stopped; it was started anew.');
    const table = workspace.state.sources[0]!.loaded!.table;
    const db = await workspace.database();
    expect((await db.query(`SELECT * FROM ${table}`)).rows).toBe(4);
    await workspace.add([VIEWS], 'own');
    expect(classes(workspace)).toEqual(before);
    const { name } = workspace.state.tasks[0]!;
    expect((await workspace.attributes(name)).map((a) => a.column)).toEqual(['view']);
  });

  test('twice of one file: that fails alone, in words', async () => {
    const { workspace } = open({ database: (sql) => sql.includes('view') });
    await workspace.add([LABELS, MODEL, VIEWS], 'own');
    expect(statuses(workspace)).toEqual([...READY, ['views.csv', 'failed']]);
    expect(workspace.state.sources[2]!.status).toMatchObject({
      message: 'the database stopped twice: out of memory',
    });
    expect(classes(workspace)).toHaveLength(1);
  });

  test('of a file it reads again: the others come back, and it is said', async () => {
    let reread = false;
    const { workspace, state } = open({ database: (sql) => reread && sql.includes('view') });
    await workspace.add([LABELS, MODEL, VIEWS], 'own');
    reread = true;
    state.killDatabase();
    const db = await workspace.database();
    const { table } = workspace.state.sources[0]!.loaded!;
    expect((await db.query(`SELECT * FROM ${table}`)).rows).toBe(4);
    expect(workspace.state.failure).toMatch(/^views\.csv could not be read again: /);
    expect(classes(workspace)).toHaveLength(1);
  });
});

test('reading again is shown, can be cancelled, and is made up for', async () => {
  const { workspace, state } = open({});
  await workspace.add([LABELS, MODEL], 'own');
  const before = classes(workspace);
  const seen = new Set<string>();
  let cancels = true;
  workspace.store.subscribe(({ rereading, busy }) => {
    if (rereading?.kind !== 'under way') return;
    seen.add(`${rereading.name} ${rereading.done} ${busy}`);
    if (!cancels || rereading.done !== 1) return;
    cancels = false;
    workspace.cancel();
  });
  state.killDatabase();
  await workspace.database();
  expect([...seen]).toEqual(['labels.csv 0 true', 'model.csv 1 true']);
  expect(workspace.state).toMatchObject({
    busy: false,
    rereading: { kind: 'halted', names: ['model.csv'] },
  });
  expect(classes(workspace)).toEqual(before);
  await workspace.add([VIEWS], 'own');
  expect(workspace.state.rereading).toBeNull();
  expect(statuses(workspace)).toEqual([...READY, ['views.csv', 'ready']]);
  const { table } = workspace.state.sources[1]!.loaded!;
  const db = await workspace.database();
  expect((await db.query(`SELECT * FROM ${table}`)).rows).toBe(4);
});

describe('an evaluation worker dies', () => {
  const evaluates = (request: Request) => request.type === 'evaluate';

  test('while ranking: it is done again, once', async () => {
    const { classes: expected } = await undisturbed();
    const { workspace } = open({ evaluation: onceAt(1, evaluates) });
    await workspace.add([LABELS, MODEL], 'own');
    expect(statuses(workspace)).toEqual(READY);
    expect(classes(workspace)).toEqual(expected);
    expect(workspace.state.failure).toBe(
      'Computing stopped while ranking model.csv; it was started anew.',
    );
  });

  test('each time it ranks: the file says so', async () => {
    const { workspace } = open({ evaluation: evaluates });
    await workspace.add([LABELS, MODEL], 'own');
    expect(workspace.state.sources[1]!.status).toEqual({
      kind: 'failed',
      message: 'computing stopped twice: gone',
    });
  });

  test('idle: figures stay, and its scores are sent again when next asked of', async () => {
    const { workspace, state } = open({});
    await workspace.add([LABELS, MODEL, VIEWS], 'own');
    const before = classes(workspace);
    state.killWorker();
    expect(workspace.state.failure).toBe('Computing stopped; it was started anew.');
    expect(classes(workspace)).toEqual(before);
    await workspace.setCalibration({ ...DEFAULT_SETTINGS, bins: 4 });
    const [result] = workspace.state.results.values();
    expect(result!.calibration[0]!.bins.count).toHaveLength(4);
    state.killWorker();
    const { name } = workspace.state.tasks[0]!;
    const [view] = await workspace.attributes(name);
    const parted = await workspace.breakDown(name, view!, new AbortController().signal);
    expect(parted!.submissions).toHaveLength(1);
  });

  test.each(['calibrate', 'break-down'])('at %s: it is asked again', async (type) => {
    const { workspace } = open({ evaluation: onceAt(1, (request) => request.type === type) });
    await workspace.add([LABELS, MODEL, VIEWS], 'own');
    const { name } = workspace.state.tasks[0]!;
    const [view] = await workspace.attributes(name);
    const parted = await workspace.breakDown(name, view!, new AbortController().signal);
    expect(parted!.submissions[0]!.classes).toHaveLength(2);
    expect([...workspace.state.results.values()][0]!.calibration).toHaveLength(2);
    expect(workspace.state.failure).toMatch(/^Computing stopped.*started anew\.$/);
  });
});
