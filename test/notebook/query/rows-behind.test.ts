import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedTables } from '@/data/published-tables';
import { headMediumTail } from '@/lib/challenge/bands';
import { BUILT_IN } from '@/lib/challenge/built-in';
import { bandsOfChallenge, groupsOfChallenge } from '@/lib/challenge/challenge';
import {
  against2023,
  goldPositives,
  labelQuality,
  publishedTeamRows,
} from '@/lib/challenge/published';
import { changeSettings } from '@/lib/notebook/document/store';
import { bandComparison } from '@/lib/notebook/published/band-comparison';
import {
  differencesQuery,
  printedBandsQuery,
  printedClassQuery,
} from '@/lib/notebook/published/class-queries';
import { changePublished } from '@/lib/notebook/published/load';
import { comparedRows, printedView } from '@/lib/notebook/published/printed-view';
import {
  AGAINST_2023_QUERY,
  GOLD_POSITIVES_QUERY,
  labelQualityQuery,
  PUBLISHED_LEADERBOARD_QUERY,
  TWIN_FIDELITY_QUERY,
} from '@/lib/notebook/published/queries';
import {
  classAgreementQuery,
  resultQuery,
  teamAgreementQuery,
} from '@/lib/notebook/query/rows-behind';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { type TaskView, taskView } from '@/lib/notebook/view';
import { calibrationBinRows } from '@/lib/scoring/tables/calibration-bins';
import { curvePoints } from '@/lib/scoring/tables/curve-points';
import { classPoints, sharedClasses, teamPoints } from '@/lib/scoring/task-agreement';
import { quoteIdentifier } from '@/lib/sql/quote';
import { FILES, file, openQuerySession } from './support';

const TASK2 = [
  file('task2-labels.csv', [
    'dicom_id,Hernia,Mass,Nodule',
    'j0,1,0,1',
    'j1,0,1,0',
    'j2,0,0,1',
    'j3,1,1,0',
  ]),
  file('task2_TeamA.csv', [
    'dicom_id,Hernia,Mass,Nodule',
    'j0,.9,.1,.3',
    'j1,.2,.6,.4',
    'j2,.3,.7,.8',
    'j3,.4,.9,.2',
  ]),
  file('task2_TeamB.csv', [
    'dicom_id,Hernia,Mass,Nodule',
    'j0,.4,.3,.3',
    'j1,.5,.6,.1',
    'j2,.3,.2,.8',
    'j3,.8,.1,.2',
  ]),
];

/** Rows whose numbers are the same but for the last digits, which depend on the order of adding. */
function same(found: readonly object[], shown: readonly object[], exactly = true): void {
  expect(shown.length).toBeGreaterThan(0);
  if (exactly) {
    expect(found).toEqual(shown);
    return;
  }
  expect(found).toHaveLength(shown.length);
  found.forEach((row, i) => {
    for (const [key, value] of Object.entries(row)) {
      const other = (shown[i] as Record<string, unknown>)[key];
      if (typeof value === 'number') expect(value).toBeCloseTo(other as number, 12);
      else expect(value).toBe(other);
    }
  });
}

describe('the query beside a cell gives its rows', () => {
  let open: Awaited<ReturnType<typeof openQuerySession>>;
  let first: TaskView;
  let second: TaskView;

  beforeAll(async () => {
    expect(FILES).not.toHaveLength(0);
    open = await openQuerySession();
    await open.session.add(
      TASK2.map((one) => ({ file: one })),
      'own',
    );
  });
  afterAll(() => open.duckDb.close());

  async function rowsOf(sql: string) {
    const { querySession } = open;
    querySession.setQueries([{ id: 'q', name: 'q', sql }]);
    await querySession.run('q');
    const { phase, result } = querySession.state('q');
    if (phase.kind === 'failed') throw phase.error;
    return result?.rows ?? [];
  }

  describe.each([
    ['all teams', { order: 'prevalence' as const, hiddenTeams: [] }],
    ['a team taken out, classes by name', { order: 'name' as const, hiddenTeams: ['TeamB'] }],
  ])('with %s', (_, change) => {
    beforeAll(() => {
      const settings = { ...INITIAL_SETTINGS, ...change, threshold: 0.35 };
      changeSettings(settings);
      [first, second] = evaluationsOf(open.session.state).map((e) => taskView(e, settings)) as [
        TaskView,
        TaskView,
      ];
    });

    it.each(['labelCounts', 'teamRows', 'classRows', 'bandRows'] as const)('%s', async (key) => {
      const table = {
        labelCounts: 'label_counts',
        teamRows: 'team_metrics',
        classRows: 'class_metrics',
        bandRows: 'band_metrics',
      } as const;
      for (const view of [first, second])
        same(await rowsOf(resultQuery(table[key], view)), view[key]);
    });

    it('curves and calibration of one class, and of all', async () => {
      const shown = (row: { team: string }) => first.teams.includes(row.team);
      const curves = curvePoints(first.evaluation, 'Edema').filter(shown);
      same(await rowsOf(resultQuery('curve_points', first, 'Edema')), curves);
      const bins = calibrationBinRows(first.evaluation).filter(shown);
      for (const name of new Set(bins.map((row) => row.class))) {
        const own = bins.filter((row) => row.class === name);
        same(await rowsOf(resultQuery('calibration_bins', first, name)), own);
      }
    });

    it('one task against another', async () => {
      const [x, y] = [first.classRows, second.classRows];
      const bands = new Map(x.map((row) => [row.class, row.band]));
      const classes = classPoints(x, y, 'ap', 'TeamA').map(({ name, ...at }) => ({
        class: name,
        band: bands.get(name),
        ...at,
      }));
      same(await rowsOf(classAgreementQuery(first, second, 'ap', 'TeamA')), classes);
      same(await rowsOf(teamAgreementQuery(first, second, 'fnr')), teamPoints(x, y, 'fnr'), false);
      const shared = sharedClasses(x, y);
      expect(shared).toHaveLength(2);
      const points = teamPoints(x, y, 'ap', new Set(shared));
      same(await rowsOf(teamAgreementQuery(first, second, 'ap', shared)), points, false);
    });
  });

  it('of the paper', async () => {
    const tables = publishedTables();
    changePublished(open.session, { tables });
    same(await rowsOf(PUBLISHED_LEADERBOARD_QUERY), publishedTeamRows(tables));
    const { rows } = labelQuality(tables);
    const sorted = rows.toSorted((a, b) => b.difference - a.difference);
    same(await rowsOf(labelQualityQuery('difference')), sorted);
    const byName = rows.toSorted((a, b) => a.class.localeCompare(b.class, 'en'));
    same(await rowsOf(labelQualityQuery('class')), byName);
    for (const name of [
      'published_timeline',
      'published_teams',
      'published_task_agreement',
    ] as const) {
      same(await rowsOf(`SELECT * FROM ${quoteIdentifier(name)}`), tables[name]);
    }
    same(await rowsOf(AGAINST_2023_QUERY), against2023(tables).rows, false);
    const gold = goldPositives(tables).rows.map(({ class: name, smallest, counts, ...row }) => ({
      class: name,
      smallest,
      fitting: counts.length,
      counts: counts.join(' '),
      counts_with_f1: row.counts_with_f1.join(' '),
    }));
    expect(gold.some((row) => row.counts_with_f1 !== row.counts)).toBe(true);
    same(
      await rowsOf(GOLD_POSITIVES_QUERY),
      gold.toSorted((a, b) => b.smallest! - a.smallest!),
    );
  });

  it('of the printed classes and bands', async () => {
    const tables = publishedTables();
    const bands = [
      headMediumTail(0.05, 0.02),
      bandsOfChallenge(BUILT_IN['cxr-lt-2026']!),
      groupsOfChallenge(BUILT_IN['cxr-lt-2024']!),
    ];
    const choices = bands.flatMap((one) => ['Task 1', 'Task 3'].map((task) => ({ task, one })));
    for (const { task, one } of choices) {
      const settings = { ...INITIAL_SETTINGS, bands: one, hiddenTeams: ['B'] };
      const view = printedView(tables, task, settings);
      const rows = view.rows.map(({ positives, images, auroc, ece, ...row }) => row);
      same(await rowsOf(printedClassQuery(view, settings.bands)), rows);
    }
    for (const task of ['Task 1', 'Task 2']) {
      const query = printedBandsQuery(task);
      same(await rowsOf(query), bandComparison(tables, task), false);
    }
    expect(await rowsOf(printedBandsQuery('Task 3'))).toEqual([]);
  });

  it('of computed figures beside the printed ones', async () => {
    const tables = publishedTables();
    const renamed = file('renamed.csv', [
      'dicom_id,Hernia,Mass,Nodule',
      ...['j0,.9,.1,.3', 'j1,.2,.7,.4', 'j2,.3,.2,.1', 'j3,.4,.9,.2'],
    ]);
    await open.session.add([{ file: renamed, choices: { overrides: {}, team: 'Team C' } }], 'own');
    changeSettings(INITIAL_SETTINGS);
    const evaluation = evaluationsOf(open.session.state)[1]!;
    const computed = taskView(evaluation, INITIAL_SETTINGS).classRows;
    const printed = printedView(tables, 'Task 2', INITIAL_SETTINGS);
    const rows = comparedRows(tables, printed, computed).flatMap(({ task, prevalence, ...row }) =>
      row.metric === 'fnr' ? [row] : [],
    );
    same(await rowsOf(differencesQuery(tables, printed, computed, 'fnr')), rows);
  });

  it('of the synthetic twin', async () => {
    const row = { task: 'Task 1', team: 'A', class: null, metric: 'map', published: 0.28 };
    const fidelity = [
      { ...row, target: null, measured: 0.281, tolerance: null },
      { ...row, class: 'Edema', target: 0.5, measured: 0.49, tolerance: 0.01 },
    ];
    changePublished(open.session, { fidelity });
    same(await rowsOf(TWIN_FIDELITY_QUERY), fidelity);
  });
});
