import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { headMediumTail } from '@/lib/challenge/bands';
import { changeSettings, changeUncertainty, currentDocument } from '@/lib/notebook/document/store';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import type { Session } from '@/lib/notebook/session/session';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { cancelRun, startRun } from '@/lib/notebook/uncertainty/runner';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import { taskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { taskView } from '@/lib/notebook/view';
import { atOnce } from '@/lib/scoring/steps';
import { csvOf, testSet } from '../../inference/support';
import { sessionInNode } from '../support';

const SET = testSet(300, 3, 3);
const FILES = csvOf(SET);
const TASK = 'Task 1';

let session: Session;
const add = (...names: (keyof typeof FILES)[]) =>
  session.add(
    names.map((name) => ({ file: new File([FILES[name]!], name) })),
    'own',
  );

const taskId = () => session.state.tasks.find(({ name }) => name === TASK)!.id;

/** What the cells would see. */
function shown() {
  const evaluation = evaluationsOf(session.state).find((e) => e.task === TASK)!;
  const view = taskView(evaluation, currentDocument().settings);
  return taskUncertainty(view, session.state.runs.get(view.id), currentDocument().uncertainty);
}

beforeAll(async () => {
  session = sessionInNode();
  await add('task1_labels.csv', 'team_0.csv', 'team_1.csv');
});
beforeEach(() => {
  changeSettings(INITIAL_SETTINGS);
  changeUncertainty({ ...DEFAULT_UNCERTAINTY, replicates: 100 });
  session.store.setState({ runs: new Map() });
});

describe('a run', () => {
  it('resamples by patient and ends ready', async () => {
    expect(shown().state).toEqual({ kind: 'none' });
    await startRun(session, taskId());
    const found = shown();
    expect(found.state).toEqual({ kind: 'ready', done: 100 });
    expect(found.replicates!.clusters.use).toMatchObject({
      column: 'subject_id',
      file: 'task1_labels.csv',
      clusters: SET.clusters,
    });
    const map = found.interval('team', 'team_0', null, 'map')!;
    expect(map.method).toBe('jackknife');
    expect(map.lower).toBeLessThan(map.upper!);
    const middle = (map.lower! + map.upper!) / 2;
    expect(Math.abs(middle - (map.estimate! - map.bias!))).toBeLessThan(map.standard_error!);
    expect(found.interval('class', 'team_0', 'Class 0', 'fnr', 'wilson')).not.toBeNull();
    expect(found.interval('team', 'team_9', null, 'map')).toBeNull();
    const evaluation = evaluationsOf(session.state).find((e) => e.task === TASK)!;
    const [most, some, least] = taskView(evaluation, currentDocument().settings)
      .labelCounts.map((row) => row.prevalence!)
      .sort((a, b) => b - a) as [number, number, number];
    changeSettings({ bands: headMediumTail((most + some) / 2, (some + least) / 2) });
    const banded = shown();
    const average = banded.interval('band', 'team_0', 'average', 'map')!;
    const bands = ['head', 'medium', 'tail'].map((band) => ({
      row: banded.interval('band', 'team_0', band, 'map')!,
      draws: banded.replicatesOf('band', 'team_0', band, 'map')!,
    }));
    const third = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / 3;
    expect(average.estimate).toBeCloseTo(third(bands.map(({ row }) => row.estimate!)), 12);
    expect(banded.replicatesOf('band', 'team_0', 'average', 'map')![17]).toBeCloseTo(
      third(bands.map(({ draws }) => draws[17]!)),
      12,
    );
    expect(average.lower).toBeLessThan(average.estimate!);
    changeSettings({ bands: INITIAL_SETTINGS.bands });
    expect(atOnce(found.rows('rank_distribution')).filter((r) => r.metric === 'map')).toHaveLength(
      4,
    );
    expect(atOnce(found.rows('pairwise_comparisons')).length).toBeGreaterThan(5);
    expect(found.stability('map')!.teams).toHaveLength(2);
  });

  it('at another threshold keeps statistics that do not depend on it, and says so', async () => {
    await startRun(session, taskId());
    changeSettings({ threshold: 0.25 });
    const found = shown();
    expect(found.state).toMatchObject({
      kind: 'stale',
      why: 'FNR and F1 were resampled at threshold 0.5, not 0.25.',
    });
    expect(found.interval('team', 'team_0', null, 'map')).not.toBeNull();
    expect(found.interval('team', 'team_0', null, 'macro_fnr')).toBeNull();
    expect(found.stability('macro_fnr')).toBeNull();
    await startRun(session, taskId());
    expect(shown().interval('team', 'team_0', null, 'macro_fnr')).not.toBeNull();
  });

  it('follows other bands and levels without a new one', async () => {
    await startRun(session, taskId());
    const wide = shown().interval('team', 'team_0', null, 'map')!;
    changeUncertainty({ level: 0.5, method: 'bca' });
    changeSettings({ bands: headMediumTail(0.9, 0.001) });
    const found = shown();
    expect(found.state.kind).toBe('ready');
    const narrow = found.interval('team', 'team_0', null, 'map')!;
    expect(narrow.method).toBe('bca');
    expect(narrow.upper! - narrow.lower!).toBeLessThan(wide.upper! - wide.lower!);
    expect(found.interval('band', 'team_0', 'medium', 'map')).not.toBeNull();
  });

  it('keeps its replicates when it is stopped halfway', async () => {
    changeUncertainty({ replicates: 5000 });
    const run = startRun(session, taskId());
    expect(shown().state).toEqual({ kind: 'running', done: 0, of: 5000, secondsLeft: null });
    await new Promise<void>((resolve) => {
      const stop = session.store.subscribe(({ runs }) => {
        if ((runs.get(taskId())?.replicates?.done ?? 0) === 0) return;
        stop();
        resolve();
      });
    });
    cancelRun(session, taskId());
    await run;
    const { state, replicates } = shown();
    expect(state.kind).toBe('partial');
    expect(replicates!.done).toBeGreaterThan(0);
    expect(replicates!.done).toBeLessThan(5000);
    expect(shown().interval('team', 'team_0', null, 'map', 'percentile')!.replicates).toBe(
      replicates!.done,
    );
  });

  it('has its own state when it is stopped before the first replicate', async () => {
    const run = startRun(session, taskId());
    cancelRun(session, taskId());
    await run;
    expect(shown().state).toEqual({ kind: 'stopped' });
  });

  it('fails where the column is not there, saying so', async () => {
    changeUncertainty({ cluster: 'ward' });
    await startRun(session, taskId());
    expect(shown().state).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('no column "ward"'),
    });
  });

  it('says that a team added later has no replicates', async () => {
    await startRun(session, taskId());
    await add('team_2.csv');
    const found = shown();
    expect(found.state).toMatchObject({ kind: 'stale', why: 'There are no replicates of team_2.' });
    expect(found.interval('team', 'team_2', null, 'map')).toBeNull();
    expect(found.interval('team', 'team_0', null, 'map')).not.toBeNull();
    expect(found.stability('map')).toBeNull();
  });

  it('is out of date once metadata name the patients', async () => {
    const later = sessionInNode();
    const labels = FILES['task1_labels.csv']!.split('\n').map((line) => line.split(','));
    const without = (column: number) =>
      labels.map((cells) => cells.filter((_, k) => k !== column).join(',')).join('\n');
    const meta = labels.map(([id, patient]) => `${id},${patient}`).join('\n');
    const file = (name: string, text: string) => ({ file: new File([text], name) });
    const files = ['team_0.csv', 'team_1.csv'].map((name) => file(name, FILES[name]!));
    await later.add([file('task1_labels.csv', without(1)), ...files], 'own');
    const { id } = later.state.tasks[0]!;
    const view = () => {
      const evaluation = evaluationsOf(later.state).find((e) => e.task === TASK)!;
      const { settings, uncertainty } = currentDocument();
      const run = later.state.runs.get(evaluation.id);
      return taskUncertainty(taskView(evaluation, settings), run, uncertainty);
    };
    await startRun(later, id);
    await vi.waitUntil(() => later.state.runs.get(id)!.clusters);
    expect(view().state).toEqual({ kind: 'ready', done: 100 });
    await later.add([file('meta.csv', meta)], 'own');
    await vi.waitUntil(() => view().outOfDate, { timeout: 600_000 });
    const { outOfDate, state, interval, rows } = view();
    expect(outOfDate).toBe(
      'These replicates resample single images; with the files now loaded they would resample images grouped by subject_id of meta.csv.',
    );
    expect(state).toEqual({ kind: 'stale', why: outOfDate, done: 100 });
    expect(interval('team', 'team_0', null, 'map')).toMatchObject({ out_of_date: outOfDate });
    const tables = [...atOnce(rows('bootstrap_metrics')), ...atOnce(rows('rank_distribution'))];
    expect(new Set(tables.map((row) => row.out_of_date))).toEqual(new Set([outOfDate]));
    await startRun(later, id);
    expect(view().outOfDate).toBeNull();
  });

  it('stays when its task is renamed, and is removed with its task', async () => {
    await startRun(session, taskId());
    const labels = session.state.sources.find((e) => e.file.name === 'task1_labels.csv')!;
    await session.amend(labels.id, { ...labels.choices, task: 'Another' });
    const [evaluation] = evaluationsOf(session.state);
    expect(evaluation?.task).toBe('Another');
    const view = taskView(evaluation!, currentDocument().settings);
    const run = session.state.runs.get(view.id);
    const { state, rankRows } = taskUncertainty(view, run, currentDocument().uncertainty);
    expect(state).toEqual({ kind: 'ready', done: 100 });
    expect(new Set(rankRows('map').map(({ task }) => task))).toEqual(new Set(['Another']));

    const again = startRun(session, view.id);
    await session.remove(labels.id);
    await again;
    expect(session.state.runs.size).toBe(0);
  });
});
