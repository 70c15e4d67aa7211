import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import type { Workspace } from '@/lib/notebook/session/workspace';
import { changeSettings, INITIAL_SETTINGS, settingsStore } from '@/lib/notebook/settings';
import { cancelRun, startRun } from '@/lib/notebook/uncertainty/runner';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import {
  changeUncertainty,
  keepRuns,
  runStore,
  uncertaintySettings,
} from '@/lib/notebook/uncertainty/store';
import { taskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { taskView } from '@/lib/notebook/view';
import { atOnce } from '@/lib/scoring/steps';
import { csvOf, testSet } from '../../inference/support';
import { workspaceInNode } from '../support';

const SET = testSet(300, 3, 3);
const FILES = csvOf(SET);
const TASK = 'Task 1';

let workspace: Workspace;
const add = (...names: (keyof typeof FILES)[]) =>
  workspace.add(
    names.map((name) => ({ file: new File([FILES[name]!], name) })),
    'own',
  );

/** What the cells would see. */
function shown() {
  const evaluation = evaluationsOf(workspace.state).find((e) => e.task === TASK)!;
  const view = taskView(evaluation, settingsStore.getState());
  return taskUncertainty(view, runStore.getState().runs.get(TASK), uncertaintySettings.getState());
}

beforeAll(async () => {
  workspace = workspaceInNode();
  await add('task1_labels.csv', 'team_0.csv', 'team_1.csv');
});
afterAll(async () => (await workspace.database()).close());
beforeEach(() => {
  settingsStore.setState(INITIAL_SETTINGS);
  uncertaintySettings.setState({ ...DEFAULT_UNCERTAINTY, replicates: 100 });
  keepRuns(new Set());
});

describe('a run', () => {
  it('draws by patient and ends ready', async () => {
    expect(shown().state).toEqual({ kind: 'none' });
    await startRun(workspace, TASK);
    const found = shown();
    expect(found.state).toEqual({ kind: 'ready', done: 100 });
    expect(found.replicates!.cluster).toMatchObject({
      column: 'subject_id',
      file: 'task1_labels.csv',
      clusters: SET.clusters,
    });
    const map = found.interval('team', 'team_0', null, 'map')!;
    expect(map.method).toBe('percentile');
    expect(map.lower).toBeLessThan(map.upper!);
    expect(found.interval('class', 'team_0', 'Class 0', 'fnr', 'wilson')).not.toBeNull();
    expect(found.interval('team', 'team_9', null, 'map')).toBeNull();
    const evaluation = evaluationsOf(workspace.state).find((e) => e.task === TASK)!;
    const [most, some, least] = taskView(evaluation, settingsStore.getState())
      .labelCounts.map((row) => row.prevalence!)
      .sort((a, b) => b - a) as [number, number, number];
    changeSettings({ limits: { head: (most + some) / 2, tail: (some + least) / 2 } });
    const banded = shown();
    const average = banded.interval('band', 'team_0', 'average', 'map')!;
    const bands = ['head', 'medium', 'tail'].map((band) => ({
      row: banded.interval('band', 'team_0', band, 'map')!,
      draws: banded.draws('band', 'team_0', band, 'map')!,
    }));
    const third = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / 3;
    expect(average.estimate).toBeCloseTo(third(bands.map(({ row }) => row.estimate!)), 12);
    expect(banded.draws('band', 'team_0', 'average', 'map')![17]).toBeCloseTo(
      third(bands.map(({ draws }) => draws[17]!)),
      12,
    );
    expect(average.lower).toBeLessThan(average.estimate!);
    changeSettings({ limits: INITIAL_SETTINGS.limits });
    expect(atOnce(found.rows('rank_distribution')).filter((r) => r.metric === 'map')).toHaveLength(
      4,
    );
    expect(atOnce(found.rows('pairwise_comparisons')).length).toBeGreaterThan(5);
    expect(found.stability('map')!.teams).toHaveLength(2);
  });

  it('at another threshold keeps what does not depend on it, and says so', async () => {
    await startRun(workspace, TASK);
    changeSettings({ threshold: 0.25 });
    const found = shown();
    expect(found.state).toMatchObject({
      kind: 'stale',
      why: 'FNR and F1 were drawn at threshold 0.5, not 0.25.',
    });
    expect(found.interval('team', 'team_0', null, 'map')).not.toBeNull();
    expect(found.interval('team', 'team_0', null, 'macro_fnr')).toBeNull();
    expect(found.stability('macro_fnr')).toBeNull();
    await startRun(workspace, TASK);
    expect(shown().interval('team', 'team_0', null, 'macro_fnr')).not.toBeNull();
  });

  it('follows other band limits and levels without a new one', async () => {
    await startRun(workspace, TASK);
    const wide = shown().interval('team', 'team_0', null, 'map')!;
    changeUncertainty({ level: 0.5, method: 'bca' });
    changeSettings({ limits: { head: 0.9, tail: 0.001 } });
    const found = shown();
    expect(found.state.kind).toBe('ready');
    const narrow = found.interval('team', 'team_0', null, 'map')!;
    expect(narrow.method).toBe('bca');
    expect(narrow.upper! - narrow.lower!).toBeLessThan(wide.upper! - wide.lower!);
    expect(found.interval('band', 'team_0', 'medium', 'map')).not.toBeNull();
  });

  it('stopped half-way keeps what there is', async () => {
    changeUncertainty({ replicates: 5000 });
    const run = startRun(workspace, TASK);
    expect(shown().state).toEqual({ kind: 'running', done: 0, of: 5000, secondsLeft: null });
    await new Promise<void>((resolve) => {
      const stop = runStore.subscribe(({ runs }) => {
        if ((runs.get(TASK)?.replicates?.done ?? 0) === 0) return;
        stop();
        resolve();
      });
    });
    cancelRun(TASK);
    await run;
    const { state, replicates } = shown();
    expect(state.kind).toBe('partial');
    expect(replicates!.done).toBeGreaterThan(0);
    expect(replicates!.done).toBeLessThan(5000);
    expect(shown().interval('team', 'team_0', null, 'map')!.replicates).toBe(replicates!.done);
  });

  it('stopped before anything was drawn is not one that was never asked for', async () => {
    const run = startRun(workspace, TASK);
    cancelRun(TASK);
    await run;
    expect(shown().state).toEqual({ kind: 'stopped' });
  });

  it('fails where the column is not there, saying so', async () => {
    changeUncertainty({ cluster: 'ward' });
    await startRun(workspace, TASK);
    expect(shown().state).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('no column "ward"'),
    });
  });

  it('says nothing of a team that came later', async () => {
    await startRun(workspace, TASK);
    await add('team_2.csv');
    const found = shown();
    expect(found.state).toMatchObject({ kind: 'stale', why: 'Nothing was drawn for team_2.' });
    expect(found.interval('team', 'team_2', null, 'map')).toBeNull();
    expect(found.interval('team', 'team_0', null, 'map')).not.toBeNull();
    expect(found.stability('map')).toBeNull();
  });

  it('is let go of with its task', async () => {
    await startRun(workspace, TASK);
    const labels = workspace.state.sources.find((e) => e.file.name === 'task1_labels.csv')!;
    const again = startRun(workspace, TASK);
    await workspace.amend(labels.id, { ...labels.choices, task: 'Another' });
    await again;
    expect(runStore.getState().runs.size).toBe(0);
    await startRun(workspace, 'Another');
    await workspace.remove(labels.id);
    expect(runStore.getState().runs.size).toBe(0);
  });
});
