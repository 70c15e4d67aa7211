import { describe, expect, test } from 'vitest';
import type { Breakdown } from '@/lib/scoring/break-down';
import { breakDownClass, imagesByGroup } from '@/lib/scoring/break-down';
import { meanOverTeams, widestGaps } from '@/lib/scoring/group-gaps';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import { groupRows } from '@/lib/scoring/tables/group-metrics';

const COLUMNS = {
  scores: Float32Array.of(0.9, 0.4, 0.6, 0.1, 0.8, 0.7, 0.2),
  labels: Uint8Array.of(1, 1, 0, 0, 1, 255, 1),
};
const MATRIX: ScoreMatrix = {
  images: 7,
  classes: ['Edema'],
  scale: 'probability',
  hasProbabilities: true,
  columns: () => ({ ...COLUMNS, probabilities: COLUMNS.scores }),
  labelRows: null,
};
const GROUPS = Int32Array.of(0, 0, 0, 1, 1, 1, -1);

function breakdownOf(...teams: string[]): Breakdown {
  const classes = [breakDownClass(MATRIX, 0, imagesByGroup(MATRIX, GROUPS, 2))];
  return {
    task: 'T',
    attribute: 'view',
    file: 'm.csv',
    groups: ['AP', 'PA'],
    unknown: 1,
    submissions: teams.map((team) => ({ team, classes })),
  };
}

describe('a breakdown by groups of images', () => {
  test('counts each group separately; images without a group and unknown labels are left out', () => {
    const rows = groupRows(breakdownOf('A'), 0.5);
    const common = { task: 'T', attribute: 'view', team: 'A', class: 'Edema' };
    expect(rows).toEqual([
      { ...common, group: 'AP', positives: 2, images: 3, prevalence: 2 / 3, fnr: 0.5, fpr: 1 },
      { ...common, group: 'PA', positives: 1, images: 2, prevalence: 0.5, fnr: 0, fpr: 0 },
    ]);
    expect(groupRows(breakdownOf('A'), 0.9).map((row) => row.fnr)).toEqual([1, 1]);
  });

  test('a rate over no image is not known, and does not enter a mean', () => {
    const [ap] = groupRows(breakdownOf('A'), 0.5);
    const none = { ...ap!, team: 'B', positives: 0, fnr: null };
    const other = { ...ap!, team: 'C', fnr: 0 };
    expect(meanOverTeams([ap!, none, other], 'mean')).toMatchObject([{ team: 'mean', fnr: 0.25 }]);
    expect(meanOverTeams([none], 'mean')[0]!.fnr).toBeNull();
  });

  const row = (name: string, group: string, positives: number, fnr: number) => ({
    ...groupRows(breakdownOf('A'), 0.5)[0]!,
    class: name,
    group,
    positives,
    fnr,
  });

  test('gaps are between groups of enough positives, the surest first', () => {
    const gaps = widestGaps(
      [
        row('Hernia', 'AP', 19, 0),
        row('Hernia', 'PA', 900, 0.9),
        row('Edema', 'AP', 50, 0.4),
        row('Edema', 'PA', 20, 0.2),
        row('Edema', 'LL', 3, 1),
        row('Mass', 'AP', 900, 0.5),
        row('Mass', 'PA', 900, 0.35),
        row('Mass', 'LL', 20, 0.3),
      ],
      20,
    );
    expect(gaps.map((gap) => [gap.class, gap.most, gap.least, gap.positives])).toEqual([
      ['Mass', 'AP', 'PA', 900],
      ['Edema', 'AP', 'PA', 20],
    ]);
    // 0.15 / sqrt(0.425 x 0.575 x 2 / 900)
    expect(gaps[0]!.errors).toBeCloseTo(6.437, 3);
  });

  test('groups in which all or none are missed do not differ', () => {
    const equal = [row('Mass', 'AP', 30, 1), row('Mass', 'PA', 30, 1)];
    expect(widestGaps(equal, 20)).toMatchObject([{ gap: 0, errors: 0 }]);
  });
});
