// @vitest-environment jsdom
import { expect, it } from 'vitest';
import {
  bandsFigure,
  curvesFigure,
  fnrFigure,
  heatMapFigure,
  leaderboardFigure,
  longTailFigure,
  prevalenceFigure,
} from '@/lib/plots';
import type {
  BandMetricRow,
  ClassMetricRow,
  CurvePointRow,
  LabelCountRow,
  TeamMetricRow,
} from '@/lib/scoring/result-tables';
import * as rows from './rows';

const task = '1';
const labelCounts: LabelCountRow[] = rows.labelCounts.map((row) => ({ task, ...row }));
const teamMetrics: TeamMetricRow[] = rows.teamMetrics.map((row) => ({
  task,
  ...row,
  micro_f1: 0.4,
  macro_fnr: 0.5,
  micro_fnr: 0.3,
  mbrier: 0.02,
}));
const bandMetrics: BandMetricRow[] = rows.bandMetrics.map((row) => ({ task, ...row }));
const classMetrics: ClassMetricRow[] = rows.classMetrics.map((row) => ({
  task,
  ...row,
  precision: 0.5,
  recall: 0.5,
  fpr: 0.1,
  specificity: 0.9,
  brier: 0.02,
  ece_decision: 0.1,
}));
const curvePoints: CurvePointRow[] = rows.curvePoints.map((row) => ({ task, ...row }));

it('draws the rows of the result tables as they are', () => {
  const params = rows.params(640);
  const limits = { head: 0.1, tail: 0.01 };
  const figures = [
    longTailFigure(labelCounts, { ...params, scale: 'log', limits }),
    leaderboardFigure(teamMetrics, params),
    bandsFigure({ classes: classMetrics, bands: bandMetrics }, params),
    prevalenceFigure(classMetrics, params),
    heatMapFigure(classMetrics, { ...params, metric: 'auroc' }),
    fnrFigure(classMetrics, params),
    curvesFigure(curvePoints, params),
  ];
  for (const figure of figures) {
    expect(figure.querySelectorAll('[data-team],[data-class]').length).toBeGreaterThan(5);
  }
});
