import { afterEach, describe, expect, test } from 'vitest';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import type { Session } from '@/lib/notebook/session/session';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { groupRows } from '@/lib/scoring/tables/group-metrics';
import { sessionInNode } from './support';

const file = (name: string, text: string) => ({ file: new File([text], name) });

const LABELS = file('labels.csv', 'id,Edema,Hernia\na,1,0\nb,0,1\nc,1,0\nd,0,\n');
const MODEL = file(
  'model.csv',
  'id,Hernia,prob_edema\nd,0.1,0.8\nc,0.2,0.5\nb,0.6,0.1\na,0.7,0.9\n',
);
const OTHER = file('other.csv', 'id,Edema\na,0.1\nb,0.2\nx,0.4\n');
const GOLD = file('gold.csv', 'id,Hernia\na,1\nb,0\n');
const COUNTS = file('counts.csv', 'class,positives,images\nEdema,500,1000\nHernia,5,1000\n');

let session: Session;
afterEach(() => session.idle());

function status(name: string) {
  return session.state.sources.find((entry) => entry.file.name === name)?.status;
}

function ap(team: string, name: string) {
  const { threshold, bands } = DEFAULT_SETTINGS;
  return evaluationsOf(session.state)
    .flatMap((evaluation) => classMetrics(evaluation, threshold, bands))
    .find((row) => row.team === team && row.class === name)?.ap;
}

describe('Session', () => {
  test('files in any order end in the same figures', async () => {
    session = sessionInNode();
    await session.add([MODEL], 'own');
    expect(status('model.csv')).toMatchObject({ kind: 'waiting' });
    await session.add([COUNTS, LABELS], 'own');
    expect(status('model.csv')).toEqual({ kind: 'ready' });
    // Edema: a 0.9+, d 0.8-, c 0.5+, b 0.1-; Hernia: a 0.7-, b 0.6+, c 0.2-, d unknown.
    expect(ap('model', 'Edema')).toBeCloseTo(5 / 6, 14);
    expect(ap('model', 'Hernia')).toBeCloseTo(1 / 2, 14);
    expect(evaluationsOf(session.state)[0]!.classes[1]).toMatchObject({
      name: 'Hernia',
      images: 3,
      unknown: 1,
      training: { positives: 5, images: 1000 },
    });
  });

  test('counts of other classes leave a task without training prevalence', async () => {
    session = sessionInNode();
    const others = file('counts.csv', 'class,positives,images\nMass,500,1000\n');
    await session.add([LABELS, others], 'own');
    const [task] = evaluationsOf(session.state);
    expect(task!.classes.map((c) => c.training)).toEqual(['unlisted', 'unlisted']);
    await session.add([COUNTS], 'own');
    expect(evaluationsOf(session.state)[0]!.classes[0]!.training).toMatchObject({ images: 1000 });
  });

  test('the labels or a metadata file group the images', async () => {
    session = sessionInNode();
    const views = file('views.csv', 'id,view\nd,PA\nc,AP\nb,AP\na,PA\n');
    await session.add([LABELS, MODEL, views], 'own');
    const { id } = session.state.tasks[0]!;
    const attributes = await session.attributes(id);
    expect(attributes.map((a) => a.column)).toEqual(['view']);
    const { signal } = new AbortController();
    const parted = await session.breakDown(id, attributes[0]!, signal);
    // Edema is positive in a (PA, 0.9) and c (AP, 0.5).
    const rows = groupRows(parted!, 0.5).filter((row) => row.class === 'Edema');
    expect(rows.map((row) => [row.group, row.positives, row.fnr])).toEqual([
      ['AP', 1, 1],
      ['PA', 1, 0],
    ]);
    expect(await session.breakDown('gone', attributes[0]!, signal)).toBeNull();
    const overtaken = session.breakDown(id, attributes[0]!, signal);
    const model = session.state.sources.find((entry) => entry.file.name === 'model.csv')!;
    await session.remove(model.id);
    expect(await overtaken).toBeNull();
  });

  test('a file that cannot be used says why, and nothing else changes', async () => {
    session = sessionInNode();
    await session.add([LABELS, MODEL], 'own');
    const before = ap('model', 'Edema');
    const bad = file('bad.csv', 'id,Edema\na,0.5\nb,1.5e9\n');
    const twice = file('model.csv', await MODEL.file.text());
    const sameTeam = {
      ...file('model_predictions.csv', 'id,Edema\na,0.3\nb,0.2\n'),
      choices: { overrides: {}, team: 'model' },
    };
    await session.add([bad, twice, sameTeam], 'own');
    expect(status('bad.csv')).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/bad\.csv.*Edema/),
    });
    expect(session.state.sources[3]!.status).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/loaded already.*model\.csv/),
    });
    expect(status('model_predictions.csv')).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/"model"/),
    });
    expect(ap('model', 'Edema')).toBe(before);
    const renamed = session.state.sources.find((e) => e.file.name === 'model_predictions.csv')!;
    await session.amend(renamed.id, { ...renamed.choices, team: 'second' });
    expect(ap('second', 'Edema')).toBe(1);
  });

  test('a file renamed to a team that is there is refused, and that team stays', async () => {
    session = sessionInNode();
    await session.add([LABELS, MODEL, OTHER], 'own');
    const before = ap('model', 'Edema');
    const { id, choices } = session.state.sources.find((e) => e.file.name === 'other.csv')!;
    await session.amend(id, { ...choices, team: 'model' });
    expect(status('model.csv')).toEqual({ kind: 'ready' });
    expect(status('other.csv')).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/"model" already has a file in .*\(model\.csv\)/),
    });
    expect(ap('model', 'Edema')).toBe(before);
    await session.amend(id, { ...choices, team: 'another' });
    expect(status('other.csv')).toEqual({ kind: 'ready' });
  });

  test('predictions of some classes and images are scored on those', async () => {
    session = sessionInNode();
    await session.add([LABELS, OTHER], 'own');
    const submission = session.state.sources.find((e) => e.joined)!.joined!.submission;
    expect(submission).toMatchObject({ scored: ['Edema'], missing: ['Hernia'], ignored: [] });
    expect(submission.alignment).toMatchObject({ onlyLabels: 2, onlyPredictions: 1 });
    expect(submission.alignment.onlyPredictionsExamples).toEqual(['x']);
    expect(ap('other', 'Edema')).toBeCloseTo(1 / 2, 14);
  });

  test('adding an unrelated file triggers no updates', async () => {
    session = sessionInNode();
    await session.add([LABELS, MODEL], 'own');
    const before = session.state;
    const told = new Set<unknown>();
    const stop = session.store.subscribe(({ tasks, sources }) => {
      told.add(tasks).add(sources.find((entry) => entry.file.name === 'model.csv'));
    });
    await session.add([OTHER], 'own');
    stop();
    const model = before.sources.find((entry) => entry.file.name === 'model.csv');
    expect(told.size).toBe(2);
    expect([...told].every((one) => one === before.tasks || one === model)).toBe(true);
    await session.add([COUNTS], 'own');
    expect(session.state.tasks).not.toBe(before.tasks);
    expect(session.state.tasks[0]!.counts).not.toBeNull();
  });

  test('predictions join the task they cover best, and move when a better one comes', async () => {
    session = sessionInNode();
    const some = file('some.csv', 'id,Hernia\na,0.4\nb,0.2\n');
    await session.add([LABELS, some], 'own');
    const task = () => session.state.sources.find((e) => e.file.name === 'some.csv')?.joined?.task;
    const name = () => session.state.tasks.find((t) => t.id === task())?.name;
    expect(name()).toBe('Test set');
    await session.add([GOLD], 'own');
    expect(name()).toBe('gold');
    expect(ap('some', 'Hernia')).toBe(1);
    const gold = session.state.sources.find((e) => e.file.name === 'gold.csv')!;
    await session.remove(gold.id);
    expect(name()).toBe('Test set');
    expect(ap('some', 'Hernia')).toBeCloseTo(1 / 2, 14);
  });

  test('predictions can be assigned to a built-in task, even without a task of the user', async () => {
    session = sessionInNode();
    await session.add([LABELS], 'built-in');
    await session.add([MODEL], 'own');
    expect(status('model.csv')).toMatchObject({
      why: 'Waiting for a label file with these images.',
    });
    const [labels, model] = session.state.sources;
    await session.amend(model!.id, { ...model!.choices, task: labels!.id });
    expect(status('model.csv')).toEqual({ kind: 'ready' });
    expect(ap('model', 'Edema')).toBeCloseTo(5 / 6, 14);
  });

  test('the reader overrules role, classes and scale', async () => {
    session = sessionInNode();
    const percent = file('percent.csv', 'id,Edema\na,90\nb,10\nc,50\nd,80\n');
    await session.add([LABELS, percent], 'own');
    expect(status('percent.csv')).toMatchObject({
      kind: 'needs-choice',
      remedies: [{ overrides: { scale: 'percent' } }, { overrides: { scale: 'rank' } }],
    });
    const entry = session.state.sources.find((e) => e.file.name === 'percent.csv')!;
    await session.amend(entry.id, {
      overrides: { scale: 'percent', classes: { Edema: 'Hernia' } },
    });
    expect(status('percent.csv')).toEqual({ kind: 'ready' });
    expect(ap('percent', 'Hernia')).toBeCloseTo(1 / 3, 14);
  });

  test('calibration follows its settings', async () => {
    session = sessionInNode();
    await session.add([LABELS, MODEL], 'own');
    const id = session.state.sources.find((e) => e.joined)!.id;
    expect(session.state.results.get(id)!.calibration[0]!.bins.count).toHaveLength(15);
    await session.setCalibration({ ...DEFAULT_SETTINGS, bins: 4 });
    expect(session.state.results.get(id)!.calibration[0]!.bins.count).toHaveLength(4);
    expect(session.state.results.get(id)!.pools[0]!.class).toBe('all classes');
  });

  test('cancelling removes unread files and keeps the others', async () => {
    session = sessionInNode();
    await session.add([LABELS, MODEL], 'own');
    const more = session.add([OTHER, GOLD], 'own');
    session.cancel();
    await more;
    expect(session.state.sources.map((e) => e.file.name).sort()).toEqual([
      'labels.csv',
      'model.csv',
    ]);
    expect(ap('model', 'Edema')).toBeCloseTo(5 / 6, 14);
    await session.add([OTHER], 'own');
    expect(status('other.csv')).toEqual({ kind: 'ready' });
  });

  const entryOf = (name: string) => session.state.sources.find((e) => e.file.name === name)!;

  /** Cancels once, as soon as the state is such. */
  function cancelWhen(isSo: (state: Session['state']) => boolean): void {
    const stop = session.store.subscribe((state) => {
      if (!isSo(state)) return;
      stop();
      session.cancel();
    });
  }

  test('a choice that is cancelled, in line or while checking, is taken back', async () => {
    session = sessionInNode();
    await session.add([LABELS, MODEL], 'own');
    const before = entryOf('model.csv');
    const percent = { overrides: { scale: 'percent' as const } };
    const isChecked = ({ status: now }: typeof before) =>
      now.kind === 'working' && now.step === 'checking';
    for (const wait of [
      () => session.cancel(),
      () => cancelWhen(({ sources }) => sources.some(isChecked)),
    ]) {
      const amended = session.amend(before.id, percent);
      wait();
      await amended;
      expect(entryOf('model.csv')).toEqual(before);
      expect(ap('model', 'Edema')).toBeCloseTo(5 / 6, 14);
    }
    await session.amend(before.id, percent);
    expect(entryOf('model.csv')).toMatchObject({
      status: { kind: 'ready' },
      choices: percent,
      source: { description: { scale: 'percent' } },
    });
  });

  test('labels whose reading anew is cancelled stay as they were, with all computed of them', async () => {
    session = sessionInNode();
    await session.add([LABELS, MODEL], 'own');
    const before = session.state.sources;
    const amended = session.amend(before[0]!.id, { overrides: { classes: { Hernia: null } } });
    cancelWhen(({ sources }) => sources[0]!.status.kind === 'working');
    await amended;
    expect(session.state.sources).toEqual(before);
    await session.setCalibration({ ...DEFAULT_SETTINGS, bins: 3 });
    expect(session.state.failure).toBeNull();
  });

  test('what is cancelled stays so: files read by then are not computed of themselves', async () => {
    session = sessionInNode();
    const added = session.add([LABELS, MODEL], 'own');
    cancelWhen(({ sources }) => sources.every(({ source }) => source !== null));
    await added;
    await session.idle();
    expect(status('labels.csv')).toEqual({ kind: 'ready' });
    expect(status('model.csv')).toEqual({ kind: 'waiting', why: 'Computing was cancelled.' });
    expect(session.state.results.size).toBe(0);
    const { id, choices } = entryOf('model.csv');
    await session.amend(id, choices);
    expect(ap('model', 'Edema')).toBeCloseTo(5 / 6, 14);
  });
});
