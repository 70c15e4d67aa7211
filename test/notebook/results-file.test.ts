import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeSettings, currentDocument } from '@/lib/notebook/document/store';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import type { Session } from '@/lib/notebook/session/session';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { ResultInputs } from '@/lib/notebook/tables/result-inputs';
import { startRun } from '@/lib/notebook/uncertainty/runner';
import {
  RESAMPLED_TABLES,
  type ResultTableName,
  SQL_TABLES,
  tableOf,
} from '@/lib/scoring/result-tables';
import type { CalibrationSettings } from '@/lib/scoring/settings';
import { filledColumns } from '@/lib/scoring/tables/declare';
import { resultsFileOf, sessionWith } from './support';

const IMAGES = 90;
const rows = Array.from({ length: IMAGES }, (_, i) => i);
const label = (i: number, c: number) => Number((i * 7 + c * 3) % (4 + c) === 0);
const score = (i: number, c: number, team: number) =>
  (((i * (13 + team) + c * 5) % 50) / 100 + 0.4 * label(i, c)).toFixed(2);

const text = (header: string, lines: readonly string[]) => [header, ...lines, ''].join('\n');
const HEADER = 'id,Edema,Mass,Hernia';
const classes = [0, 1, 2];

/** Labels with patients and one unknown label, two teams, of which one left out some images. */
const LABELS = new File(
  [
    text(
      `${HEADER},subject_id`,
      rows.map((i) => {
        const labels = classes.map((c) => (i === 4 && c === 1 ? '' : label(i, c)));
        return `image-${i},${labels.join(',')},${Math.floor(i / 2)}`;
      }),
    ),
  ],
  'labels.csv',
);
const team = (name: string, number: number, first: number) => {
  const own = rows.slice(first);
  const lines = own.map((i) => `image-${i},${classes.map((c) => score(i, c, number)).join(',')}`);
  return new File([text(HEADER, lines)], name);
};
const TEAMS = [team('TeamA.csv', 0, 0), team('TeamB.csv', 1, 7)];
const METADATA = new File(
  [
    text(
      'id,view',
      rows.map((i) => `image-${i},${i % 3 ? 'PA' : 'AP'}`),
    ),
  ],
  'metadata.csv',
);

let raw: Session;
let opened: Session | null = null;

async function rowsOf(session: Session, name: ResultTableName) {
  const table = tableOf(name);
  return filledColumns(table, await table.make(new ResultInputs(session).now()));
}

/** The rows of a table without the task's name, in an order that files do not change. */
async function byTeam(session: Session, name: ResultTableName): Promise<string[]> {
  const columns = (await rowsOf(session, name)).filter((column) => column.name !== 'task');
  const length = columns[0]!.values.length;
  const rowTexts = Array.from({ length }, (_, row) =>
    JSON.stringify(columns.map(({ values }) => values[row] ?? null)),
  );
  return rowTexts.sort();
}

async function use(session: Session, change: CalibrationSettings & { threshold: number }) {
  changeSettings({ ...INITIAL_SETTINGS, ...change });
  await session.setCalibration(currentDocument().settings);
}

beforeAll(async () => {
  raw = await sessionWith([LABELS, ...TEAMS, METADATA]);
  await startRun(raw, raw.state.tasks[0]!.id);
});

beforeEach(() => {
  changeSettings(INITIAL_SETTINGS);
});

afterEach(() => opened?.idle());

describe('a notebook opened from a results file', () => {
  test.each([
    { bins: 15, binning: 'width', threshold: 0.5 },
    { bins: 5, binning: 'mass', threshold: 0.123 },
    { bins: 50, binning: 'width', threshold: 0 },
  ] as const)(
    'has the same result tables, digit for digit: $bins, $binning, $threshold',
    async (settings) => {
      await use(raw, settings);
      opened = await sessionWith([await resultsFileOf(raw)]);
      await use(opened, settings);
      expect(opened.state.sources.map(({ status }) => status.kind)).toEqual([
        'ready',
        'ready',
        'ready',
      ]);
      for (const name of SQL_TABLES) {
        const found = await rowsOf(opened, name);
        if (tableOf(name).needsImages) expect(found[0]!.values, name).toHaveLength(0);
        else expect(found, name).toEqual(await rowsOf(raw, name));
      }
      // The run is there, and so are its tables.
      expect((await rowsOf(opened, 'bootstrap_metrics'))[0]!.values.length).toBeGreaterThan(0);
      expect((await rowsOf(opened, 'group_metrics'))[0]!.values.length).toBeGreaterThan(0);
    },
  );

  test('has no calibration under settings the file does not hold, unless it holds score counts', async () => {
    const other = { bins: 7, binning: 'mass', threshold: 0.5 } as const;
    const files = [await resultsFileOf(raw), await resultsFileOf(raw, { level: 'exact' })];
    await use(raw, other);
    const wanted = await rowsOf(raw, 'calibration_bins');
    const [summary, exact] = await Promise.all(files.map((file) => sessionWith([file])));
    await use(summary!, other);
    await use(exact!, other);
    expect((await rowsOf(summary!, 'calibration_bins'))[0]!.values).toHaveLength(0);
    const found = await rowsOf(exact!, 'calibration_bins');
    wanted.forEach((column, index) => {
      expect(found[index]!.values.length).toBe(column.values.length);
      Array.from(column.values).forEach((value, row) => {
        const own = found[index]!.values[row];
        if (typeof value === 'number') expect(own).toBeCloseTo(value, 12);
        else expect(own).toBe(value);
      });
    });
  });

  test('stands beside raw files, and is saved again with them', async () => {
    const labels = new File(
      [(await LABELS.text()).replaceAll('image-', 'other-')],
      'gold_labels.csv',
    );
    const scores = new File([(await TEAMS[0]!.text()).replaceAll('image-', 'other-')], 'TeamA.csv');
    opened = await sessionWith([await resultsFileOf(raw), labels, scores]);
    expect(opened.state.sources.map(({ status }) => status.kind)).toEqual(
      Array.from({ length: 5 }, () => 'ready'),
    );
    const again = await sessionWith([await resultsFileOf(opened)]);
    expect(evaluationsOf(again.state).map(({ submissions }) => submissions.length)).toEqual([2, 1]);
    expect(await rowsOf(again, 'class_metrics')).toEqual(await rowsOf(opened, 'class_metrics'));
  });

  test('loses nothing to a damaged results file, nor to the same file once more', async () => {
    const file = await resultsFileOf(raw);
    opened = await sessionWith([file]);
    const before = evaluationsOf(opened.state);
    const bytes = new Uint8Array(await file.arrayBuffer());
    bytes.fill(7, 400, 900);
    await opened.add([{ file: new File([bytes], 'damaged.longtail.zip') }, { file }], 'own');
    const [damaged, same] = opened.state.sources.slice(3).map(({ status }) => status);
    expect(damaged).toMatchObject({ kind: 'failed', message: expect.stringContaining('damaged') });
    expect(same).toMatchObject({ kind: 'failed', message: expect.stringContaining('already') });
    expect(evaluationsOf(opened.state)).toEqual(before);
  });

  test('says that its images are not here to be resampled', async () => {
    opened = await sessionWith([await resultsFileOf(raw, { replicates: false })]);
    const [task] = opened.state.tasks;
    await startRun(opened, task!.id);
    expect(opened.state.runs.get(task!.id)!.status).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('board.longtail.zip holds results, not images'),
    });
  });

  test('joins the label file that it was computed from', async () => {
    opened = await sessionWith([await resultsFileOf(raw), LABELS, team('TeamC.csv', 2, 0)]);
    const boards = evaluationsOf(opened.state).map(({ submissions }) => submissions.length);
    expect(boards).toEqual([3]);
  });

  test('joins a published board: whoever has its labels is compared in pairs with its teams', async () => {
    const newcomer = team('TeamC.csv', 2, 0);
    const whole = await sessionWith([LABELS, ...TEAMS, newcomer]);
    await startRun(whole, whole.state.tasks[0]!.id);
    // The same labels in another order of rows and under another name.
    const [header, ...lines] = (await LABELS.text()).trim().split('\n');
    const labels = new File([text(header!, lines.reverse())], 'truth.csv');
    opened = await sessionWith([await resultsFileOf(raw), labels, newcomer]);
    const [task, ...others] = opened.state.tasks;
    expect(others).toEqual([]);
    expect(evaluationsOf(opened.state)[0]!.submissions).toHaveLength(3);
    await startRun(opened, task!.id);
    for (const name of ['team_metrics', ...RESAMPLED_TABLES] as const) {
      const found = await byTeam(opened, name);
      expect(found.length, name).toBeGreaterThan(0);
      expect(found, name).toEqual(await byTeam(whole, name));
    }
  });
});
