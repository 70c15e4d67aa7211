import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeSettings } from '@/lib/notebook/document/store';
import {
  flipsQuery,
  missCorrelationsQuery,
  teamTableQuery,
} from '@/lib/notebook/query/image-queries';
import { imageSource } from '@/lib/notebook/session/images/image-source';
import type { Session } from '@/lib/notebook/session/session';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { coPredictionRows } from '@/lib/scoring/tables/co-predictions';
import { flipRows } from '@/lib/scoring/tables/flips';
import { checkClasses } from '@/lib/scoring/tables/label-candidates';
import { callsOfTask, missCorrelationRows } from '@/lib/scoring/tables/misses';
import { querySessionOver } from '../query/support';
import { sessionWith } from '../support';

const file = (name: string, text: string) => new File([text], name);

// Recordings of birds. `expert` has other labels of three of them: a and e were labelled wrongly.
const FILES = [
  file('birds_labels.csv', 'track,Owl,Wren\na,1,0\nb,0,1\nc,1,\nd,0,0\ne,0,1\nf,1,0\n'),
  file('expert_labels.csv', 'track,Owl\na,0\nd,0\ne,1\n'),
  file(
    'North.csv',
    'track,Owl,Wren\na,0.1,0.1\nb,0.2,0.7\nc,0.8,0.4\nd,0.3,0.9\ne,0.9,0.2\nf,0.6,0.3\n',
  ),
  file(
    'South.csv',
    'track,Wren,Owl\nf,0.6,0.7\ne,0.8,0.8\nd,0.1,0.4\nc,0.2,0.3\nb,0.4,0.3\na,0.2,0.2\n',
  ),
];

let session: Session;
let open: ReturnType<typeof querySessionOver>;
beforeAll(async () => {
  session = await sessionWith(FILES);
  open = querySessionOver(session);
  changeSettings(INITIAL_SETTINGS);
});
afterAll(() => open.duckDb.close());

async function rowsOf(sql: string) {
  open.querySession.setQueries([{ id: 'q', name: 'q', sql }]);
  await open.querySession.run('q');
  const { phase, result } = open.querySession.state('q');
  if (phase.kind === 'failed') throw phase.error;
  return result?.rows ?? [];
}

function birds() {
  const task = session.state.tasks.find(({ classes }) => classes.length === 2)!;
  return imageSource(session, task.id, new AbortController().signal)!;
}

it('the query beside a cell gives its rows', async () => {
  const source = birds();
  const { task, classes, teams } = source;
  const calls = await callsOfTask(source, 0.5);
  const [north, south] = calls.teams;
  const names = classes.map(({ name }) => name);
  const view = { task, teams, allTeams: teams, classOrder: names };
  const shared = missCorrelationRows(calls);
  expect(await rowsOf(missCorrelationsQuery(view, null))).toEqual(
    shared.filter((row) => row.class === null),
  );
  expect(await rowsOf(flipsQuery(task, 'North', 'South', 'all', names))).toEqual(
    flipRows(calls, north!, south!, 'all'),
  );
  const coCalls = await source.coCalls('South', 0.5);
  expect(await rowsOf(teamTableQuery('co_predictions', task, 'South'))).toEqual(
    coPredictionRows(task, 'South', coCalls!),
  );
});

it('two submissions are compared image by image', async () => {
  const calls = await callsOfTask(birds(), 0.5);
  const [north, south] = calls.teams;
  // Owl. North misses a and calls e; South misses a and c and calls e.
  expect(flipRows(calls, north!, south!, 'all')[0]).toMatchObject({
    class: 'Owl',
    images: 6,
    fixed: 0,
    broken: 1,
    both_wrong: 2,
    p: 1,
  });
  expect(missCorrelationRows(calls).find((row) => row.class === 'Owl')).toMatchObject({
    positives: 3,
    missed: 1,
    other_missed: 2,
    both_missed: 1,
    correlation: expect.closeTo(0.5, 12),
  });
});

it('candidates are checked against other labels of the same images', async () => {
  const source = birds();
  const second = await source.secondLabels();
  // By row of the first label file; d is confirmed, a and e are corrected.
  expect([...second!.labels[0]!]).toEqual([0, 255, 255, 0, 1, 255]);
  expect(second!.labels[1]).toBeNull();
  const repeated = {
    ...second!,
    // As if eleven labels had a second one, of which two differ.
    labels: [Uint8Array.of(0, 0, 1, 0, 1, 1), Uint8Array.of(0, 1, 255, 0, 1, 0)],
  };
  const checked = await checkClasses(source, repeated, null);
  expect(checked!.precision.find(({ band }) => band === 'all')).toEqual({
    band: 'all',
    k: 10,
    wrong: 2,
    precision: 0.2,
    base: 2 / 11,
  });
  const asked: number[] = [];
  const ended = await checkClasses(source, second, null, (done) => {
    asked.push(done);
    return done < 1;
  });
  expect([ended, asked]).toEqual([null, [0, 1]]);
});
