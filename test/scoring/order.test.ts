import { describe, expect, it } from 'vitest';
import { Random } from '@/lib/metrics';
import type { TaskEvaluation } from '@/lib/scoring/evaluation';
import { WRITTEN_TABLES } from '@/lib/scoring/result-tables';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { type ClassMetricRow, classMetrics } from '@/lib/scoring/tables/class-metrics';
import { teamPoints } from '@/lib/scoring/task-agreement';
import { meanOf } from '@/lib/scoring/undefined';
import { matrix, rowsMade, submission, task } from './support';

const random = new Random(3);
const CLASSES = Array.from({ length: 24 }, (_, i) => `Finding ${i}`);
const column = () => ({
  scores: Array.from({ length: 60 }, () => random.below(1000) / 1000),
  labels: Array.from({ length: 60 }, (_, i) => Number(i < 3 || random.below(4) === 0)),
});
const TEAMS = ['B', 'A', 'C'].map((team) => {
  const columns = Object.fromEntries(CLASSES.map((name) => [name, column()]));
  return submission(team, matrix(columns));
});
const EVALUATION = task(TEAMS);

/** Another order of the same things, by a fixed permutation. */
function shuffled<Item>(items: readonly Item[], step: number): Item[] {
  return items.map((_, i) => items[(i * step + 5) % items.length]!);
}

/** The task with its classes in another order, in the labels and, by a third one, in each team. */
function reordered({ task: name, classes, submissions }: TaskEvaluation): TaskEvaluation {
  return {
    task: name,
    classes: shuffled(classes, 7),
    submissions: shuffled(submissions, 2).map((own, i) => ({
      ...own,
      classes: shuffled(own.classes, [5, 11, 13][i]!),
      calibration: shuffled(own.calibration, 17),
    })),
  };
}

const asSet = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();

describe('the order of classes and teams in files', () => {
  const rows = (evaluation: TaskEvaluation) =>
    classMetrics(evaluation, DEFAULT_SETTINGS.threshold, DEFAULT_SETTINGS.bands);
  const of = (evaluation: TaskEvaluation, team: string) =>
    rows(evaluation).filter((row) => row.team === team);

  it('changes plain sums in their last digits, so that the tests below can fail', () => {
    const mean = (own: readonly ClassMetricRow[]) => meanOf(own.map((row) => row.brier));
    const means = TEAMS.flatMap(({ team }) => [
      mean(of(EVALUATION, team)),
      mean(of(reordered(EVALUATION), team)),
    ]);
    expect(new Set(means).size).toBeGreaterThan(TEAMS.length);
  });

  it.each(WRITTEN_TABLES)('changes no bit of %s', async (name) => {
    const there = asSet(await rowsMade(name, [EVALUATION]));
    expect(asSet(await rowsMade(name, [reordered(EVALUATION)]))).toEqual(there);
  });

  it('changes no bit of the means that two tasks are compared by', () => {
    const points = (evaluation: TaskEvaluation) =>
      teamPoints(rows(evaluation), rows(evaluation), 'ap');
    expect(asSet(points(reordered(EVALUATION)))).toEqual(asSet(points(EVALUATION)));
  });
});
