import { describe, expect, test } from 'vitest';
import type { ClassMetricRow } from '@/lib/scoring/result-tables';
import { agreement, classPoints, sharedClasses, teamPoints } from '@/lib/scoring/task-agreement';

function row(team: string, name: string, ap: number | null): ClassMetricRow {
  return { team, class: name, ap } as ClassMetricRow;
}

const X = [
  row('A', 'Edema', 0.2),
  row('A', 'Mass', 0.4),
  row('B', 'Edema', 0.5),
  row('C', 'Edema', 0.1),
];
const Y = [
  row('A', 'Edema', 0.6),
  row('A', 'Hernia', 0.8),
  row('B', 'Edema', null),
  row('C', 'Edema', 0.3),
];

describe('points', () => {
  test('a team has its means over the classes of each task', () => {
    expect(teamPoints(X, Y, 'ap')).toEqual([
      { name: 'A', x: expect.closeTo(0.3, 12), y: expect.closeTo(0.7, 12) },
      { name: 'C', x: 0.1, y: 0.3 },
    ]);
  });

  test('or over the classes that both tasks have', () => {
    const shared = new Set(sharedClasses(X, Y));
    expect([...shared]).toEqual(['Edema']);
    expect(teamPoints(X, Y, 'ap', shared)[0]).toEqual({ name: 'A', x: 0.2, y: 0.6 });
  });

  test('class by class for one team, undefined left out', () => {
    expect(classPoints(X, Y, 'ap', 'A')).toEqual([{ name: 'Edema', x: 0.2, y: 0.6 }]);
    expect(classPoints(X, Y, 'ap', 'B')).toEqual([]);
  });
});

describe('agreement', () => {
  // The four teams whose two mAPs the overview paper prints; by scipy.stats.linregress,
  // pearsonr(...).confidence_interval() and spearmanr (SciPy 1.10.1).
  const printed = [
    { name: 'A', x: 0.281, y: 0.519 },
    { name: 'C', x: 0.277, y: 0.526 },
    { name: 'E', x: 0.269, y: 0.511 },
    { name: 'F', x: 0.273, y: 0.509 },
  ];

  test('matches SciPy', () => {
    const fit = agreement(printed);
    expect(fit.n).toBe(4);
    expect(fit.r).toBeCloseTo(0.6781724859183206, 12);
    expect(fit.line!.slope).toBeCloseTo(1.0250000000000001, 12);
    expect(fit.line!.intercept).toBeCloseTo(0.23437499999999994, 12);
    expect(fit.spearman).toBeCloseTo(0.6000000000000001, 12);
    expect(fit.interval![0]).toBeCloseTo(-0.8124659253266866, 10);
    expect(fit.interval![1]).toBeCloseTo(0.9924183449760262, 10);
  });

  test('is undefined where it cannot be had', () => {
    expect(agreement(printed.slice(0, 3)).interval).toBeNull();
    expect(agreement(printed.slice(0, 1))).toMatchObject({ n: 1, r: null, line: null });
  });
});
