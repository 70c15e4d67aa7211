import { beforeAll, describe, expect, test } from 'vitest';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { defaultPoolName, poolableTasks, poolInSession } from '@/lib/notebook/session/pool';
import type { Session } from '@/lib/notebook/session/session';
import { ResultInputs } from '@/lib/notebook/tables/result-inputs';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import { filledColumns } from '@/lib/scoring/tables/declare';
import { resultsFileOf, sessionInNode, sessionWith } from './support';

const CLASSES = ['Edema', 'Mass', 'Hernia'];
const label = (i: number, c: number) => Number((i * 7 + c * 3) % (4 + c) === 0);
const score = (i: number, c: number, team: number) =>
  (((i * (13 + team) + c * 5) % 50) / 100 + 0.4 * label(i, c)).toFixed(2);

type Images = readonly number[];
const NORTH: Images = Array.from({ length: 90 }, (_, i) => i);
const SOUTH: Images = Array.from({ length: 70 }, (_, i) => 200 + i);

function csv(name: string, images: Images, cells: (i: number, c: number) => unknown, more?: 'sex') {
  const lines = images.map((i) => {
    const own = CLASSES.map((_, c) => cells(i, c)).join();
    return `image-${i},${own}${more ? `,${i % 3 ? 'M' : 'F'}` : ''}`;
  });
  return new File([[`id,${CLASSES.join()}${more ? ',sex' : ''}`, ...lines, ''].join('\n')], name);
}
/** An unknown label, and the others. */
const labels = (images: Images) =>
  csv('labels.csv', images, (i, c) => (i === 204 && c === 1 ? '' : label(i, c)), 'sex');
const team = (name: string, number: number, images: Images) =>
  csv(`${name}.csv`, images, (i, c) => score(i, c, number));

/** Score counts of a team, as an engine counts them. */
function counts(name: string, number: number, images: Images): File {
  const found = new Map<string, [number, number]>();
  for (const i of images) {
    for (const [c, own] of CLASSES.entries()) {
      const key = `${own},${score(i, c, number)}`;
      const both = found.get(key) ?? [0, 0];
      both[1 - label(i, c)]! += 1;
      found.set(key, both);
    }
  }
  const lines = [...found].map(([key, both]) => `${key},${both.join()}`);
  return new File([['class,score,positives,negatives', ...lines, ''].join('\n')], name);
}

/** The results file of a site. */
async function site(name: string, images: Images, teams: readonly string[], level = 'exact') {
  const files = teams.map((own) => team(own, own.charCodeAt(0), images));
  const session = await sessionWith([labels(images), ...files]);
  return resultsFileOf(session, { level: level as 'exact' }, `${name}.longtail.zip`);
}

/** The rows of a table of one task, without its name, by the names of their columns. */
async function rowsOf(session: Session, table: ResultTableName, task: string) {
  const declared = tableOf(table);
  const columns = filledColumns(declared, await declared.make(new ResultInputs(session).now()));
  const tasks = columns.find(({ name }) => name === 'task')!.values;
  return Array.from(tasks, (_, row) => row)
    .filter((row) => tasks[row] === task)
    .map((row) =>
      columns.flatMap(({ name, values }) => (name === 'task' ? [] : [values[row] ?? null])),
    );
}

const idsOf = (session: Session) => poolableTasks(session.state).map(({ id }) => id);
const nameOfTask = (session: Session, id: string) =>
  session.state.tasks.find((task) => task.id === id)?.name;

let north: File;
let south: File;
beforeAll(async () => {
  north = await site('north', NORTH, ['A', 'B', 'C']);
  south = await site('south', SOUTH, ['B', 'A']);
});

describe('pooling tasks of results files', () => {
  test('gives the numbers of the concatenated files, beside the tasks pooled', async () => {
    const all = [...NORTH, ...SOUTH];
    const whole = await sessionWith([
      labels(all),
      ...['A', 'B'].map((own) => team(own, own.charCodeAt(0), all)),
    ]);
    const session = await sessionWith([north, south]);
    const parts = evaluationsOf(session.state);
    expect(await poolInSession(session, idsOf(session), '')).toBe('Pool');
    expect(evaluationsOf(session.state).slice(0, 2)).toEqual(parts);
    expect(session.state.sources.map(({ status }) => status.kind)).not.toContain('failed');
    const [task] = whole.state.tasks;
    const tables = [
      'team_metrics',
      'class_metrics',
      'group_metrics',
      'calibration_bins',
      'label_counts',
    ] as const;
    for (const table of tables) {
      const wanted = await rowsOf(whole, table, task!.name);
      const found = await rowsOf(session, table, 'Pool');
      expect(wanted.length, table).toBeGreaterThan(0);
      expect(found.length, table).toBe(wanted.length);
      const far = wanted.flat().filter((value, index) => {
        const own = found.flat()[index];
        if (typeof value !== 'number' || typeof own !== 'number') return own !== value;
        return !(Math.abs(own - value) <= 1e-12);
      });
      expect(far, table).toEqual([]);
    }
  });

  test('names the pool, its files and the teams left out, and can be undone', async () => {
    const session = await sessionWith([north, south]);
    const before = session.state.sources;
    await poolInSession(session, idsOf(session), ' Both sites ');
    const [task, ...teams] = session.state.sources.slice(before.length);
    expect(nameOfTask(session, task!.id)).toBe('Both sites');
    expect(teams.map(({ stored }) => stored!.submission!.team)).toEqual(['A', 'B']);
    expect(task!.stored!.container.name).toBe(
      'Both sites (north.longtail.zip, south.longtail.zip)',
    );
    expect(task!.description!.notes.at(-1)).toBe('Left out, since not in every task: C.');
    expect(defaultPoolName(session.state)).toBe('Pool');
    await session.remove(task!.id);
    expect(session.state.sources).toEqual(before);
    expect(session.state.tasks).toHaveLength(2);
  });

  test('is saved with results, and opened from them', async () => {
    const session = await sessionWith([north, south]);
    await poolInSession(session, idsOf(session), 'Pool');
    const opened = await sessionWith([await resultsFileOf(session, { level: 'exact' })]);
    expect(opened.state.tasks.map(({ name }) => name)).toContain('Pool');
    expect(await rowsOf(opened, 'class_metrics', 'Pool')).toEqual(
      await rowsOf(session, 'class_metrics', 'Pool'),
    );
    // The pool still knows its parts.
    const pooled = opened.state.tasks.find(({ name }) => name === 'Pool')!;
    const part = opened.state.tasks.find(({ name }) => name !== 'Pool')!;
    await expect(poolInSession(opened, [part.id, pooled.id], '')).rejects.toThrow(
      'it has images that are also in',
    );
  });

  test('takes score counts too, with all teams of their images', async () => {
    const files = [NORTH, SOUTH].flatMap((images, index) => [
      counts(`site${index}/A.csv`, 65, images),
      counts(`site${index}/B.csv`, 66, images),
    ]);
    const session = await sessionWith(files);
    const names = session.state.tasks.map((task) => task.name);
    expect(names).toEqual(['Score counts', 'Score counts (A)']);
    await poolInSession(session, idsOf(session), 'Counted');
    const [, , pooled] = evaluationsOf(session.state);
    expect(pooled!.submissions.map((own) => own.team).sort()).toEqual(['A', 'B']);
    expect(pooled!.classes.map(({ images }) => images)).toEqual([160, 160, 160]);
  });

  test('is of no tasks but those of results', async () => {
    const session = await sessionWith([labels(NORTH), team('A', 65, NORTH), south]);
    expect(session.state.tasks).toHaveLength(2);
    expect(poolableTasks(session.state).map(({ file }) => file)).toEqual(['south.longtail.zip']);
    expect(poolableTasks(sessionInNode().state)).toEqual([]);
  });
});

describe('what cannot be pooled is refused, and nothing changes', () => {
  async function refused(session: Session, ids: readonly string[], name: string, why: string) {
    const before = session.state;
    await expect(poolInSession(session, ids, name)).rejects.toThrow(why);
    expect(session.state).toBe(before);
  }

  test('a task without score counts, or with merged ones', async () => {
    const summary = await site('summary', SOUTH, ['A', 'B'], 'summary');
    const first = await sessionWith([north, summary]);
    await refused(first, idsOf(first), '', 'it holds no score counts; expected a file of level');
    const raw = await sessionWith([labels(SOUTH), team('A', 65, SOUTH)]);
    const merged = await resultsFileOf(raw, { level: 'exact', minimumCount: 5 }, 'm.longtail.zip');
    const second = await sessionWith([north, merged]);
    await refused(second, idsOf(second), '', 'its scores are merged until each holds 5 images');
  });

  test('a pool with one of its own tasks: its images would count twice', async () => {
    const session = await sessionWith([north, south]);
    const [first] = idsOf(session);
    await poolInSession(session, idsOf(session), '');
    expect(defaultPoolName(session.state)).toBe('Pool 2');
    await refused(
      session,
      [first!, idsOf(session)[2]!],
      '',
      'Pool cannot be pooled: it has images that are also in',
    );
  });

  test('one task only, and the name of another task', async () => {
    const session = await sessionWith([north, south]);
    const ids = idsOf(session);
    await refused(session, ids.slice(1), '', 'expected two or more to pool');
    const taken = nameOfTask(session, ids[0]!)!;
    await refused(session, ids, taken, 'expected another name for the pool');
  });
});
