import { beforeAll, describe, expect, test } from 'vitest';
import { changeSettings, currentDocument } from '@/lib/notebook/document/store';
import { choiceFor, improveChoice } from '@/lib/notebook/improve-choice';
import { improveTask } from '@/lib/notebook/session/improving';
import { readerStudyOf } from '@/lib/notebook/session/readers';
import type { Session } from '@/lib/notebook/session/session';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { ResultInputs } from '@/lib/notebook/tables/result-inputs';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import { filledColumns } from '@/lib/scoring/tables/declare';
import { resultsFileOf, sessionWith } from './support';

const IMAGES = 120;
const label = (i: number, c: number) => Number((i * 7 + c * 3) % (3 + c) === 0);
const lines = (cells: (i: number) => readonly unknown[]) =>
  Array.from({ length: IMAGES }, (_, i) => [`image-${i}`, ...cells(i)].join(',')).join('\n');
const score = (i: number, c: number, team: number) =>
  (((i * (13 + team) + c * 5) % 50) / 100 + 0.4 * label(i, c)).toFixed(2);

/** Two readers' calls make the labels; classes of which one is the parent of the other. */
const LABELS = new File(
  [
    `id,reader,Fracture,Rib fracture\n${['Ann', 'Bob']
      .map((reader, r) =>
        lines((i) => [
          reader,
          Number(label(i, 0) && i % 9 !== r),
          Number(label(i, 1) && i % 7 !== r),
        ]),
      )
      .join('\n')}\n`,
  ],
  'labels.csv',
);
const TEAMS = [0, 1].map(
  (team) =>
    new File(
      [`id,Fracture,Rib fracture\n${lines((i) => [score(i, 0, team), score(i, 1, team)])}\n`],
      `Team${team}.csv`,
    ),
);

/** Tables that need images, and that a results file holds all the same. */
const HELD: readonly ResultTableName[] = [
  'tuned_thresholds',
  'threshold_gains',
  'recalibration',
  'recalibration_gains',
  'fixed_rates',
  'ensemble_gains',
  'ensemble_classes',
  'ensemble_members',
  'ensemble_weights',
  'ensemble_pairs',
  'reader_metrics',
  'reader_consensus',
  'reader_pairs',
  'reader_teams',
  'reader_range',
];

let raw: Session;
beforeAll(async () => {
  changeSettings(INITIAL_SETTINGS);
  raw = await sessionWith([LABELS, ...TEAMS]);
});

const columns = async (session: Session, name: ResultTableName) =>
  filledColumns(tableOf(name), await tableOf(name).make(new ResultInputs(session).now()));

describe('what cells compute of images', () => {
  test('is in a results file, and gives the same tables digit for digit', async () => {
    const file = await resultsFileOf(raw, { outcomes: true });
    const opened = await sessionWith([file]);
    for (const name of HELD) {
      const found = await columns(opened, name);
      expect(found[0]!.values.length, name).toBeGreaterThan(0);
      expect(found, name).toEqual(await columns(raw, name));
    }
    const text = JSON.stringify(opened.state.tasks) + (await file.text());
    expect(text).not.toContain('image-1');
  });

  test('is saved again from the results file', async () => {
    const file = await resultsFileOf(raw, { outcomes: true });
    const again = await resultsFileOf(await sessionWith([file]));
    const opened = await sessionWith([again]);
    for (const name of HELD) expect(await columns(opened, name)).toEqual(await columns(raw, name));
  });

  test('has the names that task and teams have now', async () => {
    const opened = await sessionWith([await resultsFileOf(raw, { outcomes: true })]);
    const [task, first] = opened.state.sources;
    await opened.amend(task!.id, { overrides: {}, task: 'Renamed' });
    await opened.amend(first!.id, { overrides: {}, team: 'First' });
    const choice = improveChoice(currentDocument());
    const watch = { signal: new AbortController().signal };
    const [own] = opened.state.tasks;
    const found = await improveTask(opened, own!.id, 'thresholds', choice, watch);
    expect(found!.task).toBe('Renamed');
    expect(found!.submissions.map(({ team }) => team)).toEqual(['First', 'Team1']);
  });

  test('is not shown under other settings, nor where the file holds none', async () => {
    const opened = await sessionWith([await resultsFileOf(raw, { outcomes: true })]);
    const [task] = opened.state.tasks;
    const choice = improveChoice(currentDocument());
    const watch = { signal: new AbortController().signal };
    const other = { ...choice, threshold: 0.3 };
    expect(await improveTask(opened, task!.id, 'thresholds', other, watch)).toBeNull();
    // Recalibration does not depend on the threshold.
    expect(choiceFor('recalibration', other)).toEqual(choiceFor('recalibration', choice));
    expect(await improveTask(opened, task!.id, 'recalibration', other, watch)).not.toBeNull();
    expect(await readerStudyOf(opened, task!.id, 0.3, watch.signal)).toBeNull();
    const without = await sessionWith([await resultsFileOf(raw)]);
    const [own] = without.state.tasks;
    expect(await improveTask(without, own!.id, 'thresholds', choice, watch)).toBeNull();
    const merged = await sessionWith([
      await resultsFileOf(raw, { outcomes: true, minimumCount: 5 }),
    ]);
    expect(merged.state.sources[0]!.stored!.task.outcomes).toBeUndefined();
  });
});
