import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, changeUncertainty, currentDocument } from '@/lib/notebook/document/store';
import {
  classDifferencesQuery,
  classIntervalsQuery,
  groupQuery,
  rankQuery,
  rankSetsQuery,
  teamPairsQuery,
} from '@/lib/notebook/query/resampled-queries';
import { liftQuery } from '@/lib/notebook/query/rows-behind';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { startRun } from '@/lib/notebook/uncertainty/runner';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import { taskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { taskView } from '@/lib/notebook/view';
import { meanOverTeams } from '@/lib/scoring/group-gaps';
import { SQL_TABLES } from '@/lib/scoring/result-tables';
import { groupRows } from '@/lib/scoring/tables/group-metrics';
import { csvOf, testSet } from '../../inference/support';
import { sessionInNode } from '../support';
import { querySessionOver } from './support';

const IMAGES = 300;
const FILES = {
  ...csvOf(testSet(IMAGES, 3, 3)),
  'metadata.csv': [
    'dicom_id,ViewPosition',
    ...Array.from({ length: IMAGES }, (_, i) => `i${i},${i % 3 === 0 ? 'AP' : 'PA'}`),
  ].join('\n'),
};
const TASK = 'Task 1';
const session = sessionInNode();
const { querySession, duckDb } = querySessionOver(session);

async function rowsOf(sql: string) {
  querySession.setQueries([{ id: 'q', name: 'q', sql }]);
  await querySession.run('q');
  const { phase, result } = querySession.state('q');
  if (phase.kind === 'failed') throw phase.error;
  return result?.rows ?? [];
}

/** Numbers may differ in their last digits, which depend on the order of adding. */
function same(found: readonly object[], shown: readonly object[]): void {
  expect(shown.length).toBeGreaterThan(0);
  expect(found).toHaveLength(shown.length);
  found.forEach((row, i) => {
    const other = shown[i] as Record<string, unknown>;
    expect(Object.keys(row).toSorted()).toEqual(Object.keys(other).toSorted());
    for (const [key, value] of Object.entries(row)) {
      if (typeof value === 'number') expect(value, key).toBeCloseTo(other[key] as number, 9);
      else expect(value, key).toBe(other[key]);
    }
  });
}

const viewNow = () =>
  taskView(evaluationsOf(session.state).find((e) => e.task === TASK)!, currentDocument().settings);

function shown() {
  const run = session.state.runs.get(viewNow().id);
  return taskUncertainty(viewNow(), run, currentDocument().uncertainty);
}

beforeAll(async () => {
  changeSettings(INITIAL_SETTINGS);
  changeUncertainty({ ...DEFAULT_UNCERTAINTY, replicates: 100 });
  await session.add(
    Object.entries(FILES).map(([name, bytes]) => ({ file: new File([bytes], name) })),
    'own',
  );
});
afterAll(() => duckDb.close());

describe('before a run', () => {
  it.each(SQL_TABLES)('%s is there', async (table) => {
    expect(await rowsOf(`SELECT count(*) >= 0 AS there FROM ${table}`)).toEqual([{ there: true }]);
  });

  it('tables of replicates are empty, differences without intervals', async () => {
    expect(await rowsOf('SELECT * FROM bootstrap_metrics')).toEqual([]);
    const [one, other] = viewNow().teams as [string, string];
    same(
      await rowsOf(classDifferencesQuery(viewNow(), one, other, 'ap', 0.95)),
      shown().classDifferences(one, other, 'ap'),
    );
  });
});

describe.each([
  ['all teams', {}],
  ['a team taken out, another threshold', { hiddenTeams: ['team_1'], threshold: 0.45 }],
])('after a run, the query beside a cell gives its rows: %s', (_, change) => {
  beforeAll(async () => {
    changeSettings({ ...INITIAL_SETTINGS, ...change });
    await startRun(session, viewNow().id);
  });

  it('ranks and pairs', async () => {
    same(await rowsOf(rankQuery(viewNow(), 'map')), shown().rankRows('map'));
    same(await rowsOf(rankSetsQuery(viewNow(), 'mf1')), shown().rankSets('mf1'));
    same(await rowsOf(teamPairsQuery(viewNow(), 'macro_fnr')), shown().teamPairs('macro_fnr'));
  });

  it.each(['bca', 'logit'] as const)('%s intervals of the classes', async (method) => {
    const [team] = viewNow().teams as [string];
    const own = viewNow().classRows.filter((row) => row.team === team);
    const rows = own.flatMap(
      (row) => shown().interval('class', team, row.class, 'ap', method) ?? [],
    );
    same(await rowsOf(classIntervalsQuery(viewNow(), team, method)), rows);
  });

  it.each(['ap', 'fnr'] as const)('differences of %s, either team first', async (metric) => {
    const [one, other] = viewNow().teams as [string, string];
    for (const [a, b] of [[one, other] as const, [other, one] as const]) {
      const rows = shown().classDifferences(a, b, metric);
      expect(rows.some((row) => row.p_holm !== null)).toBe(true);
      same(await rowsOf(classDifferencesQuery(viewNow(), a, b, metric, 0.95)), rows);
    }
  });

  it('another level is followed', async () => {
    const before = await rowsOf(teamPairsQuery(viewNow(), 'map'));
    changeUncertainty({ level: 0.5 });
    const after = await rowsOf(teamPairsQuery(viewNow(), 'map'));
    expect(after).not.toEqual(before);
    same(after, shown().teamPairs('map'));
    changeUncertainty({ level: 0.95 });
  });
});

it('AP over that of a model without skill', async () => {
  const rows = viewNow().classRows.map((row) => ({ ...row, lift: row.ap! / row.prevalence! }));
  const found = await rowsOf(liftQuery(viewNow()));
  expect(found.map((row) => row.lift)).toEqual(rows.map((row) => row.lift));
});

describe('rates by group', () => {
  it('of one team, and the mean of those shown', async () => {
    const attributes = await session.attributes(viewNow().id);
    expect(attributes).not.toHaveLength(0);
    const { signal } = new AbortController();
    const breakdown = (await session.breakDown(viewNow().id, attributes[0]!, signal))!;
    const view = viewNow();
    const rows = groupRows(breakdown, view.threshold).filter((r) => view.teams.includes(r.team));
    const { attribute } = breakdown;
    const own = rows.filter((row) => row.team === view.teams[0]);
    same(await rowsOf(groupQuery(view, attribute, view.teams[0]!, 'mean')), own);
    same(await rowsOf(groupQuery(view, attribute, null, 'mean')), meanOverTeams(rows, 'mean'));
  });
});
