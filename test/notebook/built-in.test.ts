import { expect, test } from 'vitest';
import { addBuiltIn, offeredFor, openBuiltInFiles } from '@/lib/notebook/session/built-in';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { ResultInputs } from '@/lib/notebook/tables/result-inputs';
import { startRun } from '@/lib/notebook/uncertainty/runner';
import { tableOf } from '@/lib/scoring/result-tables';
import { resultsFileOf, sessionInNode, sessionWith } from './support';

const rows = Array.from({ length: 40 }, (_, i) => i);
const csv = (name: string, cells: (row: number) => string) =>
  new File([`id,Edema,Mass\n${rows.map((i) => `i${i},${cells(i)}`).join('\n')}\n`], name);
const LABELS = csv('labels.csv', (i) => `${i % 2},${Number(i % 5 === 0)}`);
const TEAMS = [7, 11].map((step) =>
  csv(`Team${step}.csv`, (i) => `${((i * step) % 41) / 41},${((i * step) % 37) / 37}`),
);

/** A file that notes that it is read. */
function watched(file: File, read: Set<string>): File {
  const bytes = file.arrayBuffer.bind(file);
  const stream = file.stream.bind(file);
  return Object.assign(file, {
    arrayBuffer() {
      read.add(file.name);
      return bytes();
    },
    stream() {
      read.add(file.name);
      return stream();
    },
  });
}

test('replicates are fetched when the reader asks for them, and are those of the files', async () => {
  const raw = await sessionWith([LABELS, ...TEAMS]);
  const results = await resultsFileOf(raw, { replicates: false });
  await startRun(raw, raw.state.tasks[0]!.id);
  const read = new Set<string>();
  const drawn = watched(new File([await resultsFileOf(raw)], 'drawn.longtail.zip'), read);
  const session = sessionInNode();
  const [name] = raw.state.tasks.map((task) => task.name);
  const offered = [{ task: name!, file: drawn }];
  await addBuiltIn(session, [{ file: results, choices: { overrides: {} } }], [], offered);
  const rows = (of: typeof raw) => tableOf('bootstrap_metrics').make(new ResultInputs(of).now());
  const [task] = session.state.tasks;
  expect(await rows(session)).toEqual([]);
  expect(offeredFor(session.state, task!.id)).toEqual(offered[0]);
  expect([...read]).toEqual([]);

  await session.fetchReplicates(task!.id);
  expect(await rows(session)).toEqual(await rows(raw));
  expect((await rows(session)).length).toBeGreaterThan(0);
  expect(offeredFor(session.state, task!.id)).toBeNull();
  expect(evaluationsOf(session.state)[0]!.submissions).toHaveLength(2);
});

test('replicates of other teams are refused, and the results stay', async () => {
  const raw = await sessionWith([LABELS, ...TEAMS]);
  const other = await sessionWith([LABELS, TEAMS[0]!]);
  await startRun(other, other.state.tasks[0]!.id);
  const session = sessionInNode();
  const results = await resultsFileOf(raw, { replicates: false });
  const task = raw.state.tasks[0]!.name;
  const offered = [{ task, file: await resultsFileOf(other) }];
  await addBuiltIn(session, [{ file: results, choices: { overrides: {} } }], [], offered);
  const { sources } = session.state;
  await expect(session.fetchReplicates(session.state.tasks[0]!.id)).rejects.toThrow(
    /holds no replicates of these results; expected replicates of .* for the same labels and teams/,
  );
  expect(session.state.sources).toBe(sources);
});

test('built-in files are read when the reader asks for them; until then their results are shown', async () => {
  const raw = await sessionWith([LABELS, ...TEAMS]);
  const classes = (session: typeof raw) =>
    tableOf('class_metrics').make(new ResultInputs(session).now());
  const results = await resultsFileOf(raw);
  const read = new Set<string>();
  const files = [LABELS, ...TEAMS].map((file) => ({
    file: watched(new File([file], file.name), read),
    choices: { overrides: {} },
  }));
  const session = sessionInNode();
  await addBuiltIn(session, [{ file: results, choices: { overrides: {} } }], files);
  const wanted = await classes(raw);
  expect(await classes(session)).toEqual(wanted);
  expect(session.state.unopened).toHaveLength(3);
  expect([...read]).toEqual([]);

  // The reader's own labels are those of the built-in results: each stays with its own.
  await session.add([{ file: LABELS, choices: { overrides: {}, task: 'Mine' } }], 'own');
  expect(session.state.tasks).toHaveLength(2);
  session.show(['built-in']);
  expect(evaluationsOf(session.state)[0]!.submissions).toHaveLength(2);

  await openBuiltInFiles(session);
  expect([...read].sort()).toEqual(['Team11.csv', 'Team7.csv', 'labels.csv']);
  expect(session.state.unopened).toEqual([]);
  expect(session.state.sources.filter(({ stored }) => stored)).toEqual([]);
  expect(await classes(session)).toEqual(wanted);
});
