import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeSettings, currentDocument } from '@/lib/notebook/document/store';
import {
  goldEstimatesQuery,
  groupGapQuery,
  labelEffectsQuery,
  labelRankingsQuery,
  taskGapQuery,
} from '@/lib/notebook/query/board-queries';
import { slicesQuery } from '@/lib/notebook/query/image-queries';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { imageSource } from '@/lib/notebook/session/images/image-source';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { taskView } from '@/lib/notebook/view';
import { type BoardComparison, compareBoards } from '@/lib/scoring/boards/comparison';
import { goldEstimateRows } from '@/lib/scoring/tables/gold-estimates';
import { groupChoices, groupGapRows } from '@/lib/scoring/tables/group-gaps';
import { labelComparisonRows } from '@/lib/scoring/tables/label-comparison';
import { labelEffectRows, labelRankingRows } from '@/lib/scoring/tables/label-effects';
import { isShownSlice, sliceSearch, teamSlices } from '@/lib/scoring/tables/slices';
import { taskGapRows } from '@/lib/scoring/tables/task-gaps';
import { sessionInNode } from '../support';
import { querySessionOver } from './support';

// A board of 120 recordings with three species; experts heard 40 of them again and know two species.
const IMAGES = 120;
const SHARED = 40;
const label = (i: number, c: number) => Number((i * (c + 3)) % 7 < 3);
const heard = (i: number, c: number) => (i % 9 === c ? 1 - label(i, c) : label(i, c));
const score = (team: number) => (i: number, c: number) =>
  ((label(i, c) * 0.4 + ((i * (team + 5) + c * 11) % 23) / 40) / 1.1).toFixed(4);

function csv(rows: number, species: readonly string[], value: (i: number, c: number) => unknown) {
  const lines = Array.from({ length: rows }, (_, i) =>
    [`rec${i}`, ...species.map((_, c) => value(i, c))].join(','),
  );
  return [['id', ...species].join(','), ...lines].join('\n');
}

const ALL = ['Wren', 'Robin', 'Chiffchaff'];
const TWO = ALL.slice(0, 2);
const FILES = {
  'task1_labels.csv': csv(IMAGES, ALL, label),
  'task2_labels.csv': csv(SHARED, TWO, heard),
  'recordings_metadata.csv': csv(IMAGES, ['site'], (i) => (i % 3 === 0 ? 'north' : 'south')),
  'Owl_task1.csv': csv(IMAGES, ALL, score(0)),
  'Kite_task1.csv': csv(IMAGES, ALL, score(1)),
  'Owl_task2.csv': csv(SHARED, TWO, score(0)),
  'Kite_task2.csv': csv(SHARED, TWO, score(1)),
};

const session = sessionInNode();
const { querySession, duckDb } = querySessionOver(session);
let comparison: BoardComparison;

const viewNow = () => {
  const evaluations = evaluationsOf(session.state);
  const whole = evaluations.find(({ classes }) => classes.length === ALL.length)!;
  return taskView(whole, currentDocument().settings);
};

async function rowsOf(sql: string) {
  querySession.setQueries([{ id: 'q', name: 'q', sql }]);
  await querySession.run('q');
  const { phase, result } = querySession.state('q');
  if (phase.kind === 'failed') throw phase.error;
  return result?.rows ?? [];
}

beforeAll(async () => {
  changeSettings(INITIAL_SETTINGS);
  await session.add(
    Object.entries(FILES).map(([name, text]) => ({ file: new File([text], name) })),
    'own',
  );
  const source = imageSource(session, viewNow().id, new AbortController().signal)!;
  const { threshold } = currentDocument().settings;
  comparison = (await compareBoards(source, evaluationsOf(session.state), threshold))!;
});
afterAll(() => duckDb.close());

it('finds the recordings that both label files have', () => {
  expect(comparison.shared.rows).toHaveLength(SHARED);
  expect(comparison.shared.classes.filter((own) => own.second !== null)).toHaveLength(2);
});

it('gives the rows of the cell: labels, steps, teams and their order', async () => {
  const view = viewNow();
  expect(await rowsOf(resultQuery('label_comparison', view))).toEqual(
    labelComparisonRows(comparison.shared).sort(
      (a, b) => ALL.indexOf(a.class) - ALL.indexOf(b.class),
    ),
  );
  const [team] = view.teams;
  for (const own of [null, team!]) {
    expect(await rowsOf(taskGapQuery(view, own, 'ap', 'images first'))).toEqual(
      taskGapRows(comparison).filter(
        (row) => row.team === own && row.metric === 'ap' && row.order === 'images first',
      ),
    );
  }
  expect(await rowsOf(labelEffectsQuery(view, 'auroc'))).toEqual(
    labelEffectRows(comparison).filter((row) => row.class === null && row.metric === 'auroc'),
  );
  expect(await rowsOf(goldEstimatesQuery(view, 'ap'))).toEqual(
    goldEstimateRows(comparison).filter((row) => row.class === null && row.metric === 'ap'),
  );
  expect(await rowsOf(labelRankingsQuery(view, 'ap'))).toEqual(
    labelRankingRows(comparison).filter((row) => row.metric === 'ap'),
  );
});

it('gives the slices of a cell, as filtered', async () => {
  const { id, task, teams } = viewNow();
  const source = imageSource(session, id, new AbortController().signal)!;
  const search = await sliceSearch(source);
  const rows = await teamSlices(source, search, teams[0]!, ['fpr'], 0.5);
  for (const filter of [
    { conditions: 1, withLabels: true, least: 25 },
    { conditions: null, withLabels: true, least: 20 },
  ]) {
    const shown = rows.filter((row) => isShownSlice(row, filter));
    expect(shown.length).toBeGreaterThan(0);
    expect(await rowsOf(slicesQuery(task, teams[0]!, 'fpr', filter))).toEqual(shown);
  }
});

it('gives the steps from one group of recordings to another', async () => {
  const { id, task, teams } = viewNow();
  const source = imageSource(session, id, new AbortController().signal)!;
  const [choice] = groupChoices(await source.attributes());
  expect(choice).toMatchObject({ attribute: 'site', first: 'south', second: 'north', mix: null });
  const rows = await groupGapRows(source, choice!, teams[0]!);
  expect(await rowsOf(groupGapQuery(task, choice!, teams[0]!, 'ap'))).toEqual(
    rows.filter(({ metric }) => metric === 'ap'),
  );
});
